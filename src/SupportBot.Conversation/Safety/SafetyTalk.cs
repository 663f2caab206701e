using SupportBot.Conversation.Flows;

namespace SupportBot.Conversation.Safety;

/// <summary>
/// The talk while safety is open: answers to what it asked, further steps one at a time, and the way out. Nothing else is offered, every reply
/// keeps help in view, and no turn is without words.
/// </summary>
internal static class SafetyTalk
{
    public static void Continue(TurnBuilder turn, Reading? reading, Intent wanted)
    {
        turn.Language = turn.Session.Safety.Language;
        // A press on an older card answers nothing that safety asked.
        if (turn.Event is Chose && wanted is Intent.Yes or Intent.No)
            wanted = Intent.Answer;

        if (TryForget(turn, wanted) || TryEnd(turn, wanted) || TryAnswer(turn, wanted))
            return;
        if (wanted == Intent.None && turn.Language is null && TryTakeUp(turn, reading?.Remark ?? SafetyRemark.None))
            return;
        if (wanted == Intent.None && reading?.Country is { } named)
        {
            turn.Say(SafetyPhrases.CountrySet, ("country", named));
            CrisisCard.Show(turn);
        }
        else if (Aside(turn, wanted, reading) is { } aside)
        {
            Reply(turn, aside, turn.Session.Safety.Phase, turn.Session.Safety.Asked);
        }
        else
        {
            GoOn(turn);
        }
    }

    /// <summary>The person pressed or said "I need help now" without saying why.</summary>
    public static void AnswerCall(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Level = RiskLevel.Implied, Distress = true, Steps = 0 } };
        Reply(turn, SafetyPhrases.HelpNow, SafetyPhase.Resourced, SafetyQuestion.InDangerNow);
        turn.Count("safety.opened");
    }

    public static void Danger(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        turn.Session = turn.Session with
        {
            Safety = safety with
            {
                Route = safety.Route ?? RiskRoute.ImminentDanger,
                Level = RiskLevel.Explicit,
                Distress = true,
                InDanger = true,
                Steps = safety is { IsOpen: true, InDanger: true } ? safety.Steps : 0,
            },
        };
        Reply(turn, SafetyPhrases.InDangerNow, SafetyPhase.Resourced, SafetyQuestion.None);
    }

    public static void Reply(TurnBuilder turn, string phrase, SafetyPhase phase, SafetyQuestion asked, string? further = null)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Phase = phase, Asked = asked } };
        turn.Say(phrase);
        if (further is not null)
            turn.Say(further);
        CrisisCard.Show(turn);
    }

    /// <summary>A no to the direct question is believed; help stays in view and the conversation goes on.</summary>
    public static void Deny(TurnBuilder turn, string phrase)
    {
        turn.Say(phrase);
        CrisisCard.Show(turn);
        turn.Session = turn.Session with
        {
            Safety = turn.Session.Safety with
            {
                Phase = SafetyPhase.Closed,
                Asked = SafetyQuestion.None,
                InDanger = false,
                // A no about somebody else, or about another danger, is no answer to that question.
                DirectDenied = turn.Session.Safety.DirectDenied || phrase == SafetyPhrases.SuicidalNo,
            },
        };
        Leave(turn);
    }

    public static void Close(TurnBuilder turn, string phrase, SafetyPhase phase)
    {
        var safety = turn.Session.Safety with { Phase = phase, Asked = SafetyQuestion.None, InDanger = false };
        // A correction is believed: what was misread is no sign of distress for what comes later. What was talked about to its end was no misreading.
        var isBelieved = phase == SafetyPhase.Misunderstood && turn.Session.Safety.Phase != SafetyPhase.Closed;
        turn.Session = turn.Session with { Safety = safety with { Distress = !isBelieved } };
        turn.Say(phrase);
        Leave(turn);
    }

    private static void Leave(TurnBuilder turn)
    {
        turn.Language = null;
        if (turn.IsGuest)
            return;
        if (turn.Session.Step == Step.New)
            WelcomeFlow.Join(turn);
        else
            Resume.Where(turn);
    }

    /// <summary>What the person says of themselves comes before the next step, once: a reply that passes over it sounds like a form.</summary>
    private static bool TryTakeUp(TurnBuilder turn, SafetyRemark remark)
    {
        // Where a person is the danger, nobody is called in: the one who is named may be the one who is feared.
        var isFeared = turn.Session.Safety.Route is RiskRoute.Abuse or RiskRoute.HarmToOthers or RiskRoute.ImminentDanger;
        if (remark == SafetyRemark.None || (remark == SafetyRemark.Somebody && isFeared))
            return false;
        // While life is in danger only what brings help sooner comes before the next step.
        var isUrgent = CrisisCard.IsUrgent(turn.Session.Safety);
        if (isUrgent && remark is not (SafetyRemark.Somebody or SafetyRemark.CannotSpeak))
            return false;
        var phrase = SafetyPhrases.TakeUp(remark, isUrgent);
        if (turn.Session.Said.ContainsKey(phrase))
            return false;
        var asked = turn.Session.Safety.Asked;
        Reply(turn, phrase, SafetyPhase.Acknowledged, asked == SafetyQuestion.Contact ? SafetyQuestion.None : asked);
        return true;
    }

    /// <summary>Nobody has to say that they are safe to have the chat deleted. Words that say so plainly, after it was asked what was meant, are enough.</summary>
    private static bool TryForget(TurnBuilder turn, Intent wanted)
    {
        if (wanted != Intent.ConfirmForget || turn.Event is not Said || !turn.Session.Said.ContainsKey(SafetyPhrases.AsideForget))
            return false;
        turn.Say(PhraseIds.ForgetDone);
        CrisisCard.Show(turn);
        ForgetFlow.Delete(turn);
        return true;
    }

    private static bool TryEnd(TurnBuilder turn, Intent wanted)
    {
        switch (wanted, turn.Session.Safety.Asked)
        {
            case (Intent.ImSafe, _) or (Intent.Resume, SafetyQuestion.None or SafetyQuestion.Contact):
                Close(turn, SafetyPhrases.Closed, SafetyPhase.Closed);
                return true;
            case (Intent.Misunderstood, _):
                Close(turn, SafetyPhrases.Misunderstood, SafetyPhase.Misunderstood);
                return true;
            case (Intent.No, SafetyQuestion.Direct):
                Deny(turn, SafetyPhrases.DirectNo(turn.Session.Safety.Route));
                return true;
            default:
                return false;
        }
    }

    private static bool TryAnswer(TurnBuilder turn, Intent wanted)
    {
        switch (wanted, turn.Session.Safety.Asked)
        {
            case (Intent.InDanger, _) or (Intent.Yes, SafetyQuestion.InDangerNow):
                Danger(turn);
                return true;
            case (Intent.Yes, SafetyQuestion.Direct):
                Reply(turn, SafetyPhrases.DirectYes(turn.Session.Safety.Route), SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                return true;
            // After a step was told, a no may be to that as well as to the question before it.
            case (Intent.No, SafetyQuestion.InDangerNow) when turn.Session.Safety.Steps == 0:
                turn.Session = turn.Session with { Safety = turn.Session.Safety with { InDanger = false } };
                ReplyWithStep(turn, SafetyPhrases.NotInDanger);
                return true;
            case (Intent.Yes, SafetyQuestion.SafeToTalk):
                ReplyWithStep(turn, SafetyPhrases.SafeToTalk);
                return true;
            case (Intent.No, SafetyQuestion.SafeToTalk):
                Reply(turn, SafetyPhrases.NotSafeToTalk, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes, SafetyQuestion.Contact):
                Reply(turn, SafetyPhrases.ContactYes, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.No, SafetyQuestion.Contact):
                Reply(turn, SafetyPhrases.ContactNo, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.No or Intent.Stop, _):
                Decline(turn);
                return true;
            case (Intent.HelpNow or Intent.Help, _) when CrisisCard.IsUrgent(turn.Session.Safety):
                Danger(turn);
                return true;
            case (Intent.HelpNow, _) or (Intent.Help, _):
                Reply(turn, SafetyPhrases.HelpNow, SafetyPhase.Resourced, SafetyQuestion.InDangerNow);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// A short true answer to what is asked beside the danger, or null where it is part of the talk. What people say who do not know what to do
    /// next, such as "I don't know" or "what should I do", is part of it; a press on an older card is not.
    /// </summary>
    private static string? Aside(TurnBuilder turn, Intent wanted, Reading? reading) => wanted switch
    {
        Intent.AreYouHuman => SafetyPhrases.Automated,
        // The other languages have only what matters most.
        _ when turn.Language is not null => null,
        Intent.Privacy => SafetyPhrases.AsidePrivacy,
        Intent.Forget or Intent.ConfirmForget => SafetyPhrases.AsideForget,
        Intent.TalkToPerson => SafetyPhrases.AsidePerson,
        Intent.WhyAsked when turn.Event is Said or Edited => SafetyPhrases.AsideWhyAsked,
        Intent.Explain or Intent.Compare when reading is { Topics.IsEmpty: false } or { Explanation: not null } => SafetyPhrases.AsideLater,
        Intent.Menu or Intent.StartOver => SafetyPhrases.AsideLater,
        _ when turn.Event is Chose or Submitted => SafetyPhrases.AsideLater,
        _ => null,
    };

    /// <summary>The choice is the person's; while life is in danger another way to be less alone comes before that is said.</summary>
    private static void Decline(TurnBuilder turn)
    {
        var step = CrisisCard.IsUrgent(turn.Session.Safety) ? NextStep(turn) : null;
        var asks = step is not null && SafetyPhrases.AsksForContact(step);
        Reply(turn, step ?? SafetyPhrases.Declined, SafetyPhase.Declined, asks ? SafetyQuestion.Contact : SafetyQuestion.None);
    }

    private static void GoOn(TurnBuilder turn)
    {
        var asked = turn.Session.Safety.Asked;
        if (NextStep(turn) is { } step)
        {
            Reply(turn, step, SafetyPhase.Acknowledged, SafetyPhrases.AsksForContact(step) ? SafetyQuestion.Contact : asked);
            return;
        }

        var barrier = turn.Language is null && !turn.Session.Said.ContainsKey(SafetyPhrases.StillHere) ? SafetyPhrases.Barrier : null;
        Reply(turn, SafetyPhrases.StillHere, SafetyPhase.Acknowledged, asked, barrier);
    }

    private static void ReplyWithStep(TurnBuilder turn, string phrase)
    {
        var step = NextStep(turn);
        var asks = step is not null && SafetyPhrases.AsksForContact(step);
        Reply(turn, phrase, SafetyPhase.Resourced, asks ? SafetyQuestion.Contact : SafetyQuestion.None, step);
    }

    /// <summary>The step of the route that was not told yet, which then counts as told; null when there is none left.</summary>
    private static string? NextStep(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        var steps = SafetyPhrases.Steps(safety, isOwnLanguage: turn.Language is null);
        if (safety.Steps >= steps.Length)
            return null;
        turn.Session = turn.Session with { Safety = safety with { Steps = safety.Steps + 1 } };
        return steps[safety.Steps];
    }
}
