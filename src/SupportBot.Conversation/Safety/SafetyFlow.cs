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

        // It answers nothing; while safety is open not even thanks come between.
        if (turn.Event is Rated)
            return turn.Session.Safety.IsOpen;

        if (!Decide(turn))
            return false;
        Disclose(turn);
        return true;
    }

    private static bool Decide(TurnBuilder turn)
    {
        var reading = ReadingOf(turn.Event);
        if (reading?.Risk is { IsUnread: true, IsMet: false })
            turn.Count("readings.failed");
        if (reading?.IsMinor == true)
            turn.Session = turn.Session with { IsMinor = true };
        if (reading?.Country is { } country)
            turn.Session = turn.Session with { Country = country, CountrySource = CountrySource.Person };
        var (level, route) = Weigh(reading?.Risk ?? RiskReading.None, turn.Session.Safety);
        if (level >= RiskLevel.Implied && !IsPartOfOpenTalk(level, route, turn.Session.Safety))
        {
            Open(turn, level, route, reading!);
            return true;
        }

        if (turn.Session.Safety.IsOpen)
        {
            // A changed message that means nothing new has been answered before.
            if (turn.Event is not Edited || Wanted(turn.Event) != Intent.None || reading?.Country is not null || level != RiskLevel.None)
                SafetyTalk.Continue(turn, reading, Wanted(turn.Event));
            return true;
        }

        switch (Wanted(turn.Event))
        {
            case Intent.HelpNow:
                turn.Language = turn.Session.Safety.Language;
                SafetyTalk.AnswerCall(turn);
                return true;
            case Intent.InDanger:
                turn.Language = turn.Session.Safety.Language;
                SafetyTalk.Danger(turn);
                return true;
            case Intent.Misunderstood when turn.Session.Safety is { Distress: true } or { Route: RiskRoute.Distress, Phase: SafetyPhase.None or SafetyPhase.Misunderstood }:
                turn.Language = turn.Session.Safety.Language;
                SafetyTalk.Close(turn, SafetyPhrases.Misunderstood, SafetyPhase.Misunderstood);
                return true;
        }

        return level == RiskLevel.Soft ? CheckIn(turn, route, reading!) : AnswersCheckIn(turn);
    }

    /// <summary>A check-in that asked a question is answered by the very next yes or no; anything else goes on as usual.</summary>
    private static bool AnswersCheckIn(TurnBuilder turn)
    {
        if (turn.Session.Safety is { Asked: SafetyQuestion.More } checkedIn)
            return HearsMore(turn, checkedIn);
        if (turn.Session.Safety is not { Asked: SafetyQuestion.Direct } asked)
            return false;

        turn.Language = asked.Language;
        switch (Wanted(turn.Event))
        {
            case Intent.Yes:
                turn.Session = turn.Session with { Safety = asked with { Route = RiskRoute.SuicidalThoughts, Level = RiskLevel.Implied, Steps = 0 } };
                SafetyTalk.Reply(turn, SafetyPhrases.SuicidalYes, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow);
                turn.Count("safety.opened");
                return true;
            case Intent.No or Intent.ImSafe:
                SafetyTalk.Deny(turn, SafetyPhrases.SuicidalNo);
                return true;
            default:
                turn.Session = turn.Session with { Safety = asked with { Asked = SafetyQuestion.None } };
                turn.Language = null;
                return false;
        }
    }

    /// <summary>What is told right after a check-in that stood alone is met with words and not with a form; whatever is asked for goes on.</summary>
    private static bool HearsMore(TurnBuilder turn, SafetyState checkedIn)
    {
        turn.Session = turn.Session with { Safety = checkedIn with { Asked = SafetyQuestion.None } };
        if (turn.Event is not Said { Reading: { Intent: Intent.None or Intent.Yes, Choice: null, IsLong: false } reading } || reading.Inferred.Length > 1)
            return false;
        turn.Say(SafetyPhrases.DistressMore);
        CrisisCard.Show(turn);
        return true;
    }

    /// <summary>
    /// Reads a sign in the light of earlier ones: a second soft sign, one after danger that was told of, or a question about means after
    /// distress is taken as implied, unless the person has said no to the direct question since. A question about means from someone who
    /// stated danger plainly is as plain.
    /// </summary>
    private static (RiskLevel Level, RiskRoute Route) Weigh(RiskReading risk, SafetyState earlier)
    {
        if (risk.IsMet)
            return (RiskLevel.None, RiskRoute.Distress);
        if (risk.IsUnread)
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (risk.MentionsMeans && (earlier.Distress || earlier.Route == RiskRoute.Bereavement) && risk.Level < RiskLevel.Explicit)
            return (earlier.IsOpen ? earlier.Level : RiskLevel.Implied, RiskRoute.MeansRequest);

        return (risk.Level, risk.Route) switch
        {
            (RiskLevel.None, _) => (RiskLevel.None, RiskRoute.Distress),
            (_, RiskRoute.Bereavement or RiskRoute.PastOrDenied) => (RiskLevel.Soft, risk.Route.Value),
            (RiskLevel.Soft, _) when !risk.IsEveryday && !risk.IsWeighed && earlier is { Distress: true, DirectDenied: false, IsOpen: false } => (RiskLevel.Implied, RiskRoute.SuicidalThoughts),
            (_, { } route) => (risk.Level, route),
            _ => (risk.Level, RiskRoute.Distress),
        };
    }

    /// <summary>
    /// Who has stated danger, or was just asked about it, is not asked again because of further signs. A plain statement is answered anew, and
    /// so is a sign of something that presses more than what the talk is about.
    /// </summary>
    private static bool IsPartOfOpenTalk(RiskLevel level, RiskRoute route, SafetyState safety) =>
        safety.IsOpen && level == RiskLevel.Implied && safety.Level >= RiskLevel.Implied && route != RiskRoute.MeansRequest
        && Pressing(route) <= Pressing(safety.Route)
        // What is feared for others says nothing of one's own life.
        && (route, safety.Route) is not (RiskRoute.SuicidalThoughts, RiskRoute.HarmToOthers);

    /// <summary>How much a danger presses. It chooses which of two is spoken of, and nothing else.</summary>
    private static int Pressing(RiskRoute? route) => route switch
    {
        null => 0,
        RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency => 3,
        RiskRoute.SuicidalThoughts or RiskRoute.SelfInjury or RiskRoute.MeansRequest or RiskRoute.HarmToOthers => 2,
        _ => 1,
    };

    private static void Open(TurnBuilder turn, RiskLevel level, RiskRoute route, Reading reading)
    {
        var earlier = turn.Session.Safety;
        Answer(turn, reading);
        // Danger to life that is known stays what is spoken of, whatever is told or asked next: the emergency number, and no question.
        var isUrgent = earlier.IsOpen && CrisisCard.IsUrgent(earlier) && Pressing(route) < Pressing(RiskRoute.ImminentDanger);
        var keeps = isUrgent && (earlier.Route == RiskRoute.MedicalEmergency || route == RiskRoute.MeansRequest);
        // "He is coming", said by somebody who told of abuse, is still about abuse.
        var about = keeps || (earlier.IsOpen && route == RiskRoute.ImminentDanger) ? earlier.Route ?? route : route;
        if (isUrgent || (earlier.IsOpen && (earlier.InDanger || (about != route && level == RiskLevel.Explicit))))
        {
            turn.Session = turn.Session with { Safety = earlier with { Route = about, Language = turn.Language } };
            SafetyTalk.Danger(turn);
            return;
        }

        var told = Telling(reading, about, earlier);
        var phrase = FirstReply(turn, about, level, told, reading.Risk);
        turn.Session = turn.Session with
        {
            Safety = new SafetyState
            {
                Phase = SafetyPhase.Open,
                Route = about,
                Level = level,
                Distress = true,
                InDanger = earlier.InDanger,
                Told = told,
                Steps = earlier.IsOpen && earlier.Route == about ? earlier.Steps : 0,
                Asked = phrase switch
                {
                    SafetyPhrases.Veiled => SafetyQuestion.Direct,
                    SafetyPhrases.SaidAgain => SafetyQuestion.None,
                    _ => SafetyPhrases.Question(about, level, told),
                },
                Language = turn.Language,
            },
        };
        turn.Say(phrase);
        if (about == RiskRoute.Abuse && turn.Event.Channel == ChannelKind.WebChat && turn.Language is null && !turn.Session.Said.ContainsKey(SafetyPhrases.QuickExit))
            turn.Say(SafetyPhrases.QuickExit, ("channel", ForgetFlow.Channel(turn)));
        CrisisCard.Show(turn);
        turn.Count("safety.opened");
    }

    private static string FirstReply(TurnBuilder turn, RiskRoute route, RiskLevel level, Told told, RiskReading risk)
    {
        var phrase = SafetyPhrases.For(route, level, told);
        if (turn.Language is not null || route != RiskRoute.SuicidalThoughts || level != RiskLevel.Explicit)
            return phrase;
        var earlier = turn.Session.Safety;
        if (risk.IsVeiled && !(earlier.IsOpen && earlier.Level == RiskLevel.Explicit))
            return SafetyPhrases.Veiled;
        // Who has said the same plain words twice is not asked the same again.
        return earlier.IsOpen && earlier.Route == route && turn.Session.Said.GetValueOrDefault(phrase) >= 2 ? SafetyPhrases.SaidAgain : phrase;
    }

    /// <summary>What chooses among the words for a route: what the message tells, else what was told of it before.</summary>
    private static Told Telling(Reading reading, RiskRoute route, SafetyState earlier)
    {
        var told = reading.Risk switch
        {
            { IsUnwanted: true } => Told.Unwanted,
            { IsIllness: true } when reading.Told != Told.Taken => Told.Illness,
            _ => reading.Told,
        };
        if (SafetyPhrases.Fits(told, route))
            return told;
        return earlier.IsOpen && earlier.Route == route && earlier.Told != Told.Unwanted ? earlier.Told : Told.None;
    }

    /// <summary>
    /// Grief and what is past are acknowledged with help in view. Distress is met gently and the conversation goes on; help comes in view with
    /// it where danger was asked about and denied before.
    /// </summary>
    private static bool CheckIn(TurnBuilder turn, RiskRoute route, Reading reading)
    {
        var safety = turn.Session.Safety;
        Answer(turn, reading);
        turn.Session = turn.Session with
        {
            Safety = safety with
            {
                // What was only weighed does not take the place of a danger that was told of.
                Route = reading.Risk.IsWeighed ? safety.Route ?? route : route,
                // Grief is no sign of danger by itself, and neither is what was only weighed.
                Distress = safety.Distress || !(reading.Risk.IsUnread || reading.Risk.IsWeighed || route == RiskRoute.Bereavement),
                Asked = SafetyPhrases.Question(route, RiskLevel.Soft),
                Language = turn.Language,
            },
        };
        var phrase = reading.Risk.IsUnread ? PhraseIds.TryAgain : CheckInWords(route, safety, reading.Risk);
        turn.Say(phrase);
        var isAnswer = route is RiskRoute.Bereavement or RiskRoute.PastOrDenied;
        var isInView = isAnswer || (!reading.Risk.IsUnread && (safety.DirectDenied || reading.Told == Told.Depressed || phrase == SafetyPhrases.GriefMore));
        if (isInView)
            CrisisCard.Show(turn);
        turn.Language = null;
        // Beside help the check-in stands alone, unless the person asked for something.
        var standsAlone = isInView && reading is { Intent: Intent.None, Choice: null, Inferred.Length: < 2, IsMinor: false };
        if (standsAlone && !isAnswer)
            turn.Session = turn.Session with { Safety = turn.Session.Safety with { Asked = SafetyQuestion.More } };
        return isAnswer || standsAlone;
    }

    private static string CheckInWords(RiskRoute route, SafetyState earlier, RiskReading risk) => route switch
    {
        RiskRoute.Distress when earlier.Route == RiskRoute.Bereavement => SafetyPhrases.GriefMore,
        RiskRoute.Distress when earlier.DirectDenied && !risk.IsEveryday => SafetyPhrases.DistressAgain,
        _ => SafetyPhrases.For(route, RiskLevel.Soft),
    };

    /// <summary>Says that nobody follows live, where the person was not told yet or it is hours ago.</summary>
    private static void Disclose(TurnBuilder turn)
    {
        if (turn.IsForgotten || (turn.Session.DisclosedAt is { } told && turn.Event.At - told <= ConversationEngine.DisclosureInterval))
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

    private static Reading? ReadingOf(UserEvent happened) => happened switch
    {
        Said said => said.Reading,
        Edited edited => edited.Reading,
        Submitted form => form.Reading,
        _ => null,
    };

    private static Intent Wanted(UserEvent happened) => happened switch
    {
        Said said => said.Reading.Intent,
        Edited edited => edited.Reading.Intent,
        Chose pressed => pressed.Intent,
        _ => Intent.None,
    };
}
