namespace SupportBot.Conversation.Flows;

/// <summary>What is kept, and how to have it deleted. Nothing is deleted before the person has confirmed it.</summary>
internal static class ForgetFlow
{
    public static void ShowPrivacy(TurnBuilder turn)
    {
        turn.Show(CardIds.Privacy, ("channel", [turn.ChannelName]), Resume.Open(turn), ReminderFlow.Kept(turn));
        Resume.Hint(turn);
    }

    public static void Ask(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Asked = SideQuestion.Forget };
        turn.Show(CardIds.Forget, ("channel", [turn.ChannelName]), ReminderFlow.Kept(turn));
    }

    public static void Confirm(TurnBuilder turn)
    {
        SayDone(turn);
        Delete(turn);
    }

    public static void SayDone(TurnBuilder turn)
    {
        turn.Say(PhraseIds.ForgetDone);
        if (turn.Session.Reminder is not null)
            turn.Say(PhraseIds.ReminderForgotten);
    }

    public static void Delete(TurnBuilder turn)
    {
        turn.Session = new Session { Locale = turn.Session.Locale, LastSeen = turn.Event.At };
        turn.Forget();
        turn.Count("forgotten");
    }

    public static void Keep(TurnBuilder turn)
    {
        turn.Say(PhraseIds.ForgetKept);
        Resume.Where(turn);
    }
}
