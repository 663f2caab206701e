using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SupportBot.Conversation.Safety;

namespace SupportBot.Conversation;

/// <summary>The one JSON shape of stored sessions. Names are short because a row is written on every turn.</summary>
public static class SessionJson
{
    public static byte[] Write(StoredSession session) => JsonSerializer.SerializeToUtf8Bytes(session, SessionJsonContext.Default.StoredSession);

    /// <returns>A session of an earlier schema version as one of today; null for one of another version, which cannot be continued.</returns>
    /// <exception cref="JsonException">The bytes are not a stored session.</exception>
    public static StoredSession? Read(ReadOnlySpan<byte> json) => SchemaOf(json) switch
    {
        Session.CurrentSchema => JsonSerializer.Deserialize(json, SessionJsonContext.Default.StoredSession),
        1 => From1(JsonNode.Parse(json)!),
        _ => null,
    };

    /// <summary>The version stands first in the session, so that little is read for it.</summary>
    private static int? SchemaOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader is { CurrentDepth: 2, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("schema"u8))
                return reader.Read() ? reader.GetInt32() : null;
        }

        return null;
    }

    /// <summary>
    /// Schema 1 kept of the steps that were told a number that did not name them; those that were said count as told. It kept the end of a talk as a question.
    /// </summary>
    private static StoredSession From1(JsonNode stored)
    {
        var session = stored["session"]!;
        session["schema"] = Session.CurrentSchema;
        var safety = session["safety"]!.AsObject();
        var toldSteps = safety.Remove("steps");
        safety["steps"] = new JsonArray();
        if (safety.Remove("isBetween", out var between))
            safety["hasRemarkBetween"] = between;
        if (safety["asked"]?.GetValue<string>() == "Ended")
        {
            safety.Remove("asked");
            safety["hasJustEnded"] = true;
        }

        var upgraded = stored.Deserialize(SessionJsonContext.Default.StoredSession)!;
        return toldSteps ? upgraded with { Session = WithStepsSaid(upgraded.Session) } : upgraded;
    }

    private static Session WithStepsSaid(Session session)
    {
        var steps = SafetySteps.Of(session.Safety, isOwnLanguage: session.Safety.Language is null || session.Safety.Language == session.Locale);
        return session with { Safety = session.Safety with { Steps = [.. steps.Where(session.Said.ContainsKey)] } };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredSession))]
[JsonSerializable(typeof(Session))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
