namespace SupportBot.Conversation.Flows;

/// <summary>First asks again in other words, then offers buttons, then a way out. A person is never left with "I did not understand" alone.</summary>
internal static class NotUnderstoodFlow
{
    /// <summary>Messages in a row that are not understood until the person is shown people to talk to.</summary>
    public const int WayOut = 3;

    /// <param name="isLong">The person wrote a long text, for which they are thanked.</param>
    public static void Handle(TurnBuilder turn, bool isLong = false)
    {
        turn.Session = turn.Session with { Missed = turn.Session.Missed + 1 };
        var asking = turn.Session is { Step: Step.Asking, OpenQuestion: not null };
        switch (turn.Session.Missed)
        {
            case >= WayOut:
                turn.Say(PhraseIds.NotUnderstoodWayOut);
                DirectoryFlow.Show(turn);
                break;
            case var _ when isLong:
                // Whoever tells a story has begun: the first question is closer to it than a menu.
                turn.Say(PhraseIds.MessageLong);
                if (turn.Session.Step is Step.Asking or Step.Filling or Step.Reviewing or Step.Suggested)
                    Resume.Where(turn);
                else
                    ChooseFlow.Resume(turn);
                break;
            case 1:
                turn.Say(asking ? PhraseIds.PickOne : PhraseIds.NotUnderstood);
                if (asking)
                    ChooseFlow.Ask(turn);
                break;
            default:
                turn.Say(PhraseIds.NotUnderstoodButtons);
                Resume.Where(turn);
                break;
        }
    }
}
