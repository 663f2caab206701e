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

    /// <param name="meant">Id of an answered question to be asked again, or of the choice that the last answer was meant to be.</param>
    public static void Correct(TurnBuilder turn, string meant)
    {
        if (turn.Session.Step == Step.Reviewing && turn.Session.Answers.Any(answer => answer.Question == meant))
            Change(turn, meant);
        else if (turn.Session.Answers is [.., var last])
            ChooseFlow.Correct(turn, last.Question, meant);
        if (turn.IsEmpty)
            Resume.Where(turn);
    }

    /// <summary>Answers as messages carry them: question and choice joined by a dot, or the question alone where it was skipped.</summary>
    public static IEnumerable<string> Ids(IEnumerable<Answer> answers) => answers.Select(Id);

    public static string Id(Answer answer) => answer.Choice is { } choice ? $"{answer.Question}.{choice}" : answer.Question;
}
