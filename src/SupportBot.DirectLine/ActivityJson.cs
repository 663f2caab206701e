using System.Text.Json;
using Json = SupportBot.BotBuilder.Json.ActivityJson;

namespace SupportBot.DirectLine;

/// <summary>Activities as UTF-8 JSON, with the serializer of the Bot Builder that this build uses.</summary>
internal static class ActivityJson
{
    /// <exception cref="JsonException">The JSON is no activity.</exception>
    public static Activity Read(ReadOnlyMemory<byte> json) => Json.ReadActivity(json.Span) ?? throw new JsonException("The JSON is null.");

    public static ReadOnlyMemory<byte> Write(Activity activity) => Json.Write(activity);
}
