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
        var (level, route) = SafetyWeighing.Weigh(reading?.Risk ?? RiskReading.None, turn.Session.Safety);
        if (level >= RiskLevel.Implied && !SafetyWeighing.IsPartOfOpenTalk(level, route, turn.Session.Safety))
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
                SafetyWayOut.Close(turn, SafetyPhrases.Misunderstood, SafetyPhase.Misunderstood);
                return true;
        }

        return level == RiskLevel.Soft ? SafetyCheckIns.CheckIn(turn, route, reading!) : SafetyCheckIns.TryAnswer(turn);
    }

    private static void Open(TurnBuilder turn, RiskLevel level, RiskRoute route, Reading reading)
    {
        var earlier = turn.Session.Safety;
        SpeakLanguageOf(turn, reading);
        var isKnown = IsKnownDanger(earlier, route);
        var about = AboutWhat(earlier, route, isKnown);
        if (isKnown || (earlier.IsOpen && (earlier.InDanger || (about != route && level == RiskLevel.Explicit))))
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
                Told = phrase == SafetyPhrases.Passive ? Told.NotToBeHere : told,
                Steps = earlier.IsOpen ? earlier.Steps : [],
                Asked = SafetyReplies.Question(phrase, about, level, told),
                Language = turn.Language,
            },
        };
        SayOfAbuse(turn, ChannelKind.Teams, SafetyPhrases.TeamsCopy);
        turn.Say(phrase);
        SayOfAbuse(turn, ChannelKind.WebChat, SafetyPhrases.QuickExit);
        CrisisCard.Show(turn);
        turn.Count("safety.opened");
    }

    /// <summary>Danger to life that is known stays what is spoken of, whatever is told or asked next: the emergency number, and no question.</summary>
    private static bool IsKnownDanger(SafetyState earlier, RiskRoute route) =>
        earlier.IsOpen && CrisisCard.IsUrgent(earlier) && SafetyWeighing.Pressing(route) < SafetyWeighing.Pressing(RiskRoute.ImminentDanger);

    /// <summary>"He is coming", said by somebody who told of abuse, is still about abuse.</summary>
    private static RiskRoute AboutWhat(SafetyState earlier, RiskRoute route, bool isKnown)
    {
        var keeps = isKnown && (earlier.Route == RiskRoute.MedicalEmergency || route == RiskRoute.MeansRequest);
        return keeps || (earlier.IsOpen && route == RiskRoute.ImminentDanger) ? earlier.Route ?? route : route;
    }

    /// <summary>What somebody who tells of abuse is told once of the channel they write on.</summary>
    private static void SayOfAbuse(TurnBuilder turn, ChannelKind channel, string phrase)
    {
        if (turn.Session.Safety.Route == RiskRoute.Abuse && turn.Event.Channel == channel && turn.Language is null && !turn.Session.Said.ContainsKey(phrase))
            turn.Say(phrase, ("channel", turn.ChannelName));
    }

    private static string FirstReply(TurnBuilder turn, RiskRoute route, RiskLevel level, Told told, RiskReading risk)
    {
        var phrase = SafetyPhrases.For(route, level, told);
        var earlier = turn.Session.Safety;
        if (turn.Language is not null || route != RiskRoute.SuicidalThoughts || level < RiskLevel.Implied)
            return phrase;
        if (risk.IsPassive && !(earlier.IsOpen && (earlier.Level == RiskLevel.Explicit || turn.Session.Said.ContainsKey(SafetyPhrases.Passive))))
            return SafetyPhrases.Passive;
        if (level != RiskLevel.Explicit)
            return phrase;
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
        if (told.Fits(route))
            return told;
        return earlier.IsOpen && earlier.Route == route && earlier.Told is not (Told.Unwanted or Told.NotToBeHere) ? earlier.Told : Told.None;
    }

    /// <summary>Says that nobody follows live, where the person was not told yet or it is hours ago.</summary>
    private static void Disclose(TurnBuilder turn)
    {
        if (turn.IsForgotten || (turn.Session.DisclosedAt is { } disclosed && turn.Event.At - disclosed <= ConversationEngine.DisclosureInterval))
            return;
        turn.Say(SafetyPhrases.Automated);
        turn.Session = turn.Session with { DisclosedAt = turn.Event.At };
    }

    /// <summary>Answers in the language of the sign; null is the conversation's own.</summary>
    public static void SpeakLanguageOf(TurnBuilder turn, Reading reading)
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

    public static Intent Wanted(UserEvent happened) => happened switch
    {
        Said said => said.Reading.Intent,
        Edited edited => edited.Reading.Intent,
        Chose pressed => pressed.Intent,
        _ => Intent.None,
    };
}
