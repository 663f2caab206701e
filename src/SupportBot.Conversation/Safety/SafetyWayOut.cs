using SupportBot.Conversation.Flows;

namespace SupportBot.Conversation.Safety;

/// <summary>The ways out of the talk: being safe, a no to the direct question, a correction, and having the chat forgotten.</summary>
internal static class SafetyWayOut
{
    public static bool TryLeave(TurnBuilder turn, Intent wanted) => TryForget(turn, wanted) || TryEnd(turn, wanted);

    /// <summary>A no to the direct question is believed; help stays in view and the conversation goes on.</summary>
    public static void Deny(TurnBuilder turn, string phrase)
    {
        turn.Say(phrase);
        CrisisCard.Show(turn);
        turn.Session = turn.Session with
        {
            Safety = turn.Session.Safety.Ended(SafetyPhase.Closed) with
            {
                // A no about somebody else, or about another danger, is no answer to that question.
                DirectDenied = turn.Session.Safety.DirectDenied || SafetyReplies.BelievesNo(phrase),
            },
        };
        Leave(turn);
    }

    public static void Close(TurnBuilder turn, string phrase, SafetyPhase phase)
    {
        // A correction is believed: what was misread is no sign of distress for what comes later. What was talked about to its end was no misreading.
        var isBelieved = phase == SafetyPhase.Misunderstood && turn.Session.Safety.Phase != SafetyPhase.Closed;
        turn.Session = turn.Session with { Safety = turn.Session.Safety.Ended(phase) with { Distress = !isBelieved } };
        var isFirst = !SafetyPhrases.Closings.Any(turn.Session.Said.ContainsKey);
        turn.Say(phrase);
        if (phase == SafetyPhase.Closed && isFirst && turn.Session.IsMinor && turn.Language is null)
            AgeFlow.TellYoungPeople(turn);
        Leave(turn);
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
            case (Intent.Resume, _) when IsOfferedToGoOn(turn):
                Close(turn, SafetyReplies.Closing(turn.Session.Safety, wanted == Intent.ImSafe, turn.Language is null), SafetyPhase.Closed);
                return true;
            case (Intent.Misunderstood, _):
                Close(turn, SafetyPhrases.Misunderstood, SafetyPhase.Misunderstood);
                return true;
            case (Intent.No, SafetyQuestion.Direct) when SafetyAnswers.WhichNo(turn) is null:
                Deny(turn, SafetyReplies.DirectNo(turn.Session.Safety, turn.Language is null));
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whose question beside the danger waits was told that "carry on" leads back to it, also with a question of safety left open.</summary>
    private static bool IsOfferedToGoOn(TurnBuilder turn) => turn.Session.Safety.HasRemarkBetween && turn.Session.Said.ContainsKey(SafetyPhrases.AsideLater);

    private static void Leave(TurnBuilder turn)
    {
        turn.Language = null;
        if (turn.IsGuest)
            return;
        if (turn.Session.Step == Step.New)
            WelcomeFlow.Join(turn);
        else
            Resume.Where(turn);
        if (turn.Session.Step == Step.Menu)
            turn.Session = turn.Session with { Safety = turn.Session.Safety with { HasJustEnded = true } };
    }
}
