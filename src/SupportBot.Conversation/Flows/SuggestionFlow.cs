using SupportBot.Conversation.Matching;

namespace SupportBot.Conversation.Flows;

internal static class SuggestionFlow
{
    public static void Suggest(TurnBuilder turn)
    {
        if (Matcher.Suggest(turn.Catalog, turn.Session.Answers) is not { } suggestion)
        {
            var skippedAll = turn.Session.Answers.All(answer => answer.Choice is null);
            turn.Session = turn.Session with { Step = Step.Menu, Answers = skippedAll ? [] : turn.Session.Answers };
            turn.Say(PhraseIds.SuggestionNoAnswers);
            if (skippedAll)
                Resume.ShowMenu(turn);
            else
                ReviewFlow.Show(turn);
            return;
        }

        turn.Session = turn.Session with { Preferred = null };
        SayContradiction(turn);
        turn.Say(suggestion.Unsure ? PhraseIds.SuggestionUnsure : PhraseIds.SuggestionIntro);
        Show(turn, suggestion);
        turn.Count("suggested." + suggestion.Outcome.Id);
    }

    /// <summary>Shows the suggestion and its reasons once more, or begins the check when there is none yet.</summary>
    public static void Again(TurnBuilder turn)
    {
        if (Ready(turn) is not { } suggestion)
        {
            ChooseFlow.Begin(turn);
            return;
        }

        turn.Say(PhraseIds.SuggestionChangeHint);
        Show(turn, suggestion);
    }

    /// <summary>Where two outcomes may fit, the person said which feels closer.</summary>
    public static void Prefer(TurnBuilder turn, string? outcome)
    {
        if (Ready(turn) is not { } suggestion || (outcome != suggestion.Outcome.Id && outcome != suggestion.NextBest.Id))
        {
            turn.Say(PhraseIds.SpentButton);
            Resume.Where(turn);
            return;
        }

        turn.Session = turn.Session with { Preferred = outcome };
        turn.Say(PhraseIds.SuggestionPreferred);
        turn.Count("preferred." + outcome);
        Show(turn, suggestion);
    }

    /// <summary>Asked which of two feels closer, a person names the kind of support.</summary>
    public static bool TryPrefer(TurnBuilder turn, Reading reading)
    {
        if (turn.Asked != SideQuestion.Preference || reading is not { Intent: Intent.Explain, Topics: [var modality] } || Offered(turn, modality) is not { } offered)
            return false;
        Prefer(turn, offered);
        return true;
    }

    /// <summary>Of the two outcomes last offered, the one that a modality belongs to; null when that is both or none.</summary>
    private static string? Offered(TurnBuilder turn, string modality) =>
        Ready(turn) is { } suggestion && new[] { suggestion.Outcome, suggestion.NextBest }.Where(outcome => outcome.Modalities.Contains(modality)).ToList() is [var only]
            ? only.Id
            : null;

    /// <summary>Why this: the reasons stand on the card.</summary>
    public static void Why(TurnBuilder turn)
    {
        if (IsReady(turn))
            Again(turn);
        else
            NoneYet(turn);
    }

    /// <param name="modality">Id of the modality that the person asks about.</param>
    public static void WhyNot(TurnBuilder turn, string? modality)
    {
        var alone = turn.Catalog.Outcomes.FirstOrDefault(outcome => outcome.Modalities is [var only] && only == modality);
        if (Ready(turn) is not { } suggestion)
        {
            NoneYet(turn);
        }
        else if (alone is null)
        {
            Again(turn);
        }
        else
        {
            turn.Say(suggestion.Outcome.Modalities.Contains(modality!) ? PhraseIds.SuggestionIsThis : PhraseIds.SuggestionWhyNot, ("outcome", alone.Id));
            Resume.Onward(turn);
        }
    }

    public static void WhatWouldChange(TurnBuilder turn)
    {
        if (Ready(turn) is not { } suggestion)
        {
            NoneYet(turn);
            return;
        }

        switch (suggestion.Change)
        {
            case { Answers: [var one], Outcome: var outcome }:
                turn.Say(PhraseIds.SuggestionWouldChange, ("answer", ReviewFlow.Id(one)), ("outcome", outcome.Id));
                break;
            case { Answers: [var first, var second], Outcome: var outcome }:
                turn.Say(PhraseIds.SuggestionWouldChangeTwo, ("answer", ReviewFlow.Id(first)), ("second", ReviewFlow.Id(second)), ("outcome", outcome.Id));
                break;
            default:
                turn.Say(PhraseIds.SuggestionStays);
                break;
        }

        ReviewFlow.Show(turn);
    }

    /// <summary>Whether the questions are answered, wherever the person went since.</summary>
    public static bool IsReady(TurnBuilder turn) => Ready(turn) is not null;

    /// <summary>The suggestion, or null while questions are open. A question that is only open to change its answer does not count.</summary>
    private static Suggestion? Ready(TurnBuilder turn)
    {
        var session = turn.Session;
        var waits = session.OpenQuestion is { } open && session.Answers.All(answer => answer.Question != open);
        return waits || session.Answers.IsEmpty || ChooseFlow.Next(turn) is not null
            ? null
            : Matcher.Suggest(turn.Catalog, session.Answers);
    }

    /// <summary>Of answers that hardly go together the person is told, and where both can be looked at; which of them counts is theirs to say.</summary>
    private static void SayContradiction(TurnBuilder turn)
    {
        var given = turn.Session.Answers;
        if (turn.Catalog.Contradictions.FirstOrDefault(pair => given.Contains(pair.First) && given.Contains(pair.Second)) is { } pair)
            turn.Say(PhraseIds.SuggestionContradiction, ("answer", ReviewFlow.Id(pair.First)), ("second", ReviewFlow.Id(pair.Second)));
    }

    private static void NoneYet(TurnBuilder turn)
    {
        turn.Say(PhraseIds.SuggestionNoneYet);
        ChooseFlow.Begin(turn);
    }

    private static void Show(TurnBuilder turn, Suggestion suggestion)
    {
        turn.Session = turn.Session with { Step = Step.Suggested, OpenQuestion = null };
        var (outcome, next) = (suggestion.Outcome.Id, suggestion.NextBest.Id);
        var undecided = suggestion.Unsure && turn.Session.Preferred is null;
        if (undecided)
            turn.Session = turn.Session with { Asked = SideQuestion.Preference };
        else if (turn.Session.Preferred == next)
            (outcome, next) = (next, outcome);
        turn.Show(
            undecided ? CardIds.Either : CardIds.Suggestion,
            ("outcome", [outcome]),
            ("next", [next]),
            ("reasons", [.. ReviewFlow.Ids(suggestion.Reasons)]),
            ("unsure", suggestion.Unsure ? ["true"] : []),
            ReminderFlow.Offered(turn),
            ("change", suggestion.Change is { } change ? [.. ReviewFlow.Ids(change.Answers), change.Outcome.Id] : []));
    }
}
