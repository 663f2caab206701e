using System.Globalization;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Console.Walk;

/// <summary>One turn of a walk.</summary>
/// <param name="Drawn">Every message could be shown, and says something.</param>
internal sealed record Taken(Session Before, UserEvent Event, Turn Turn, bool Drawn, bool HasButtons)
{
    public Session After => Turn.Session;

    public bool Shows(string card) => Turn.Messages.Any(message => message.Kind == MessageKind.Card && message.Id == card);

    public bool Says(string phrase) => Turn.Messages.Any(message => message.Kind == MessageKind.Phrase && message.Id == phrase);
}

/// <summary>What must hold of every turn and every move.</summary>
internal static class Checks
{
    public static IEnumerable<(Rule Rule, string What)> Of(Taken taken, Catalog catalog)
    {
        if (!taken.Drawn)
            yield return (Rule.CanBeShown, Said(taken));
        if (!IsKept(taken.Turn))
            yield return (Rule.IsKept, Said(taken));
        if (taken.Turn.Messages.IsEmpty && Expected.Silent(taken.Before, taken.After, taken.Event) is null)
            yield return (Rule.SaysSomething, "nothing said");
        if (!taken.Turn.Messages.IsEmpty && !taken.HasButtons && !Expected.Endings.ContainsKey(taken.Turn.Messages[^1].Id))
            yield return (Rule.OffersAWayOn, Said(taken));
        if (taken.Turn.Messages.Any(message => message.Id == CardIds.Suggestion && message.Ids("reasons").IsEmpty))
            yield return (Rule.SuggestsWithReasons, Said(taken));
        if (taken.After.Answers.Length > catalog.Matching.MaxQuestions || taken.Turn.Messages.Any(message => Number(message) > catalog.Matching.MaxQuestions))
            yield return (Rule.AsksFewQuestions, $"{taken.After.Answers.Length} answers");
        foreach (var fault in OfWish(taken))
            yield return fault;
    }

    /// <summary>A button in view does what it says.</summary>
    /// <param name="fresh">The card is the last thing that was said.</param>
    public static bool Works(Taken pressed, bool fresh) => !pressed.Says(PhraseIds.UnknownButton) && !(fresh && pressed.Says(PhraseIds.SpentButton));

    /// <summary>
    /// After "I'm safe" the person is where they were, but for what leads nowhere by itself: then the menu is shown. What was asked beside the
    /// questions is no longer asked, so that no later yes answers it.
    /// </summary>
    public static bool LedBack(Session before, Session after) =>
        !after.Safety.IsOpen
        && State.Of(before).Answers == State.Of(after).Answers
        && before.OpenQuestion == after.OpenQuestion
        && (before.Form is null) == (after.Form is null)
        && (after.Asked == SideQuestion.None || (after.Asked == SideQuestion.Preference && after.Step == Step.Suggested))
        && (before.Step == after.Step || (before.Step is Step.New or Step.Explaining or Step.Comparing or Step.Stopped && after.Step == Step.Menu));

    private static IEnumerable<(Rule Rule, string What)> OfWish(Taken taken)
    {
        var help = taken.Shows(CardIds.Crisis) && taken.After.Safety.IsOpen;
        var (wants, risk) = taken.Event switch
        {
            Said said => (said.Reading.Intent, said.Reading.Risk),
            Chose pressed => (pressed.Intent, RiskReading.None),
            Submitted { Reading: { } reading } => (reading.Intent, reading.Risk),
            Edited edited => (edited.Reading.Intent, edited.Reading.Risk),
            _ => (Intent.None, RiskReading.None),
        };
        if (risk is { Level: RiskLevel.Explicit, Route: not (RiskRoute.Bereavement or RiskRoute.PastOrDenied) } && !help)
            yield return (Rule.OpensSafety, Said(taken));
        if (risk.Level != RiskLevel.None || risk.MentionsMeans)
            yield break;
        if (wants == Intent.HelpNow && !help)
            yield return (Rule.HelpsNow, Said(taken));
        if (taken.Before.Safety.IsOpen)
            yield break;
        if (wants == Intent.StartOver && taken.After is not { Step: Step.Menu, OpenQuestion: null, Answers.IsEmpty: true })
            yield return (Rule.StartsOver, Said(taken));
        if (wants == Intent.Help && (!taken.Says(PhraseIds.Help) || State.Of(taken.After) is var after && after.Answers != State.Of(taken.Before).Answers))
            yield return (Rule.Helps, Said(taken));
        if (taken.Event is Chose { Intent: Intent.Skip, Target: { } asked } && asked == taken.Before.OpenQuestion && !IsSkipped(taken, asked))
            yield return (Rule.Skips, Said(taken));
    }

    /// <summary>Where all was skipped nothing is left to keep, and the person hears that.</summary>
    private static bool IsSkipped(Taken taken, string question) =>
        taken.After.Answers.Contains(new Answer(question, Choice: null))
        || (taken.Says(PhraseIds.SuggestionNoAnswers) && taken.After is { OpenQuestion: null, Answers.IsEmpty: true });

    /// <summary>Written out and read back, the session is the same, member by member, and so is what was said.</summary>
    /// <summary>Lists are equal only where they are the same, so they are compared apart.</summary>
    private static Session WithListsOf(Session read, Session written) => read with
    {
        Answers = written.Answers,
        Inferred = written.Inferred,
        Said = written.Said,
        Safety = read.Safety with { Steps = written.Safety.Steps },
    };

    private static bool IsKept(Turn turn)
    {
        var stored = new StoredSession(turn.Session, 1, [new RecordedTurn("a", turn.Messages, 0)]);
        var bytes = SessionJson.Write(stored);
        if (SessionJson.Read(bytes) is not { } read || !SessionJson.Write(read).AsSpan().SequenceEqual(bytes))
            return false;
        return read.Session.Answers.SequenceEqual(turn.Session.Answers)
            && read.Session.Inferred.SequenceEqual(turn.Session.Inferred)
            && read.Session.Said.SequenceEqual(turn.Session.Said)
            && read.Session.Safety.Steps.SetEquals(turn.Session.Safety.Steps)
            && WithListsOf(read.Session, turn.Session) == turn.Session;
    }

    private static int Number(Message message) =>
        message.Id == CardIds.Question ? int.Parse(message.Ids("number")[0], CultureInfo.InvariantCulture) : 0;

    private static string Said(Taken taken) => string.Join(' ', taken.Turn.Messages.Select(message => message.Id));
}
