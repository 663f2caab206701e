namespace SupportBot.Conversation.Flows;

internal static class WelcomeFlow
{
    /// <summary>Installing and opening may both report a joining; the person is welcomed once.</summary>
    public static void Join(TurnBuilder turn)
    {
        if (turn.Session.Step == Step.New)
            Welcome(turn);
    }

    /// <summary>Says what this is before the first reply, and again after hours of talk.</summary>
    public static void Disclose(TurnBuilder turn)
    {
        if (turn.Session.Step == Step.New)
        {
            Welcome(turn);
        }
        else if (turn.Silence > ConversationEngine.Pause && !turn.Session.Answers.IsEmpty)
        {
            turn.Say(PhraseIds.WelcomeBack);
            turn.Say(PhraseIds.Disclosure);
            turn.Session = turn.Session with { DisclosedAt = turn.Event.At };
        }
        else if (turn.Session.DisclosedAt is not { } told || turn.Event.At - told > ConversationEngine.DisclosureInterval)
        {
            turn.Say(PhraseIds.Disclosure);
            turn.Session = turn.Session with { DisclosedAt = turn.Event.At };
        }
    }

    public static void StartOver(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Step = Step.Menu, Topic = null, OpenQuestion = null, Form = null, Answers = [], Missed = 0 };
        turn.Say(PhraseIds.StartedOver);
        Resume.ShowMenu(turn);
    }

    public static void Stop(TurnBuilder turn)
    {
        var suggested = turn.Session.Step == Step.Suggested;
        turn.Session = turn.Session with { Step = Step.Stopped };
        turn.Say(PhraseIds.Stopped);
        if (suggested && !turn.Session.Said.ContainsKey("card." + CardIds.Feedback))
            FeedbackFlow.Ask(turn);
    }

    public static void ReturnFromStop(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Step = Step.Menu };
        turn.Say(PhraseIds.ResumedAfterStop);
    }

    private static void Welcome(TurnBuilder turn)
    {
        if (turn.Silence > ConversationEngine.Away)
            turn.Say(PhraseIds.WelcomeAgain);
        turn.Show(CardIds.Welcome, Resume.Open(turn));
        turn.Session = turn.Session with { Step = Step.Menu, DisclosedAt = turn.Event.At };
        turn.Count("conversations.begun");
    }
}
