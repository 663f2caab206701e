namespace SupportBot.Conversation.Flows;

/// <summary>The way back to where the person was.</summary>
internal static class Resume
{
    /// <summary>Shows again what waits for the person: the open question, the suggestion, else the menu.</summary>
    /// <param name="quiet">Shows nothing where only the menu would come: the welcome has just shown it.</param>
    public static void Where(TurnBuilder turn, bool quiet = false)
    {
        switch (turn.Session)
        {
            case { Step: Step.Asking, OpenQuestion: not null }:
                ChooseFlow.Ask(turn);
                break;
            case { Step: Step.Suggested }:
                SuggestionFlow.Again(turn);
                break;
            default:
                if (!quiet)
                {
                    turn.Session = turn.Session with { Step = Step.Menu };
                    turn.Show(CardIds.Menu);
                }

                Hint(turn);
                break;
        }
    }

    /// <summary>After a change of topic, says that the open question can be come back to.</summary>
    public static void Hint(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is not null)
            turn.Say(PhraseIds.ResumeHint);
    }
}
