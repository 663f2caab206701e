namespace SupportBot.Conversation.Flows;

/// <summary>A plain yes or no right after a question that is not one of the check's.</summary>
internal static class SideFlow
{
    public static bool TryAnswer(TurnBuilder turn, Intent intent)
    {
        switch (turn.Asked, intent)
        {
            case (SideQuestion.Forget, Intent.Yes or Intent.ConfirmForget):
                ForgetFlow.Confirm(turn);
                return true;
            case (SideQuestion.Forget, Intent.No):
                ForgetFlow.Keep(turn);
                return true;
            case (SideQuestion.Inferred, Intent.Yes):
                InferFlow.Confirm(turn, turn.Inferred);
                return true;
            case (SideQuestion.Inferred, Intent.No):
                InferFlow.Drop(turn);
                return true;
            case (SideQuestion.Likely, Intent.Yes) when turn.Inferred is [{ Choice: { } choice } likely]:
                ChooseFlow.Answer(turn, likely.Question, choice, card: null);
                return true;
            case (SideQuestion.Likely, Intent.No):
                turn.Say(PhraseIds.PickOne);
                ChooseFlow.Ask(turn);
                return true;
            case (SideQuestion.Feedback, Intent.Yes or Intent.Helped):
                FeedbackFlow.Take(turn, helped: true);
                return true;
            case (SideQuestion.Feedback, Intent.No or Intent.NotHelped):
                FeedbackFlow.Take(turn, helped: false);
                return true;
            case (SideQuestion.Reminder, Intent.Yes):
                ReminderFlow.Set(turn);
                return true;
            case (SideQuestion.Reminder, Intent.No):
                ReminderFlow.Leave(turn);
                return true;
            case (SideQuestion.Reminded, Intent.Yes or Intent.Resume):
                ReminderFlow.GoOn(turn);
                return true;
            default:
                return false;
        }
    }
}
