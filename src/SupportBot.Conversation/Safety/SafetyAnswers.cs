namespace SupportBot.Conversation.Safety;

/// <summary>What a yes, a no or a call for help means after what safety asked last.</summary>
internal static class SafetyAnswers
{
    public static bool TryAnswer(TurnBuilder turn, Intent wanted)
    {
        switch (wanted)
        {
            case Intent.Yes:
                return TryYes(turn);
            case Intent.No:
                HearNo(turn);
                return true;
            case Intent.Stop:
                Decline(turn);
                return true;
            case Intent.InDanger:
            case Intent.HelpNow or Intent.Help when CrisisCard.IsUrgent(turn.Session.Safety):
                SafetyTalk.Danger(turn);
                return true;
            case Intent.HelpNow or Intent.Help:
                SafetyTalk.SayWhom(turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A yes to the question about suicide, however it was asked, is as plain a statement as any.</summary>
    public static void HearSuicide(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        turn.Session = turn.Session with
        {
            Safety = safety with
            {
                Route = RiskRoute.SuicidalThoughts,
                Level = RiskLevel.Explicit,
                DirectDenied = false,
                Told = safety.Told != Told.NotToBeHere && safety.Told.Fits(RiskRoute.SuicidalThoughts) ? safety.Told : Told.None,
            },
        };
        SafetyTalk.Reply(turn, SafetyPhrases.SuicidalYes, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
    }

    private static bool TryYes(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        switch (safety.Asked)
        {
            case SafetyQuestion.InDangerNow:
                SafetyTalk.Danger(turn);
                return true;
            case SafetyQuestion.Further:
                AnswerFurther(turn, isYes: true);
                return true;
            case SafetyQuestion.AboutSomebody:
                HearOrdersToHarm(turn);
                return true;
            case SafetyQuestion.Direct when safety.Route is { } route && !SafetyReplies.IsSuicidal(route):
                turn.Session = turn.Session with { Safety = safety with { DirectDenied = false } };
                SafetyTalk.Reply(turn, SafetyPhrases.For(route, RiskLevel.Explicit), SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                return true;
            case SafetyQuestion.Direct:
                HearSuicide(turn);
                return true;
            case SafetyQuestion.SafeToTalk:
                SafetyTalk.ReplyWithStep(turn, turn.Event.Channel == ChannelKind.Teams && turn.Language is null ? SafetyPhrases.SafeToTalkTeams : SafetyPhrases.SafeToTalk);
                return true;
            case SafetyQuestion.Contact:
                AnswerContact(turn, hasSomebody: true);
                return true;
            case SafetyQuestion.None when turn.Language is null && !CrisisCard.IsUrgent(safety):
                SafetyTalk.Reply(turn, SafetyPhrases.YesMeant, SafetyPhase.Acknowledged, SafetyQuestion.None);
                return true;
            default:
                return false;
        }
    }

    private static void HearNo(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        if (WhichNo(turn) is { } which)
        {
            SafetyTalk.Reply(turn, which, SafetyPhase.Acknowledged, safety.Asked);
            return;
        }

        switch (safety.Asked)
        {
            case SafetyQuestion.Further:
                AnswerFurther(turn, isYes: false);
                break;
            case SafetyQuestion.AboutSomebody:
                SafetyTalk.Reply(turn, SafetyPhrases.BiddingNotThem, SafetyPhase.Resourced, SafetyQuestion.None, SafetyTalk.PeopleStep(turn));
                break;
            case SafetyQuestion.InDangerNow:
                turn.Session = turn.Session with { Safety = safety with { InDanger = false } };
                NoDanger(turn);
                break;
            case SafetyQuestion.SafeToTalk:
                SafetyTalk.Reply(turn, SafetyPhrases.NotSafeToTalk, SafetyPhase.Resourced, SafetyQuestion.None);
                break;
            case SafetyQuestion.Contact:
                AnswerContact(turn, hasSomebody: false);
                break;
            default:
                Decline(turn);
                break;
        }
    }

    private static void AnswerContact(TurnBuilder turn, bool hasSomebody) => SafetyTalk.Reply(
        turn, SafetyReplies.Contact(turn.Session.Safety, hasSomebody), SafetyPhase.Resourced, SafetyQuestion.None, SafetyTalk.PeopleStep(turn));

    /// <summary>
    /// "No" after a remark was taken up may be to that, and is no word that all is safe. What asks which of the two it was, once for each kind of
    /// question; null where the no is believed.
    /// </summary>
    public static string? WhichNo(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        if (!safety.HasRemarkBetween || turn.Language is not null || CrisisCard.IsUrgent(safety))
            return null;
        return SafetyReplies.AskedAgain(safety) is { } phrase && !turn.Session.Said.ContainsKey(phrase) ? phrase : null;
    }

    private static void NoDanger(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        var phrase = SafetyReplies.NoDanger(safety, turn.Language is null);
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
                HearOrdersToHarm(turn);
                break;
            case RiskRoute.Psychosis:
                SafetyTalk.ReplyWithStep(turn, SafetyPhrases.BiddingNo);
                break;
            case var _ when isYes:
                HearSuicide(turn);
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

    private static void HearOrdersToHarm(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Told = Told.Orders } };
        SafetyTalk.Reply(turn, SafetyPhrases.BiddingYes, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
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
