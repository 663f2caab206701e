namespace SupportBot.Conversation.Flows;

/// <summary>What follows on each thing that a person may want, said or pressed.</summary>
internal static class WishFlow
{
    public static void Follow(TurnBuilder turn, Intent intent, string? target)
    {
        if (!TryTalk(turn, intent) && !TryExplain(turn, intent, target) && !TryAsk(turn, intent) && !TryOfBot(turn, intent))
        {
            // "No", and words that only mean something while safety is open: nothing to undo, so show the way on.
            Resume.Where(turn);
        }
    }

    private static bool TryTalk(TurnBuilder turn, Intent intent)
    {
        switch (intent)
        {
            case Intent.Greet:
                turn.Say(PhraseIds.Greeting);
                Resume.Where(turn);
                return true;
            case Intent.Thank:
                Acknowledge(turn);
                return true;
            case Intent.Help:
                turn.Say(PhraseIds.Help);
                Resume.Where(turn);
                return true;
            case Intent.Menu:
                turn.Session = turn.Session with { Step = Step.Menu };
                Resume.ShowMenu(turn);
                return true;
            case Intent.StartOver:
                WelcomeFlow.StartOver(turn);
                return true;
            case Intent.Stop or Intent.Farewell:
                WelcomeFlow.Stop(turn);
                return true;
            default:
                return false;
        }
    }

    private static bool TryExplain(TurnBuilder turn, Intent intent, string? target)
    {
        switch (intent)
        {
            case Intent.Explain:
                ExplainFlow.Explain(turn, target);
                return true;
            case Intent.Compare:
                ExplainFlow.Compare(turn, target);
                return true;
            case Intent.WhySuggested:
                SuggestionFlow.Why(turn);
                return true;
            case Intent.WhyNot:
                SuggestionFlow.WhyNot(turn, target);
                return true;
            case Intent.Prefer:
                SuggestionFlow.Prefer(turn, target);
                return true;
            case Intent.WhatWouldChange:
                SuggestionFlow.WhatWouldChange(turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The questions that lead to a suggestion, and the answers to them.</summary>
    private static bool TryAsk(TurnBuilder turn, Intent intent)
    {
        switch (intent)
        {
            case Intent.Choose:
                ChooseFlow.Begin(turn);
                return true;
            case Intent.Form:
                FormFlow.Begin(turn);
                return true;
            case Intent.Resume:
                ChooseFlow.Resume(turn);
                return true;
            case Intent.Skip:
                ChooseFlow.Skip(turn);
                return true;
            case Intent.Back:
                ChooseFlow.Back(turn);
                return true;
            case Intent.ShowAnswers:
                ReviewFlow.Show(turn);
                return true;
            case Intent.ChangeAnswer:
                ReviewFlow.Change(turn, question: null);
                return true;
            case Intent.WhyAsked:
                ChooseFlow.Why(turn);
                return true;
            case Intent.Yes:
                ChooseFlow.Agree(turn);
                return true;
            case Intent.No when turn.Session is { Step: Step.Asking, OpenQuestion: not null }:
                turn.Say(PhraseIds.PickOne);
                ChooseFlow.Ask(turn);
                return true;
            default:
                return false;
        }
    }

    /// <summary>What the bot is, keeps and may do beside the talk.</summary>
    private static bool TryOfBot(TurnBuilder turn, Intent intent)
    {
        switch (intent)
        {
            case Intent.AreYouHuman:
                turn.Say(PhraseIds.Automated);
                turn.Session = turn.Session with { DisclosedAt = turn.Event.At };
                Resume.Onward(turn);
                return true;
            case Intent.TalkToPerson:
                DirectoryFlow.Show(turn);
                return true;
            case Intent.Privacy:
                ForgetFlow.ShowPrivacy(turn);
                return true;
            case Intent.Forget or Intent.ConfirmForget:
                ForgetFlow.Ask(turn);
                return true;
            case Intent.Feedback:
                FeedbackFlow.Ask(turn);
                return true;
            case Intent.Helped or Intent.NotHelped:
                FeedbackFlow.Take(turn, helped: intent == Intent.Helped);
                return true;
            case Intent.Remind:
                ReminderFlow.Set(turn);
                return true;
            case Intent.CancelReminder:
                ReminderFlow.Cancel(turn);
                return true;
            case Intent.ShowReminder:
                ReminderFlow.Show(turn);
                return true;
            default:
                return false;
        }
    }

    public static void Acknowledge(TurnBuilder turn)
    {
        turn.Say(PhraseIds.Thanks);
        Resume.Onward(turn);
    }
}
