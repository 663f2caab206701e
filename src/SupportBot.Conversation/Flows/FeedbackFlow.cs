namespace SupportBot.Conversation.Flows;

/// <summary>One question, yes or no, counted without a person.</summary>
internal static class FeedbackFlow
{
    public static void Ask(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Asked = SideQuestion.Feedback };
        turn.Show(CardIds.Feedback, Resume.Open(turn));
    }

    public static void Take(TurnBuilder turn, bool helped)
    {
        Thank(turn, helped);
        if (!helped)
            DirectoryFlow.Show(turn);
        else if (turn.Session.Step != Step.Stopped)
            Resume.Onward(turn);
    }

    /// <summary>Counts once what is thanked for.</summary>
    public static void Thank(TurnBuilder turn, bool helped)
    {
        var phrase = helped ? PhraseIds.FeedbackHelped : PhraseIds.FeedbackNotHelped;
        if (!turn.Session.Said.ContainsKey(PhraseIds.FeedbackHelped) && !turn.Session.Said.ContainsKey(PhraseIds.FeedbackNotHelped))
            turn.Count(phrase);
        turn.Say(phrase);
    }
}
