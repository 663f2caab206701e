using SupportBot.Conversation.Flows;

namespace SupportBot.Conversation.Safety;

/// <summary>Gentle replies inside the conversation, which then goes on: to soft signs, grief and what is past or denied.</summary>
internal static class SafetyCheckIns
{
    /// <summary>
    /// Grief and what is past are acknowledged with help in view. Distress is met gently and the conversation goes on; help comes in view with
    /// it where danger was asked about and denied before.
    /// </summary>
    public static bool CheckIn(TurnBuilder turn, RiskRoute route, Reading reading)
    {
        var safety = turn.Session.Safety;
        SafetyFlow.SpeakLanguageOf(turn, reading);
        var phrase = reading.Risk.IsUnread ? PhraseIds.TryAgain : CheckInWords(route, safety, reading.Risk);
        turn.Session = turn.Session with
        {
            Safety = safety with
            {
                // What was only weighed does not take the place of a danger that was told of.
                Route = reading.Risk.IsWeighed ? safety.Route ?? route : route,
                // Grief is no sign of danger by itself, and neither is what was only weighed.
                Distress = safety.Distress || !(reading.Risk.IsUnread || reading.Risk.IsWeighed || route == RiskRoute.Bereavement),
                Asked = SafetyReplies.Question(phrase, route, RiskLevel.Soft),
                Language = turn.Language,
            },
        };
        if (phrase == SafetyPhrases.DistressAgain && HasToldOfDying(turn) && CrisisCard.Reachable(turn) is { IsEmpty: false } lines)
            turn.Say(SafetyPhrases.DistressAgainStated, SafetyTalk.ByName(turn, lines));
        else
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

    /// <summary>A choice that tells of distress is met like words that do.</summary>
    public static void OnChoice(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Safety = turn.Session.Safety with { Distress = true } };
        turn.Say(SafetyPhrases.For(RiskRoute.Distress, RiskLevel.Soft));
    }

    /// <summary>A check-in that asked a question is answered by the very next yes or no; anything else goes on as usual.</summary>
    public static bool TryAnswer(TurnBuilder turn)
    {
        if (turn.Session.Safety is { Asked: SafetyQuestion.More } checkedIn)
            return HearsMore(turn, checkedIn);
        if (turn.SafetyHasJustEnded && turn.Event is Said { Reading.Intent: Intent.Yes })
        {
            AcceptEnd(turn);
            return true;
        }

        if (turn.Session.Safety is not { Asked: SafetyQuestion.Direct } asked)
            return false;

        turn.Language = asked.Language;
        switch (SafetyFlow.Wanted(turn.Event))
        {
            case Intent.Yes:
                turn.Session = turn.Session with { Safety = asked with { Steps = [] } };
                SafetyAnswers.HearSuicide(turn);
                turn.Count("safety.opened");
                return true;
            case Intent.No or Intent.ImSafe:
                SafetyWayOut.Deny(turn, turn.Language is null && asked.Route == RiskRoute.PastOrDenied ? SafetyPhrases.PastNo : SafetyPhrases.SuicidalNo);
                return true;
            default:
                turn.Session = turn.Session with { Safety = asked with { Asked = SafetyQuestion.None } };
                turn.Language = null;
                return false;
        }
    }

    /// <summary>"Okay" at the end of a talk about danger agrees to that end, and not to a round of questions.</summary>
    private static void AcceptEnd(TurnBuilder turn)
    {
        turn.Say(SafetyPhrases.InView);
        Resume.Where(turn);
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

    /// <summary>Thoughts of dying were told of plainly, and nothing was taken back.</summary>
    private static bool HasToldOfDying(TurnBuilder turn) =>
        turn.Language is null && SafetyPhrases.HeardOfDying.Any(turn.Session.Said.ContainsKey) && !turn.Session.Said.ContainsKey(SafetyPhrases.Misunderstood);

    private static string CheckInWords(RiskRoute route, SafetyState earlier, RiskReading risk) => route switch
    {
        RiskRoute.Distress when earlier.Route == RiskRoute.Bereavement => SafetyPhrases.GriefMore,
        RiskRoute.Distress when risk.IsWeighed => SafetyPhrases.DistressWeighed,
        RiskRoute.Distress when earlier.DirectDenied && !risk.IsEveryday => SafetyPhrases.DistressAgain,
        _ => SafetyPhrases.For(route, RiskLevel.Soft),
    };
}
