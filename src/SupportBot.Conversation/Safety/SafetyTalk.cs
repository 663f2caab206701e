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

        Hear(turn, reading);
        var remark = turn.Language is null ? reading?.Remark ?? SafetyRemark.None : SafetyRemark.None;
        // "I'm fine now" is no way out of an overdose before somebody has called; a press on the way out is.
        if (wanted == Intent.ImSafe && turn.Event is Said && turn.Session.Safety is { Route: RiskRoute.MedicalEmergency, HasCalled: false } && TryTakeUp(turn, SafetyRemark.FeelsFine))
            return;
        if (TryForget(turn, wanted) || TryEnd(turn, wanted))
            return;
        // What is said with a yes or no that answers nothing is heard before it.
        var isFree = wanted == Intent.None || (wanted is Intent.Yes or Intent.No && turn.Session.Safety.Asked == SafetyQuestion.None);
        if ((isFree && TryTakeUp(turn, remark)) || TryAnswer(turn, wanted))
            return;
        if (wanted == Intent.None && reading?.Country is { } named)
        {
            SayCallFirst(turn, SafetyPhrases.CountrySet);
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

    /// <summary>What is told later in a talk chooses words as well, once.</summary>
    private static void Hear(TurnBuilder turn, Reading? reading)
    {
        var safety = turn.Session.Safety;
        if (safety.Told == Told.None && reading is not null && SafetyPhrases.Fits(reading.Told, safety.Route))
            turn.Session = turn.Session with { Safety = safety with { Told = reading.Told } };
    }

    /// <summary>The person pressed or said "I need help now" without saying why.</summary>
    public static void AnswerCall(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Level = RiskLevel.Implied, Distress = true, HasCalled = false, Steps = 0 } };
        SayWhom(turn);
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
                HasCalled = false,
                Steps = safety is { IsOpen: true, InDanger: true } ? safety.Steps : 0,
            },
        };
        Reply(turn, SafetyPhrases.Danger(turn.Session.Safety, turn.Language is null), SafetyPhase.Resourced, SafetyQuestion.None);
    }

    public static void Reply(TurnBuilder turn, string phrase, SafetyPhase phase, SafetyQuestion asked, string? further = null)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Phase = phase, Asked = asked } };
        SayCallFirst(turn, phrase);
        turn.Say(phrase);
        if (further is not null)
            turn.Say(further);
        CrisisCard.Show(turn);
    }

    /// <summary>While life is in danger every turn names the emergency number first, until somebody has called it.</summary>
    private static void SayCallFirst(TurnBuilder turn, string phrase)
    {
        if (turn.Language is null && CrisisCard.IsUrgent(turn.Session.Safety) && !turn.Session.Safety.HasCalled && !SafetyPhrases.WithNumber.Contains(phrase))
            turn.Say(SafetyPhrases.CallFirst);
    }

    /// <summary>The lines by name, where any are known.</summary>
    private static void SayWhom(TurnBuilder turn)
    {
        var lines = turn.Language is null ? CrisisCard.Reachable(turn) : [];
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Phase = SafetyPhase.Resourced, Asked = SafetyQuestion.InDangerNow } };
        if (lines.IsEmpty)
            turn.Say(SafetyPhrases.HelpNow);
        else
            turn.Say(SafetyPhrases.WhomToCall, ("country", [turn.Session.Country!]), ("lines", lines));
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
        if (remark == SafetyRemark.Called)
            turn.Session = turn.Session with { Safety = turn.Session.Safety with { HasCalled = true } };
        if (SafetyPhrases.TakeUp(remark, turn.Session.Safety) is not { } phrase || turn.Session.Said.ContainsKey(phrase))
            return false;
        var asked = turn.Session.Safety.Asked;
        // It asks what would help, or says who is there: what was asked before does not wait behind it.
        var isAnswered = asked == SafetyQuestion.Contact || remark == SafetyRemark.NotHelping;
        Reply(turn, phrase, SafetyPhase.Acknowledged, isAnswered ? SafetyQuestion.None : asked);
        return true;
    }

    /// <summary>Nobody has to say that they are safe to have the chat deleted. Words that say so plainly, after it was asked what was meant, are enough.</summary>
    private static bool TryForget(TurnBuilder turn, Intent wanted)
    {
        if (wanted != Intent.ConfirmForget || turn.Event is not Said || !turn.Session.Said.ContainsKey(SafetyPhrases.AsideForget))
            return false;
        ForgetFlow.SayDone(turn);
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
            case (Intent.No, SafetyQuestion.Direct) when turn.Session.Safety.Told != Told.Unwanted:
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
            case (_, SafetyQuestion.Direct) when wanted is Intent.Yes or Intent.No && turn.Session.Safety.Told == Told.Unwanted:
                Reply(turn, wanted == Intent.Yes ? SafetyPhrases.UnwantedMightAct : SafetyPhrases.UnwantedNotAct, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes, SafetyQuestion.Direct):
                Reply(turn, SafetyPhrases.DirectYes(turn.Session.Safety.Route), SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                return true;
            case (Intent.No, SafetyQuestion.InDangerNow):
                turn.Session = turn.Session with { Safety = turn.Session.Safety with { InDanger = false } };
                NoDanger(turn);
                return true;
            case (Intent.Yes, SafetyQuestion.SafeToTalk):
                ReplyWithStep(turn, turn.Event.Channel == ChannelKind.Teams && turn.Language is null ? SafetyPhrases.SafeToTalkTeams : SafetyPhrases.SafeToTalk);
                return true;
            case (Intent.No, SafetyQuestion.SafeToTalk):
                Reply(turn, SafetyPhrases.NotSafeToTalk, SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes or Intent.No, SafetyQuestion.Contact):
                Reply(turn, SafetyPhrases.Contact(turn.Session.Safety, wanted == Intent.Yes), SafetyPhase.Resourced, SafetyQuestion.None);
                return true;
            case (Intent.Yes, SafetyQuestion.None) when turn.Language is null && !CrisisCard.IsUrgent(turn.Session.Safety):
                Reply(turn, SafetyPhrases.YesMeant, SafetyPhase.Acknowledged, SafetyQuestion.None);
                return true;
            case (Intent.No or Intent.Stop, _):
                Decline(turn);
                return true;
            case (Intent.HelpNow or Intent.Help, _) when CrisisCard.IsUrgent(turn.Session.Safety):
                Danger(turn);
                return true;
            case (Intent.HelpNow, _) or (Intent.Help, _):
                SayWhom(turn);
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
        Intent.Privacy => turn.Event.Channel == ChannelKind.Teams ? SafetyPhrases.AsidePrivacyTeams : SafetyPhrases.AsidePrivacy,
        Intent.Forget or Intent.ConfirmForget => SafetyPhrases.AsideForget,
        Intent.TalkToPerson => SafetyPhrases.AsidePerson,
        Intent.WhyAsked when turn.Event is Said or Edited => SafetyPhrases.AsideWhyAsked,
        Intent.Explain or Intent.Compare when reading is { Topics.IsEmpty: false } or { Explanation: not null } => SafetyPhrases.AsideLater,
        Intent.Menu or Intent.StartOver or Intent.Remind or Intent.CancelReminder or Intent.ShowReminder => SafetyPhrases.AsideLater,
        _ when turn.Event is Chose or Submitted => SafetyPhrases.AsideLater,
        _ => null,
    };

    /// <summary>The choice is the person's, and no further step is pressed on them; while life is in danger the call stays what is said.</summary>
    private static void Decline(TurnBuilder turn)
    {
        if (CrisisCard.IsUrgent(turn.Session.Safety))
            TellStep(turn, SafetyPhase.Declined);
        else
            Reply(turn, SafetyPhrases.Declined, SafetyPhase.Declined, SafetyQuestion.None);
    }

    private static void GoOn(TurnBuilder turn) => TellStep(turn, SafetyPhase.Acknowledged);

    /// <summary>The next step, or that help stays. A yes or no belongs to what was asked last, so what was asked before it is over.</summary>
    private static void TellStep(TurnBuilder turn, SafetyPhase phase)
    {
        if (NextStep(turn) is { } step)
        {
            var question = QuestionAfter(turn, step);
            Reply(turn, step, phase, question is null ? SafetyQuestion.None : SafetyQuestion.Contact, question);
        }
        else if (CrisisCard.IsUrgent(turn.Session.Safety) && !turn.Session.Safety.HasCalled)
        {
            Reply(turn, turn.Language is null ? SafetyPhrases.StillUrgent : SafetyPhrases.InDangerNow, phase, SafetyQuestion.None);
        }
        else
        {
            // Words to begin with are for the person's own call.
            var barrier = turn.Language is null && turn.Session.Safety.Route != RiskRoute.ConcernForOther && !turn.Session.Said.ContainsKey(SafetyPhrases.StillHere) ? SafetyPhrases.Barrier : null;
            Reply(turn, SafetyPhrases.StillHere, phase, SafetyQuestion.None, barrier);
        }
    }

    /// <summary>After the people of a step the question for somebody, but not while life is in danger: then there is no question.</summary>
    private static string? QuestionAfter(TurnBuilder turn, string step) =>
        SafetyPhrases.AsksForContact(step) && !CrisisCard.IsUrgent(turn.Session.Safety) ? SafetyPhrases.SomebodyQuestion(turn.Session.Safety, turn.Session.Said) : null;

    private static void NoDanger(TurnBuilder turn)
    {
        var phrase = SafetyPhrases.NoDanger(turn.Session.Safety, turn.Language is null);
        if (phrase is not (SafetyPhrases.NotDone or SafetyPhrases.NotDoneDrink))
        {
            ReplyWithStep(turn, phrase);
            return;
        }

        var question = SafetyPhrases.SomebodyQuestion(turn.Session.Safety, turn.Session.Said);
        Reply(turn, phrase, SafetyPhase.Resourced, question is null ? SafetyQuestion.None : SafetyQuestion.Contact, question);
    }

    /// <summary>In other languages the next step waits, because it takes up what is written next without reading it.</summary>
    private static void ReplyWithStep(TurnBuilder turn, string phrase) =>
        Reply(turn, phrase, SafetyPhase.Resourced, SafetyQuestion.None, turn.Language is null ? NextStep(turn) : null);

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
