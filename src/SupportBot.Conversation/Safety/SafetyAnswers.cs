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
            case (Intent.No, var asked) when WhichNo(turn) is { } which:
                SafetyTalk.Reply(turn, which, SafetyPhase.Acknowledged, asked);
                return true;
            case (Intent.Yes or Intent.No, SafetyQuestion.Further):
                AnswerFurther(turn, wanted == Intent.Yes);
                return true;
            case (Intent.Yes, SafetyQuestion.Direct):
                turn.Session = turn.Session with { Safety = turn.Session.Safety with { DirectDenied = false } };
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
                SafetyTalk.Reply(turn, SafetyPhrases.Contact(turn.Session.Safety, wanted == Intent.Yes), SafetyPhase.Resourced, SafetyQuestion.None, SafetyTalk.PeopleStep(turn));
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

    /// <summary>
    /// "No" after a remark was taken up may be to that, and is no word that all is safe. What asks which of the two it was, once for each kind of
    /// question; null where the no is believed.
    /// </summary>
    public static string? WhichNo(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        if (!safety.HasRemarkBetween || turn.Language is not null || CrisisCard.IsUrgent(safety))
            return null;
        return SafetyPhrases.AskedAgain(safety) is { } phrase && !turn.Session.Said.ContainsKey(phrase) ? phrase : null;
    }

    private static void NoDanger(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        var phrase = SafetyPhrases.NoDanger(safety, turn.Language is null);
        if (turn.Language is null && safety is { Route: RiskRoute.SelfInjury, Told: not Told.NotToDie, DirectDenied: false } && !turn.Session.Said.ContainsKey(SafetyPhrases.AlsoDying))
        {
            SafetyTalk.Reply(turn, phrase, SafetyPhase.Resourced, SafetyQuestion.Further, SafetyPhrases.AlsoDying);
            return;
        }

        if (phrase is not (SafetyPhrases.NotDone or SafetyPhrases.NotDoneDrink))
        {
            SafetyTalk.ReplyWithStep(turn, phrase);
            return;
        }

        ReplyAndAskForSomebody(turn, phrase);
    }

    private static void ReplyAndAskForSomebody(TurnBuilder turn, string phrase)
    {
        var question = SafetySteps.SomebodyQuestion(turn.Session.Safety, turn.Session.Said);
        SafetyTalk.Reply(turn, phrase, SafetyPhase.Resourced, question is null ? SafetyQuestion.None : SafetyQuestion.Contact, question);
    }

    /// <summary>A yes tells of more danger than was known. A no is believed, and what was told before still counts.</summary>
    private static void AnswerFurther(TurnBuilder turn, bool isYes)
    {
        var safety = turn.Session.Safety;
        switch (safety.Route)
        {
            case RiskRoute.HarmToOthers:
                SafetyTalk.Reply(turn, isYes ? SafetyPhrases.UnwantedMightAct : SafetyPhrases.UnwantedNotAct, SafetyPhase.Resourced, SafetyQuestion.None);
                break;
            case RiskRoute.Psychosis when isYes:
                turn.Session = turn.Session with { Safety = safety with { Told = Told.Orders } };
                SafetyTalk.Reply(turn, SafetyPhrases.BiddingYes, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                break;
            case RiskRoute.Psychosis:
                SafetyTalk.ReplyWithStep(turn, SafetyPhrases.BiddingNo);
                break;
            case var _ when isYes:
                turn.Session = turn.Session with
                {
                    Safety = safety with { Route = RiskRoute.SuicidalThoughts, Told = Told.None, DirectDenied = false },
                };
                SafetyTalk.Reply(turn, SafetyPhrases.SuicidalYes, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                break;
            default:
                turn.Session = turn.Session with { Safety = safety with { DirectDenied = true } };
                if (safety.Route == RiskRoute.SelfInjury)
                    SafetyTalk.ReplyWithStep(turn, SafetyPhrases.NotDying);
                else
                    ReplyAndAskForSomebody(turn, SafetyPhrases.PassiveNo);
                break;
        }
    }

    /// <summary>The choice is the person's, and no further step is pressed on them; while life is in danger the call stays what is said.</summary>
    private static void Decline(TurnBuilder turn)
    {
        if (CrisisCard.IsUrgent(turn.Session.Safety))
            SafetyTalk.TellNextStep(turn, SafetyPhase.Declined);
        else
            SafetyTalk.Reply(turn, SafetyPhrases.Declined, SafetyPhase.Declined, SafetyQuestion.None);
    }
}
