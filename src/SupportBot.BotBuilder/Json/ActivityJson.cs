using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder.Json;

/// <summary>Reads and writes the JSON of the protocol.</summary>
internal static class ActivityJson
{
    private static readonly ActivityJsonContext Context = new(new JsonSerializerOptions(ActivityJsonContext.Default.Options)
    {
        // The JSON is a body of its own type and is never put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static JsonSerializerOptions Options => Context.Options;

    /// <exception cref="JsonException">The bytes are not an activity.</exception>
    public static Activity? ReadActivity(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.Activity);

    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, Context.Activity);

    /// <summary>Writes one of the types that may stand behind an <c>object</c> property.</summary>
    public static byte[] WriteObject(object value) => JsonSerializer.SerializeToUtf8Bytes(value, Context.Object);

    /// <exception cref="JsonException">The bytes are not a resource response.</exception>
    public static ResourceResponse? ReadResponse(ReadOnlySpan<byte> utf8) => JsonSerializer.Deserialize(utf8, Context.ResourceResponse);

    /// <exception cref="JsonException">A member of the account has the wrong type.</exception>
    public static ChannelAccount? ReadAccount(JsonElement account) => account.Deserialize(Context.ChannelAccount);

    /// <returns>Null where the value is no such object or its members have the wrong types.</returns>
    public static AdaptiveCardInvokeValue? ReadCardInvoke(object? value)
    {
        try
        {
            return Read(value) is { ValueKind: JsonValueKind.Object } json ? json.Deserialize(Context.AdaptiveCardInvokeValue) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Any value of an <c>object</c> property as JSON.</summary>
    /// <returns>Null for null and for JSON null.</returns>
    public static JsonElement? Read(object? value)
    {
        var json = value switch
        {
            null => default,
            JsonElement element => element,
            RawJson raw => JsonElement.Parse(raw.Utf8.Span),
            _ => JsonSerializer.SerializeToElement(value, Context.Object),
        };
        return json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : json;
    }
}

/// <summary>All types of the protocol, with those that may stand behind an <c>object</c> property.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(Error))]
[JsonSerializable(typeof(AdaptiveCardInvokeValue))]
[JsonSerializable(typeof(AdaptiveCardInvokeResponse))]
[JsonSerializable(typeof(Mention))]
[JsonSerializable(typeof(RawJson))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, object>))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;
