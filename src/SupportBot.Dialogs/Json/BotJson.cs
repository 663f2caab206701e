using System.Text.Json;
using SupportBot.BotBuilder.Json;

namespace SupportBot.Json;

/// <summary>
/// JSON in and out of activities, the same in both builds (see eng/BotSdk.targets): the other file of this name says the same with
/// Newtonsoft.Json.
/// </summary>
internal static class BotJson
{
    /// <summary>Reads a value, data or channel data of an activity, or an entity with all its members.</summary>
    /// <returns>Null for null and for JSON null.</returns>
    public static JsonElement? Read(object? value) => ActivityJson.Read(value);

    /// <summary>Wraps rendered JSON for an attachment's content or an invoke response's value, where it is written as it is.</summary>
    /// <param name="utf8Json">One valid JSON value, not changed afterwards.</param>
    public static object Raw(ReadOnlyMemory<byte> utf8Json) => new RawJson(utf8Json);

    /// <exception cref="JsonException">The bytes are not an activity.</exception>
    public static Activity ReadActivity(ReadOnlyMemory<byte> utf8Json) =>
        ActivityJson.ReadActivity(utf8Json.Span) ?? throw new JsonException("The JSON is null, not an activity.");

    public static byte[] WriteActivity(Activity activity) => ActivityJson.Write(activity);

    /// <summary>To be called once by a host, before the first activity is read.</summary>
    public static void PrepareHost()
    {
        // JSON is read as it was written: there is nothing to switch off.
    }
}
