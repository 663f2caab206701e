using System.Globalization;
using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>How conversations and turns are told apart over channels.</summary>
internal static class ConversationKey
{
    private const string Edited = "/edited/";
    private const string Deleted = "/deleted/";

    /// <summary>Between one person and the bot. Health is talked of there only.</summary>
    public static bool IsPersonal(ConversationAccount? conversation) =>
        conversation is { IsGroup: not true, ConversationType: null or "" or "personal" };

    /// <summary>Somebody says or presses something, and waits for an answer.</summary>
    public static bool IsSpoken(Activity activity) => activity.Type is ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.Invoke;

    public static string Of(Activity activity) => $"{activity.ChannelId}/{activity.Conversation?.Id}";

    /// <summary>
    /// The activity's id; where that is the id of an earlier message, what happened to the message and when are added. An activity without
    /// an id, and an edit without a time, are known again only when the host itself runs them again, so each that comes is a turn of its own:
    /// none is lost.
    /// </summary>
    public static string TurnOf(ITurnContext context) => context.Activity switch
    {
        { Id: null or "" } => ActivityRuns.Of(context).Id,
        { Type: ActivityTypes.MessageUpdate } edit => edit.Id + Edited + (TimeOf(edit) ?? ActivityRuns.Of(context).Id),
        { Type: ActivityTypes.MessageDelete } deletion => deletion.Id + Deleted + TimeOf(deletion),
        var activity => activity.Id,
    };

    /// <summary>
    /// The question whose answer a message, or the last edit of it, still is: nothing newer answered the same question, and the conversation
    /// did not begin anew since. Only the last <see cref="StoredSession.KeptTurns"/> turns are looked through.
    /// </summary>
    /// <returns>Id of the question, or null.</returns>
    public static string? QuestionAnsweredBy(string? messageId, StoredSession stored)
    {
        var turns = stored.Recent;
        var place = turns.Length - 1;
        while (place >= 0 && !(IsOf(turns[place], messageId) && Answered(turns[place]).Any()))
            place--;
        if (place < 0)
            return null;
        var question = Answered(turns[place]).Last();
        var since = turns.Skip(place + 1).ToList();
        return since.Exists(turn => BeginsAnew(turn) || Answered(turn).Contains(question)) ? null : question;
    }

    private static bool IsOf(RecordedTurn turn, string? messageId) =>
        turn.ActivityId == messageId || turn.ActivityId.StartsWith(messageId + Edited, StringComparison.Ordinal);

    /// <summary>Questions that were answered or skipped in a turn, by one answer or by a form.</summary>
    private static IEnumerable<string> Answered(RecordedTurn turn) => turn.Messages.SelectMany(message => message.Id switch
    {
        PhraseIds.Reflect or PhraseIds.Skipped => message.Ids("question").AsEnumerable(),
        PhraseIds.FormReceived => message.Ids("answers").Select(answer => answer.Split('.')[0]),
        _ => [],
    });

    private static bool BeginsAnew(RecordedTurn turn) => turn.Messages.Any(message => message.Id is PhraseIds.StartedOver or PhraseIds.WelcomeAgain);

    private static string? TimeOf(Activity activity) =>
        (activity.Timestamp ?? activity.LocalTimestamp)?.UtcTicks.ToString(CultureInfo.InvariantCulture);
}
