using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Conversation;

/// <summary>The one JSON shape of stored sessions. Names are short because a row is written on every turn.</summary>
public static class SessionJson
{
    public static byte[] Write(StoredSession session) => JsonSerializer.SerializeToUtf8Bytes(session, SessionJsonContext.Default.StoredSession);

    /// <returns>Null when the bytes hold a session of another schema version, which cannot be continued.</returns>
    /// <exception cref="JsonException">The bytes are not a stored session.</exception>
    public static StoredSession? Read(ReadOnlySpan<byte> json)
    {
        var stored = JsonSerializer.Deserialize(json, SessionJsonContext.Default.StoredSession);
        return stored?.Session.Schema == Session.CurrentSchema ? stored : null;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredSession))]
[JsonSerializable(typeof(Session))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
