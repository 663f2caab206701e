using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Flows;
using SupportBot.Conversation.Safety;

namespace SupportBot.Console.Walk;

/// <summary>What is as it should be although it looks like a fault.</summary>
internal static class Expected
{
    private const string InBetween = "a short answer in between; the cards above are still in view, and a question that was open comes again";
    private const string AsksForDay = "it asks for a day; what may be pressed stands below the words, and the cards above are still in view";

    /// <summary>Phrases after which a turn may show no card, with the reason.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Endings = new Dictionary<string, string>
    {
        [PhraseIds.Stopped] = "the person ended the talk; it says how to come back",
        [PhraseIds.Thanks] = "without a card only where the person ended the talk before",
        [PhraseIds.NotUnderstood] = "it asks to say it in other words; the cards above are still in view, and the next time buttons come along",
        [PhraseIds.TooFast] = "said once in a flood of messages, each of which would bring the same card",
        [PhraseIds.ForgetDone] = "nothing is kept to go on with; the next words begin anew",
        [PhraseIds.FeedbackHelped] = "the person ended the talk before",
        [PhraseIds.ReminderAsk] = AsksForDay,
        [PhraseIds.ReminderRange] = AsksForDay,
        [PhraseIds.ReminderSet] = InBetween,
        [PhraseIds.ReminderReplaced] = InBetween,
        [PhraseIds.ReminderDay] = InBetween,
        [PhraseIds.ReminderNone] = InBetween,
        [PhraseIds.ReminderCancelled] = InBetween,
        [PhraseIds.ReminderLeft] = InBetween,
        [PhraseIds.ReminderNotHere] = InBetween,
        [PhraseIds.ReminderForgotten] = "nothing is kept to go on with; the next words begin anew",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>Phrases and cards that the engine never says or shows, with the reason.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Unsaid = new Dictionary<string, string>
    {
        [PhraseIds.GroupPrivate] = "said where others read along, before there is a conversation",
        [PhraseIds.EmptyMessage] = "said to a message without words, which is no event",
        [PhraseIds.FilesNotTaken] = "said to a message with a file, after what was written with it is answered",
        [PhraseIds.Busy] = "said to a flood that is turned away before it is read",
        [PhraseIds.ReminderDue] = "the reminder itself, which no event of the person leads to",
        [PhraseIds.ReminderNotNow] = "answers the reminder",
        [CardIds.Record] = "put in the place of an answered card when the turn is sent",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <returns>Why nothing is said, or null where something must be.</returns>
    public static string? Silent(Session before, Session after, UserEvent happened) => happened switch
    {
        Joined when before.Step != Step.New => "installing and opening may both report a joining; the person is welcomed once",
        Deleted deleted when before.Safety.IsOpen || !IsAnswered(before, deleted.Question) => "who takes a message back that answered nothing expects no answer",
        Edited edited when before.Safety.IsOpen || !AnswersAnew(before, edited) => Unchanged(edited),
        Chose or Submitted when IsSecondPress(before, happened) => "pressing a button twice counts once",
        Said or Chose or Submitted when after.Burst?.Count > Pace.MostInBurst + 1 => "a flood of messages is answered once",
        _ => null,
    };

    private static string? Unchanged(Edited edited) => edited.Reading is { Intent: Intent.None or Intent.Answer, Risk.Level: RiskLevel.None }
        ? "a changed message that means nothing new was answered before"
        : null;

    private static bool IsAnswered(Session session, string? question) => session.Answers.Any(answer => answer.Question == question);

    private static bool AnswersAnew(Session before, Edited edited) =>
        edited.Reading is { Intent: Intent.Answer, Choice: { } choice }
        && before.Answers.FirstOrDefault(answer => answer.Question == edited.Question) is { } given
        && given.Choice != choice;

    private static bool IsSecondPress(Session before, UserEvent happened) =>
        Pace.PressOf(happened) is { Card: not null } press && press == before.LastPress && happened.At - before.LastSeen < Pace.DoublePress;
}
