using SupportBot.Conversation.Matching;

namespace SupportBot.Conversation.Flows;

internal static class SuggestionFlow
{
    public static void Suggest(TurnBuilder turn)
    {
        if (Matcher.Suggest(turn.Catalog, turn.Session.Answers) is not { } suggestion)
        {
            turn.Session = turn.Session with { Step = Step.Menu, Answers = [] };
            turn.Say(PhraseIds.SuggestionNoAnswers);
            turn.Show(CardIds.Menu);
            return;
        }

        turn.Session = turn.Session with { Step = Step.Suggested };
        turn.Say(suggestion.Unsure ? PhraseIds.SuggestionUnsure : PhraseIds.SuggestionIntro);
        Show(turn, suggestion);
        turn.Count("suggested." + suggestion.Outcome.Id);
    }

    /// <summary>Shows the suggestion and its reasons once more, or begins the check when there is none yet.</summary>
    public static void Again(TurnBuilder turn)
    {
        if (IsReady(turn) && Matcher.Suggest(turn.Catalog, turn.Session.Answers) is { } suggestion)
        {
            turn.Session = turn.Session with { Step = Step.Suggested };
            turn.Say(PhraseIds.SuggestionChangeHint);
            Show(turn, suggestion);
            return;
        }

        ChooseFlow.Begin(turn);
    }

    /// <summary>Whether the questions are answered, wherever the person went since.</summary>
    public static bool IsReady(TurnBuilder turn) =>
        turn.Session is { OpenQuestion: null, Answers.IsEmpty: false } && Matcher.Next(turn.Catalog, turn.Session.Answers) is null;

    private static void Show(TurnBuilder turn, Suggestion suggestion) =>
        turn.Show(
            CardIds.Suggestion,
            ("outcome", [suggestion.Outcome.Id]),
            ("next", [suggestion.NextBest.Id]),
            ("reasons", [.. suggestion.Reasons.Select(answer => $"{answer.Question}.{answer.Choice}")]),
            ("unsure", suggestion.Unsure ? ["true"] : []),
            ("change", suggestion.Change is { } change ? [$"{change.Question}.{change.Choice}", change.Outcome.Id] : []));
}
