using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace SupportBot.DirectLine;

/// <summary>Activities as UTF-8 JSON, with the serializer of the Bot Builder that this build uses.</summary>
internal static class ActivityJson
{
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        // Dates inside a card's value are the bot's to read; they stay as they were written.
        DateParseHandling = DateParseHandling.None,
        NullValueHandling = NullValueHandling.Ignore,
    });

    /// <exception cref="System.Text.Json.JsonException">The JSON is no activity.</exception>
    public static Activity Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(json.Span)));
            return Serializer.Deserialize<Activity>(reader) ?? throw new System.Text.Json.JsonException("The JSON is null.");
        }
        catch (JsonException exception)
        {
            throw new System.Text.Json.JsonException("The JSON is no activity.", exception);
        }
    }

    public static ReadOnlyMemory<byte> Write(Activity activity)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(text, activity);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
