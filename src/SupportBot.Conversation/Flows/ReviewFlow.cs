namespace SupportBot.Conversation.Flows;

/// <summary>The answers so far, each of which can be changed.</summary>
internal static class ReviewFlow
{
    public static void Show(TurnBuilder turn)
    {
        if (turn.Session.Answers.IsEmpty)
        {
            turn.Say(PhraseIds.NothingToChange);
            Resume.Where(turn);
            return;
        }

        turn.Session = turn.Session with { Step = Step.Reviewing };
        turn.Show(
            CardIds.Answers,
            ("answers", [.. Ids(turn.Session.Answers)]),
            ("ready", SuggestionFlow.IsReady(turn) ? ["true"] : []),
            Resume.Open(turn));
    }

    /// <param name="question">Id of an answered question; without one the person is asked which.</param>
    public static void Change(TurnBuilder turn, string? question)
    {
        if (turn.Session.Answers.FirstOrDefault(answer => answer.Question == question) is not { } given)
        {
            Show(turn);
            return;
        }

        turn.Session = turn.Session with { OpenQuestion = given.Question };
        turn.Say(PhraseIds.ChangePrompt);
        ChooseFlow.Ask(turn);
    }

    /// <summary>Answers as messages carry them: question and choice joined by a dot, or the question alone where it was skipped.</summary>
    public static IEnumerable<string> Ids(IEnumerable<Answer> answers) => answers.Select(Id);

    public static string Id(Answer answer) => answer.Choice is { } choice ? $"{answer.Question}.{choice}" : answer.Question;
}
