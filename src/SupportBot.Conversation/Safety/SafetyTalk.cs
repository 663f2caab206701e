using System.Collections.Immutable;

namespace SupportBot.Conversation.Safety;

/// <summary>
/// The talk while safety is open: what was just said first, then further steps one at a time. Nothing else is offered, every reply
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
        if ((MaySpeakOfMore(wanted, turn.Session.Safety) && TryTakeUp(turn, remark)) || SafetyWayOut.TryLeave(turn, wanted))
            return;
        if ((remark == SafetyRemark.Assent && TryAssent(turn, wanted)) || SafetyAnswers.TryAnswer(turn, wanted))
            return;
        if (wanted == Intent.None && reading?.Country is { } named)
        {
            var safety = turn.Session.Safety;
            Reply(turn, SafetyPhrases.CountrySet, [("country", [named])], safety.Phase, safety.Asked);
        }
        else if (Aside(turn, wanted, reading) is { } aside)
        {
            ReplyBeside(turn, aside);
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
        var isNew = safety.Told == Told.None || (safety.Told, reading?.Told) is (Told.Bidding, Told.Orders);
        if (isNew && reading is not null && reading.Told.Fits(safety.Route))
            turn.Session = turn.Session with { Safety = safety with { Told = reading.Told } };
    }

    /// <summary>The person pressed or said "I need help now" without saying why.</summary>
    public static void AnswerCall(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Level = RiskLevel.Implied, Distress = true, HasCalled = false, Steps = [] } };
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
                Steps = safety.IsOpen ? safety.Steps : [],
            },
        };
        Reply(turn, SafetyReplies.Danger(turn.Session.Safety, turn.Language is null), SafetyPhase.Resourced, SafetyQuestion.None);
    }

    public static void Reply(TurnBuilder turn, string phrase, SafetyPhase phase, SafetyQuestion asked, params ReadOnlySpan<string?> further) =>
        Reply(turn, phrase, [], phase, asked, further);

    private static void Reply(
        TurnBuilder turn, string phrase, ReadOnlySpan<(string Key, ImmutableArray<string> Values)> data, SafetyPhase phase, SafetyQuestion asked, params ReadOnlySpan<string?> further)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Phase = phase, Asked = asked, HasRemarkBetween = false } };
        SayCallFirst(turn, phrase);
        turn.Say(phrase, data);
        foreach (var more in further)
        {
            if (more is not null)
                turn.Say(more);
        }

        CrisisCard.Show(turn);
    }

    /// <summary>In other languages the next step waits, because it takes up what is written next without reading it.</summary>
    public static void ReplyWithStep(TurnBuilder turn, string phrase) =>
        Reply(turn, phrase, SafetyPhase.Resourced, SafetyQuestion.None, turn.Language is null ? NextStep(turn) : null);

    /// <summary>While life is in danger every turn names the emergency number first, until somebody has called it.</summary>
    private static void SayCallFirst(TurnBuilder turn, string phrase)
    {
        if (turn.Language is null && CrisisCard.IsUrgent(turn.Session.Safety) && !turn.Session.Safety.HasCalled && !SafetyPhrases.WithNumber.Contains(phrase))
            turn.Say(SafetyPhrases.CallFirst);
    }

    /// <summary>The lines by name, where any are known.</summary>
    public static void SayWhom(TurnBuilder turn)
    {
        var lines = turn.Language is null ? CrisisCard.Reachable(turn) : [];
        if (lines.IsEmpty)
            Reply(turn, SafetyPhrases.HelpNow, SafetyPhase.Resourced, SafetyQuestion.InDangerNow);
        else
            Reply(turn, SafetyPhrases.WhomToCall, ByName(turn, lines), SafetyPhase.Resourced, SafetyQuestion.InDangerNow);
    }

    /// <summary>What the person says of themselves comes before the next step, once: a reply that passes over it sounds like a form.</summary>
    private static bool TryTakeUp(TurnBuilder turn, SafetyRemark remark)
    {
        if (remark == SafetyRemark.Called)
            turn.Session = turn.Session with { Safety = turn.Session.Safety with { HasCalled = true } };
        if (remark == SafetyRemark.Somebody && SafetyTakeUps.MayBeAboutThem(turn.Session.Safety, turn.Session.Said))
            return TryAskAboutThem(turn);
        if (SafetyTakeUps.Of(remark, turn.Session.Safety) is not { } phrase)
            return false;
        var lines = phrase == SafetyPhrases.WornDown ? CrisisCard.Reachable(turn) : [];
        if (phrase == SafetyPhrases.WornDown && lines.IsEmpty)
            phrase = SafetyPhrases.WornDownAnywhere;
        if (turn.Session.Said.ContainsKey(phrase))
            return false;
        var safety = turn.Session.Safety;
        var asked = safety.Asked == SafetyQuestion.Contact && SafetyTakeUps.SaysWhoIsThere(remark) ? SafetyQuestion.None : safety.Asked;
        var step = MayBring(turn, remark, asked) ? StepBeside(turn, remark) : null;
        var question = asked == SafetyQuestion.None && !SafetyTakeUps.SaysWhoIsThere(remark) ? QuestionAfter(turn, step) : null;
        Reply(turn, phrase, lines.IsEmpty ? [] : ByName(turn, lines), SafetyPhase.Acknowledged, question is null ? asked : SafetyQuestion.Contact, step, question);
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { HasRemarkBetween = turn.Session.Safety.Asked != SafetyQuestion.None } };
        return true;
    }

    /// <summary>Asks once whether somebody who was named is the one whom orders are about; while life is in danger there is no question.</summary>
    private static bool TryAskAboutThem(TurnBuilder turn)
    {
        if (CrisisCard.IsUrgent(turn.Session.Safety) || turn.Session.Said.ContainsKey(SafetyPhrases.BiddingSomebody))
            return false;
        Reply(turn, SafetyPhrases.BiddingSomebody, SafetyPhase.Acknowledged, SafetyQuestion.AboutSomebody);
        return true;
    }

    /// <summary>What a phrase that names lines is filled with.</summary>
    public static (string Key, ImmutableArray<string> Values)[] ByName(TurnBuilder turn, ImmutableArray<string> lines) => [("country", [turn.Session.Country!]), ("lines", lines)];

    /// <summary>
    /// What is said with a yes or no that answers nothing is heard before it. So is what is said with a no when something came between: "no, nobody
    /// can know" may answer that. A yes to danger is always one.
    /// </summary>
    private static bool MaySpeakOfMore(Intent wanted, SafetyState safety) => wanted switch
    {
        Intent.None => true,
        Intent.No => safety.Asked == SafetyQuestion.None || safety.HasRemarkBetween,
        Intent.Yes => safety.Asked == SafetyQuestion.None || (safety.HasRemarkBetween && safety.Asked == SafetyQuestion.Contact),
        _ => false,
    };

    /// <summary>
    /// A remark with nothing asked, or a second one in a row, brings the next step with it: a professional and words for a call are not to wait
    /// until there is nothing left to remark. Nothing is pressed on somebody who has declined, before a direct answer, or while life is in danger.
    /// </summary>
    private static bool MayBring(TurnBuilder turn, SafetyRemark remark, SafetyQuestion asked)
    {
        var safety = turn.Session.Safety;
        return SafetyTakeUps.LeavesRoom(remark) && IsRoomForStep(turn, asked) && (asked == SafetyQuestion.None || safety.HasRemarkBetween);
    }

    private static bool IsRoomForStep(TurnBuilder turn, SafetyQuestion asked) =>
        turn.Language is null && turn.Session.Safety.Phase != SafetyPhase.Declined && !CrisisCard.IsUrgent(turn.Session.Safety)
        && asked is SafetyQuestion.None or SafetyQuestion.InDangerNow or SafetyQuestion.Contact;

    /// <summary>People first, because most remarks are about being alone with it. What is said of sleep names a doctor itself.</summary>
    private static string? StepBeside(TurnBuilder turn, SafetyRemark remark) => remark switch
    {
        SafetyRemark.NoSleep => NextStep(turn),
        _ => PeopleStep(turn) ?? (SafetyTakeUps.HoldsWords(remark) ? null : NextStep(turn)),
    };

    /// <summary>"Okay" agrees to what was said and names nobody; whether it answers the question about danger is asked for and not assumed.</summary>
    private static bool TryAssent(TurnBuilder turn, Intent wanted)
    {
        if (wanted is not (Intent.None or Intent.Yes or Intent.Thank) || turn.Session.Safety.Phase == SafetyPhase.Declined)
            return false;
        switch (turn.Session.Safety.Asked)
        {
            case SafetyQuestion.InDangerNow:
                Reply(turn, SafetyPhrases.YesMeant, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                return true;
            case SafetyQuestion.Contact:
                TellStep(turn, SafetyPhase.Acknowledged, PeopleStep(turn) ?? NextStep(turn));
                return true;
            case SafetyQuestion.None:
                GoOn(turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>
    /// What is asked beside the danger is answered, and the danger is not left behind it: who asks for a person gets words to begin with, and what
    /// waits makes room for the next step.
    /// </summary>
    private static void ReplyBeside(TurnBuilder turn, string aside)
    {
        var safety = turn.Session.Safety;
        var brings = IsRoomForStep(turn, safety.Asked) && (aside == SafetyPhrases.AsideLater || (aside == SafetyPhrases.AsidePerson && !SafetySteps.ToldOfTheCall(safety)));
        var step = brings ? NextStep(turn) : null;
        var question = QuestionAfter(turn, step);
        Reply(turn, aside, safety.Phase, question is null ? safety.Asked : SafetyQuestion.Contact, step, question);
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { HasRemarkBetween = question is null && safety.Asked != SafetyQuestion.None } };
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
        Intent.Menu or Intent.StartOver => SafetyPhrases.AsideLater,
        _ when wanted.IsAboutReminder() => SafetyPhrases.AsideLater,
        _ when turn.Event is Chose or Submitted => SafetyPhrases.AsideLater,
        _ => null,
    };

    private static void GoOn(TurnBuilder turn) => TellNextStep(turn, SafetyPhase.Acknowledged);

    public static void TellNextStep(TurnBuilder turn, SafetyPhase phase) => TellStep(turn, phase, NextStep(turn));

    /// <summary>The next step, or that help stays. A yes or no belongs to what was asked last, so what was asked before it is over.</summary>
    private static void TellStep(TurnBuilder turn, SafetyPhase phase, string? step)
    {
        if (step is not null)
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
    private static string? QuestionAfter(TurnBuilder turn, string? step) =>
        step is not null && SafetySteps.AsksForContact(step) && !CrisisCard.IsUrgent(turn.Session.Safety) ? SafetySteps.SomebodyQuestion(turn.Session.Safety, turn.Session.Said) : null;

    /// <summary>The step of the route that was not told yet, which then counts as told; null when there is none left.</summary>
    private static string? NextStep(TurnBuilder turn) => Take(turn, SafetySteps.Next(turn.Session.Safety, turn.Session.Said, turn.Language is null));

    /// <summary>The step that names a professional, where it was not told yet.</summary>
    public static string? PeopleStep(TurnBuilder turn) => Take(turn, SafetySteps.Next(turn.Session.Safety, turn.Session.Said, turn.Language is null, isPeople: true));

    private static string? Take(TurnBuilder turn, (string Phrase, SafetyState After)? step)
    {
        if (step is not var (phrase, after))
            return null;
        turn.Session = turn.Session with { Safety = after };
        return phrase;
    }
}
