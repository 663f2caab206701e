using System.Text.Json;

namespace SupportBot.Dialogs;

/// <summary>The thumb that somebody in Teams pressed under a message, and what they wrote with it.</summary>
/// <param name="Note">The words, or what a form holds; undefined when there is nothing.</param>
internal sealed record MessageFeedback(bool Helped, JsonElement Note)
{
    private const string Invoke = "message/submitAction";

    /// <summary>Channel data that lets Teams show thumbs under a message.</summary>
    public static object Offer() => BotJson.Raw("""{"feedbackLoopEnabled":true}"""u8.ToArray());

    /// <returns>Null when an activity is no such feedback.</returns>
    public static MessageFeedback? Of(Activity activity)
    {
        if (activity is not { Type: ActivityTypes.Invoke, Name: Invoke } || BotJson.Read(activity.Value) is not { } value)
            return null;
        var pressed = Member(value, "actionValue");
        return (Text(value, "actionName"), Text(pressed, "reaction")) switch
        {
            ("feedback", "like") => new MessageFeedback(Helped: true, Unwrapped(Member(pressed, "feedback"))),
            ("feedback", "dislike") => new MessageFeedback(Helped: false, Unwrapped(Member(pressed, "feedback"))),
            _ => null,
        };
    }

    /// <summary>Teams sends the words as JSON inside of a string; other clients send the words.</summary>
    private static JsonElement Unwrapped(JsonElement note)
    {
        if (note.ValueKind != JsonValueKind.String)
            return note;
        try
        {
            return JsonElement.Parse(note.GetString()!);
        }
        catch (JsonException)
        {
            return note;
        }
    }

    private static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;
}
