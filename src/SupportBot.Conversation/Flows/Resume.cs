using System.Collections.Immutable;

namespace SupportBot.Conversation.Flows;

/// <summary>The way back to where the person was.</summary>
internal static class Resume
{
    /// <summary>Shows again what waits for the person: the open question, the form, their answers, the suggestion, else the menu.</summary>
    /// <param name="quiet">Shows nothing where only the menu would come: the welcome has just shown it.</param>
    public static void Where(TurnBuilder turn, bool quiet = false)
    {
        if (turn.IsAside)
            return;
        switch (turn.Session)
        {
            case { Step: Step.Asking, OpenQuestion: not null }:
                ChooseFlow.Ask(turn);
                break;
            case { Step: Step.Filling }:
                FormFlow.Show(turn);
                break;
            case { Step: Step.Reviewing, Answers.IsEmpty: false }:
                ReviewFlow.Show(turn);
                break;
            case { Step: Step.Suggested }:
                SuggestionFlow.Again(turn);
                break;
            default:
                turn.Session = turn.Session with { Step = Step.Menu };
                if (quiet)
                    Hint(turn);
                else
                    ShowMenu(turn);
                break;
        }
    }

    /// <summary>After a short answer in between: the open question again, else the menu. What is long is not shown twice.</summary>
    public static void Onward(TurnBuilder turn)
    {
        if (turn.IsAside)
            return;
        switch (turn.Session.Step)
        {
            case Step.Stopped:
                break;
            case Step.Asking or Step.Filling:
                Where(turn);
                break;
            default:
                ShowMenu(turn);
                break;
        }
    }

    public static void ShowMenu(TurnBuilder turn)
    {
        turn.Show(CardIds.Menu, Open(turn));
        Hint(turn);
    }

    /// <summary>Tells a card whether a question waits, so that it offers to carry on instead of to begin.</summary>
    public static (string Key, ImmutableArray<string> Values) Open(TurnBuilder turn) =>
        ("open", turn.Session.OpenQuestion is null ? [] : ["true"]);

    /// <summary>After a change of topic, the person is told that the open question can be come back to.</summary>
    public static void Hint(TurnBuilder turn) => turn.HintsAtOpenQuestion = true;

    public static void SayHint(TurnBuilder turn)
    {
        if (turn.HintsAtOpenQuestion && turn.Session.OpenQuestion is not null && !turn.Shows(CardIds.Question))
            turn.Say(PhraseIds.ResumeHint);
    }
}
