namespace SupportBot.Conversation.Safety;

/// <summary>What a yes, a no or a call for help means after what safety asked last.</summary>
internal static class SafetyAnswers
{
    public static bool TryAnswer(TurnBuilder turn, Intent wanted)
    {
        switch (wanted, turn.Session.Safety.Asked)
        {
            case (Intent.InDanger, _) or (Intent.Yes, SafetyQuestion.InDangerNow):
                SafetyTalk.Danger(turn);
                return true;
            case (_, SafetyQuestion.Direct) when wanted is Intent.Yes or Intent.No && turn.Session.Safety.Told == Told.Unwanted:
                SafetyTalk.Reply(turn, wanted == Intent.Yes ? SafetyPhrases.UnwantedMightAct : SafetyPhrases.UnwantedNotAct, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes, SafetyQuestion.Direct):
                SafetyTalk.Reply(turn, SafetyPhrases.DirectYes(turn.Session.Safety.Route), SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                return true;
            case (Intent.No, SafetyQuestion.InDangerNow):
                turn.Session = turn.Session with { Safety = turn.Session.Safety with { InDanger = false } };
                NoDanger(turn);
                return true;
            case (Intent.Yes, SafetyQuestion.SafeToTalk):
                SafetyTalk.ReplyWithStep(turn, turn.Event.Channel == ChannelKind.Teams && turn.Language is null ? SafetyPhrases.SafeToTalkTeams : SafetyPhrases.SafeToTalk);
                return true;
            case (Intent.No, SafetyQuestion.SafeToTalk):
                SafetyTalk.Reply(turn, SafetyPhrases.NotSafeToTalk, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes or Intent.No, SafetyQuestion.Contact):
                SafetyTalk.Reply(turn, SafetyPhrases.Contact(turn.Session.Safety, wanted == Intent.Yes), SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes, SafetyQuestion.None) when turn.Language is null && !CrisisCard.IsUrgent(turn.Session.Safety):
                SafetyTalk.Reply(turn, SafetyPhrases.YesMeant, SafetyPhase.Acknowledged, SafetyQuestion.None);
                return true;
            case (Intent.No or Intent.Stop, _):
                Decline(turn);
                return true;
            case (Intent.HelpNow or Intent.Help, _) when CrisisCard.IsUrgent(turn.Session.Safety):
                SafetyTalk.Danger(turn);
                return true;
            case (Intent.HelpNow, _) or (Intent.Help, _):
                SafetyTalk.SayWhom(turn);
                return true;
            default:
                return false;
        }
    }

    private static void NoDanger(TurnBuilder turn)
    {
        var phrase = SafetyPhrases.NoDanger(turn.Session.Safety, turn.Language is null);
        if (phrase is not (SafetyPhrases.NotDone or SafetyPhrases.NotDoneDrink))
        {
            SafetyTalk.ReplyWithStep(turn, phrase);
            return;
        }

        var question = SafetySteps.SomebodyQuestion(turn.Session.Safety, turn.Session.Said);
        SafetyTalk.Reply(turn, phrase, SafetyPhase.Resourced, question is null ? SafetyQuestion.None : SafetyQuestion.Contact, question);
    }

    /// <summary>The choice is the person's, and no further step is pressed on them; while life is in danger the call stays what is said.</summary>
    private static void Decline(TurnBuilder turn)
    {
        if (CrisisCard.IsUrgent(turn.Session.Safety))
            SafetyTalk.TellStep(turn, SafetyPhase.Declined);
        else
            SafetyTalk.Reply(turn, SafetyPhrases.Declined, SafetyPhase.Declined, SafetyQuestion.None);
    }
}
