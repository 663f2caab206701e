using System.Reflection;
using System.Text;
using Microsoft.Rest.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using JsonElement = System.Text.Json.JsonElement;
using JsonException = System.Text.Json.JsonException;

namespace SupportBot.Json;

/// <summary>JSON in and out of activities, as the other file of this name says it for the default build.</summary>
internal static class BotJson
{
    // Dates inside of values stay the strings that a channel wrote.
    private static readonly JsonSerializerSettings Settings = new()
    {
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
        MaxDepth = 64,
    };

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Settings);

    /// <summary>Reads a value, data or channel data of an activity, or an entity with all its members.</summary>
    /// <returns>Null for null and for JSON null.</returns>
    public static JsonElement? Read(object? value)
    {
        if (value is null) return null;
        if (value is not JsonElement json)
        {
            var token = value as JToken ?? JToken.FromObject(value, Serializer);
            json = JsonElement.Parse(token.ToString(Formatting.None));
        }

        return json.ValueKind is System.Text.Json.JsonValueKind.Undefined or System.Text.Json.JsonValueKind.Null ? null : json;
    }

    /// <summary>Wraps rendered JSON for an attachment's content or an invoke response's value, where it is written as it is.</summary>
    /// <param name="utf8Json">One valid JSON value.</param>
    public static object Raw(ReadOnlyMemory<byte> utf8Json) => new JRaw(Encoding.UTF8.GetString(utf8Json.Span));

    /// <exception cref="JsonException">The bytes are not an activity.</exception>
    public static Activity ReadActivity(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            return JsonConvert.DeserializeObject<Activity>(Encoding.UTF8.GetString(utf8Json.Span), Settings)
                ?? throw new JsonException("The JSON is null, not an activity.");
        }
        catch (Newtonsoft.Json.JsonException exception)
        {
            throw new JsonException("The JSON is not an activity.", exception);
        }
    }

    public static byte[] WriteActivity(Activity activity) => Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(activity, Settings));

    /// <summary>To be called once by a host, before the first activity is read.</summary>
    public static void PrepareHost()
    {
        HttpHelper.BotMessageSerializer.DateParseHandling = DateParseHandling.None;
        HttpHelper.BotMessageSerializer.ContractResolver = new ProtocolNames();
    }

    /// <summary>The SDK writes the answer to an invoke among expected replies with capitals, which the protocol does not know.</summary>
    private sealed class ProtocolNames : ReadOnlyJsonContractResolver
    {
        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            if (member.DeclaringType == typeof(InvokeResponse))
                property.PropertyName = member.Name.ToLowerInvariant();
            return property;
        }
    }
}
