using SupportBot.Conversation.Flows;

namespace SupportBot.Conversation.Safety;

/// <summary>
/// Has the first word in every turn and may take over from anywhere (docs/safety.md). It depends on nothing but the reading, the session
/// and the catalog: no model, no network, no setting can switch it off.
/// </summary>
internal static class SafetyFlow
{
    /// <returns>False when the turn goes on as usual, with a gentle check-in said first where there was a soft sign.</returns>
    public static bool TryHandle(TurnBuilder turn)
    {
        // A message that is gone says nothing, but neither may it lead away from help.
        if (turn.Event is Deleted deleted)
        {
            if (turn.Session.Safety.IsOpen)
                ChooseFlow.Remove(turn, deleted.Question);
            return turn.Session.Safety.IsOpen;
        }

        if (!Decide(turn))
            return false;
        Disclose(turn);
        return true;
    }

    private static bool Decide(TurnBuilder turn)
    {
        var reading = turn.Event switch
        {
            Said said => said.Reading,
            Edited edited => edited.Reading,
            Submitted form => form.Reading,
            _ => null,
        };
        if (reading?.Risk.IsUnread == true)
            turn.Count("readings.failed");
        var (level, route) = Weigh(reading?.Risk ?? RiskReading.None, turn.Session.Safety);
        if (level >= RiskLevel.Implied && !IsPartOfOpenTalk(level, route, turn.Session.Safety))
        {
            // Who said that they are in danger now is sent to the emergency number, not asked again.
            if (turn.Session.Safety is { IsOpen: true, InDanger: true } && route != RiskRoute.MeansRequest)
                Danger(turn);
            else
                Open(turn, level, route, reading!);
            return true;
        }

        if (turn.Session.Safety.IsOpen)
        {
            // A changed message that means nothing new has been answered before.
            if (turn.Event is not Edited || Wanted(turn.Event) != Intent.None || reading?.Country is not null)
                Continue(turn, reading);
            return true;
        }

        switch (Wanted(turn.Event))
        {
            case Intent.HelpNow:
                turn.Language = turn.Session.Safety.Language;
                AnswerCall(turn);
                return true;
            case Intent.InDanger:
                turn.Language = turn.Session.Safety.Language;
                Danger(turn);
                return true;
            case Intent.Misunderstood when turn.Session.Safety.Distress:
                turn.Language = turn.Session.Safety.Language;
                Close(turn, SafetyPhrases.Misunderstood, SafetyPhase.Misunderstood);
                return true;
        }

        return level == RiskLevel.Soft ? CheckIn(turn, route, reading!) : AnswersCheckIn(turn);
    }

    /// <summary>A check-in that asked a question is answered by the very next yes or no; anything else goes on as usual.</summary>
    private static bool AnswersCheckIn(TurnBuilder turn)
    {
        if (turn.Session.Safety is not { Asked: SafetyQuestion.Direct } asked)
            return false;

        turn.Language = asked.Language;
        switch (Wanted(turn.Event))
        {
            case Intent.Yes:
                turn.Session = turn.Session with { Safety = asked with { Route = RiskRoute.SuicidalThoughts, Level = RiskLevel.Implied } };
                Reply(turn, SafetyPhrases.SuicidalYes, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                turn.Count("safety.opened");
                return true;
            case Intent.No or Intent.ImSafe:
                Deny(turn, SafetyPhrases.SuicidalNo);
                return true;
            default:
                turn.Session = turn.Session with { Safety = asked with { Asked = SafetyQuestion.None } };
                turn.Language = null;
                return false;
        }
    }

    /// <summary>
    /// Reads a sign in the light of earlier ones: a second soft sign, or a question about means after distress, is taken as implied. A
    /// question about means from someone who stated danger plainly is as plain.
    /// </summary>
    private static (RiskLevel Level, RiskRoute Route) Weigh(RiskReading risk, SafetyState earlier)
    {
        if (risk.IsUnread)
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (risk.MentionsMeans && earlier.Distress && risk.Level < RiskLevel.Explicit)
            return (earlier.IsOpen ? earlier.Level : RiskLevel.Implied, RiskRoute.MeansRequest);

        return (risk.Level, risk.Route) switch
        {
            (RiskLevel.None, _) => (RiskLevel.None, RiskRoute.Distress),
            (_, RiskRoute.Bereavement or RiskRoute.PastOrDenied) => (RiskLevel.Soft, risk.Route.Value),
            (RiskLevel.Soft, _) when !risk.IsEveryday && earlier is { Distress: true, DirectDenied: false } => (RiskLevel.Implied, RiskRoute.SuicidalThoughts),
            (_, { } route) => (risk.Level, route),
            _ => (risk.Level, RiskRoute.Distress),
        };
    }

    /// <summary>Who has stated danger, or was just asked about it, is not asked again because of further signs; only a plain statement is answered anew.</summary>
    private static bool IsPartOfOpenTalk(RiskLevel level, RiskRoute route, SafetyState safety) =>
        safety.IsOpen && level == RiskLevel.Implied && safety.Level >= RiskLevel.Implied && route != RiskRoute.MeansRequest;

    private static void Open(TurnBuilder turn, RiskLevel level, RiskRoute route, Reading reading)
    {
        Answer(turn, reading);
        turn.Session = turn.Session with
        {
            Country = reading.Country ?? turn.Session.Country,
            CountrySource = reading.Country is null ? turn.Session.CountrySource : CountrySource.Person,
            Safety = new SafetyState
            {
                Phase = SafetyPhase.Open,
                Route = route,
                Level = level,
                Distress = true,
                InDanger = turn.Session.Safety.InDanger,
                Asked = SafetyPhrases.Question(route, level),
                Language = turn.Language,
            },
        };
        turn.Say(SafetyPhrases.For(route, level));
        CrisisCard.Show(turn);
        turn.Count("safety.opened");
    }

    /// <summary>Grief and what is past are acknowledged with help in view; distress is met gently and the conversation goes on.</summary>
    private static bool CheckIn(TurnBuilder turn, RiskRoute route, Reading reading)
    {
        Answer(turn, reading);
        turn.Session = turn.Session with
        {
            Safety = turn.Session.Safety with
            {
                Route = route,
                Distress = turn.Session.Safety.Distress || !reading.Risk.IsUnread,
                Asked = SafetyPhrases.Question(route, RiskLevel.Soft),
                Language = turn.Language,
            },
        };
        turn.Say(reading.Risk.IsUnread ? PhraseIds.TryAgain : SafetyPhrases.For(route, RiskLevel.Soft));
        var showsHelp = route is RiskRoute.Bereavement or RiskRoute.PastOrDenied;
        if (showsHelp)
            CrisisCard.Show(turn);
        turn.Language = null;
        return showsHelp;
    }

    /// <summary>The person pressed or said "I need help now" without saying why.</summary>
    private static void AnswerCall(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Level = RiskLevel.Implied, Distress = true } };
        Reply(turn, SafetyPhrases.HelpNow, SafetyPhase.Resourced, SafetyQuestion.InDangerNow);
        turn.Count("safety.opened");
    }

    private static void Continue(TurnBuilder turn, Reading? reading)
    {
        turn.Language = turn.Session.Safety.Language;
        if (reading?.Country is { } country)
            turn.Session = turn.Session with { Country = country, CountrySource = CountrySource.Person };

        switch (Wanted(turn.Event), turn.Session.Safety.Asked)
        {
            case (Intent.ImSafe, _) or (Intent.Resume, SafetyQuestion.None):
                Close(turn, SafetyPhrases.Closed, SafetyPhase.Closed);
                break;
            case (Intent.Misunderstood, _):
                Close(turn, SafetyPhrases.Misunderstood, SafetyPhase.Misunderstood);
                break;
            case (Intent.InDanger, _) or (Intent.Yes, SafetyQuestion.InDangerNow):
                Danger(turn);
                break;
            case (Intent.Yes, SafetyQuestion.Direct):
                Reply(turn, SafetyPhrases.DirectYes(turn.Session.Safety.Route), SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                break;
            case (Intent.No, SafetyQuestion.Direct):
                Deny(turn, SafetyPhrases.DirectNo(turn.Session.Safety.Route));
                break;
            case (Intent.No, SafetyQuestion.InDangerNow):
                turn.Session = turn.Session with { Safety = turn.Session.Safety with { InDanger = false } };
                Reply(turn, SafetyPhrases.NotInDanger, SafetyPhase.Resourced, SafetyQuestion.None, SafetyPhrases.WhatHappens);
                break;
            case (Intent.Yes, SafetyQuestion.SafeToTalk):
                Reply(turn, SafetyPhrases.SafeToTalk, SafetyPhase.Resourced, SafetyQuestion.None);
                break;
            case (Intent.No, SafetyQuestion.SafeToTalk):
                Reply(turn, SafetyPhrases.NotSafeToTalk, SafetyPhase.Resourced, SafetyQuestion.None);
                break;
            case (Intent.No or Intent.Stop, _):
                Reply(turn, SafetyPhrases.Declined, SafetyPhase.Declined, SafetyQuestion.None);
                break;
            case (Intent.HelpNow, _):
                Reply(turn, SafetyPhrases.HelpNow, SafetyPhase.Resourced, SafetyQuestion.InDangerNow);
                break;
            case (Intent.AreYouHuman, _):
                Reply(turn, SafetyPhrases.Automated, turn.Session.Safety.Phase, turn.Session.Safety.Asked);
                break;
            case (Intent.None, _) when reading?.Country is { } named:
                turn.Say(SafetyPhrases.CountrySet, ("country", named));
                CrisisCard.Show(turn);
                break;
            default:
                var barrier = turn.Session.Said.ContainsKey(SafetyPhrases.StillHere) ? null : SafetyPhrases.Barrier;
                Reply(turn, SafetyPhrases.StillHere, SafetyPhase.Acknowledged, turn.Session.Safety.Asked, barrier);
                break;
        }
    }

    private static void Danger(TurnBuilder turn)
    {
        turn.Session = turn.Session with
        {
            Safety = turn.Session.Safety with
            {
                Route = turn.Session.Safety.Route ?? RiskRoute.ImminentDanger,
                Level = RiskLevel.Explicit,
                Distress = true,
                InDanger = true,
            },
        };
        Reply(turn, SafetyPhrases.InDangerNow, SafetyPhase.Resourced, SafetyQuestion.None);
    }

    private static void Reply(TurnBuilder turn, string phrase, SafetyPhase phase, SafetyQuestion asked, string? further = null)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Phase = phase, Asked = asked } };
        turn.Say(phrase);
        if (further is not null)
            turn.Say(further);
        CrisisCard.Show(turn);
    }

    /// <summary>A no to the direct question is believed; help stays in view and the conversation goes on.</summary>
    private static void Deny(TurnBuilder turn, string phrase)
    {
        turn.Say(phrase);
        CrisisCard.Show(turn);
        turn.Session = turn.Session with
        {
            Safety = turn.Session.Safety with { Phase = SafetyPhase.Closed, Asked = SafetyQuestion.None, InDanger = false, DirectDenied = true },
        };
        Leave(turn);
    }

    private static void Close(TurnBuilder turn, string phrase, SafetyPhase phase)
    {
        var safety = turn.Session.Safety with { Phase = phase, Asked = SafetyQuestion.None, InDanger = false };
        // A correction is believed: what was misread is no sign of distress for what comes later.
        turn.Session = turn.Session with { Safety = safety with { Distress = phase != SafetyPhase.Misunderstood } };
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

    /// <summary>Says that nobody follows live, where the person was not told yet or it is hours ago.</summary>
    private static void Disclose(TurnBuilder turn)
    {
        if (turn.Session.DisclosedAt is { } told && turn.Event.At - told <= ConversationEngine.DisclosureInterval)
            return;
        turn.Say(SafetyPhrases.Automated);
        turn.Session = turn.Session with { DisclosedAt = turn.Event.At };
    }

    /// <summary>A choice that tells of distress is met like words that do.</summary>
    public static void CheckInOnChoice(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Distress = true } };
        turn.Say(SafetyPhrases.For(RiskRoute.Distress, RiskLevel.Soft));
    }

    /// <summary>Answers in the language of the sign; null is the conversation's own.</summary>
    private static void Answer(TurnBuilder turn, Reading reading)
    {
        var language = reading.Risk.Language ?? turn.Session.Safety.Language;
        turn.Language = language == turn.Session.Locale ? null : language;
    }

    private static Intent Wanted(UserEvent happened) => happened switch
    {
        Said said => said.Reading.Intent,
        Edited edited => edited.Reading.Intent,
        Chose pressed => pressed.Intent,
        _ => Intent.None,
    };
}
