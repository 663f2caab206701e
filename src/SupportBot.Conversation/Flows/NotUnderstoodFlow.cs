namespace SupportBot.Conversation.Flows;

/// <summary>First asks again in other words, then offers buttons, then a way out. A person is never left with "I did not understand" alone.</summary>
internal static class NotUnderstoodFlow
{
    public static void Handle(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Missed = turn.Session.Missed + 1 };
        var asking = turn.Session is { Step: Step.Asking, OpenQuestion: not null };
        switch (turn.Session.Missed)
        {
            case 1:
                turn.Say(asking ? PhraseIds.PickOne : PhraseIds.NotUnderstood);
                if (asking)
                    ChooseFlow.Ask(turn);
                break;
            case 2:
                turn.Say(PhraseIds.NotUnderstoodButtons);
                Resume.Where(turn);
                break;
            default:
                turn.Say(PhraseIds.NotUnderstoodWayOut);
                DirectoryFlow.TalkToPerson(turn);
                turn.Show(CardIds.Menu);
                break;
        }
    }
}
