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

        if (suggestion.Change is { } change)
            turn.Say(PhraseIds.SuggestionWouldChange, ("question", change.Question), ("choice", change.Choice), ("outcome", change.Outcome.Id));
        else
            turn.Say(PhraseIds.SuggestionStays);
        ReviewFlow.Show(turn);
    }

    /// <summary>Whether the questions are answered, wherever the person went since.</summary>
    public static bool IsReady(TurnBuilder turn) => Ready(turn) is not null;

    /// <summary>The suggestion, or null while questions are open. A question that is only open to change its answer does not count.</summary>
    private static Suggestion? Ready(TurnBuilder turn)
    {
        var session = turn.Session;
        var waits = session.OpenQuestion is { } open && session.Answers.All(answer => answer.Question != open);
        return waits || session.Answers.IsEmpty || Matcher.Next(turn.Catalog, session.Answers) is not null
            ? null
            : Matcher.Suggest(turn.Catalog, session.Answers);
    }

    private static void NoneYet(TurnBuilder turn)
    {
        turn.Say(PhraseIds.SuggestionNoneYet);
        ChooseFlow.Begin(turn);
    }

    private static void Show(TurnBuilder turn, Suggestion suggestion)
    {
        turn.Session = turn.Session with { Step = Step.Suggested, OpenQuestion = null };
        turn.Show(
            CardIds.Suggestion,
            ("outcome", [suggestion.Outcome.Id]),
            ("next", [suggestion.NextBest.Id]),
            ("reasons", [.. ReviewFlow.Ids(suggestion.Reasons)]),
            ("unsure", suggestion.Unsure ? ["true"] : []),
            ("change", suggestion.Change is { } change ? [$"{change.Question}.{change.Choice}", change.Outcome.Id] : []));
    }
}
