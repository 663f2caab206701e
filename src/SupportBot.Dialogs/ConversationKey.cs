using System.Globalization;
using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>How conversations and turns are told apart over channels.</summary>
internal static class ConversationKey
{
    private const string Edited = "/edited/";
    private const string Deleted = "/deleted/";

    public static string Of(Activity activity) => $"{activity.ChannelId}/{activity.Conversation?.Id}";

    /// <summary>
    /// The activity's id; where that is the id of an earlier message, what happened to the message and when are added. An activity without
    /// an id, and an edit without a time, cannot be known again, so each is a turn of its own: none is lost.
    /// </summary>
    public static string TurnOf(Activity activity) => activity switch
    {
        { Id: null or "" } => Guid.NewGuid().ToString("N"),
        { Type: ActivityTypes.MessageUpdate } => activity.Id + Edited + (TimeOf(activity) ?? Guid.NewGuid().ToString("N")),
        { Type: ActivityTypes.MessageDelete } => activity.Id + Deleted + TimeOf(activity),
        _ => activity.Id,
    };

    /// <summary>The turn in which a message, or the last edit of it, answered a question.</summary>
    /// <returns>Id of the question, or null.</returns>
    public static string? QuestionAnsweredBy(string? messageId, StoredSession stored) => stored.Recent
        .Where(turn => turn.ActivityId == messageId || turn.ActivityId.StartsWith(messageId + Edited, StringComparison.Ordinal))
        .SelectMany(turn => turn.Messages)
        .LastOrDefault(message => message.Id is PhraseIds.Reflect or PhraseIds.Skipped)?
        .Ids("question").FirstOrDefault();

    private static string? TimeOf(Activity activity) =>
        (activity.Timestamp ?? activity.LocalTimestamp)?.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
