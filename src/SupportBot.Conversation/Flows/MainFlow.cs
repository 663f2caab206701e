namespace SupportBot.Conversation.Flows;

/// <summary>Everything but safety: what the person wants decides, wherever they are; an open question waits and can be come back to.</summary>
internal static class MainFlow
{
    public static void Handle(TurnBuilder turn)
    {
        var reading = (turn.Event as Said)?.Reading;
        if (reading?.Country is { } country)
            turn.Session = turn.Session with { Country = country, CountrySource = CountrySource.Person };

        switch (turn.Event)
        {
            case Joined:
                WelcomeFlow.Join(turn);
                return;
            case Submitted form:
                ChooseFlow.Submit(turn, form);
                return;
        }

        var firstWords = turn.Session.Step == Step.New;
        WelcomeFlow.Disclose(turn);
        switch (turn.Event)
        {
            case Chose pressed:
                Press(turn, pressed);
                break;
            case Said said:
                Hear(turn, said.Reading, firstWords);
                break;
        }
    }

    private static void Hear(TurnBuilder turn, Reading reading, bool firstWords)
    {
        if (turn.Session.Step == Step.Stopped && reading.Intent is not (Intent.Thank or Intent.Stop or Intent.Farewell))
            WelcomeFlow.ReturnFromStop(turn);
        if (reading is { Intent: Intent.Answer, Choice: { } choice } && turn.Session.OpenQuestion is { } open)
        {
            Understood(turn);
            ChooseFlow.Answer(turn, open, choice, card: null);
            return;
        }

        if (reading.Intent is Intent.None or Intent.Answer)
        {
            // A first message that was not understood has been answered by the welcome; a gentle check-in has been answered by itself.
            if (firstWords || reading.Risk.Level == RiskLevel.Soft)
                Resume.Where(turn, quiet: firstWords);
            else
                NotUnderstoodFlow.Handle(turn);
            return;
        }

        Understood(turn);
        if (firstWords && reading.Intent is Intent.Greet or Intent.Menu)
            return;
        Follow(turn, reading.Intent, reading.Topics.FirstOrDefault());
    }

    private static void Press(TurnBuilder turn, Chose pressed)
    {
        if (turn.Session.Step == Step.Stopped)
            turn.Session = turn.Session with { Step = Step.Menu };
        switch (pressed.Intent)
        {
            case Intent.None:
            case Intent.Explain when pressed.Target is { } modality && !turn.Catalog.Modalities.Contains(modality):
                turn.Say(PhraseIds.UnknownButton);
                Resume.Where(turn);
                break;
            case Intent.Answer:
                Understood(turn);
                ChooseFlow.Answer(turn, pressed.Target, pressed.Choice, pressed.Card);
                break;
            case Intent.Skip or Intent.Back or Intent.WhyAsked when pressed.Target is { } question && question != turn.Session.OpenQuestion:
                turn.Say(PhraseIds.SpentButton);
                Resume.Where(turn);
                break;
            default:
                Understood(turn);
                Follow(turn, pressed.Intent, pressed.Target);
                break;
        }
    }

    private static void Follow(TurnBuilder turn, Intent intent, string? target)
    {
        switch (intent)
        {
            case Intent.Greet:
                turn.Say(PhraseIds.Greeting);
                Resume.Where(turn);
                break;
            case Intent.Thank:
                turn.Say(PhraseIds.Thanks);
                break;
            case Intent.Help:
                turn.Say(PhraseIds.Help);
                Resume.Where(turn);
                break;
            case Intent.Menu:
                turn.Session = turn.Session with { Step = Step.Menu };
                turn.Show(CardIds.Menu);
                Resume.Hint(turn);
                break;
            case Intent.StartOver:
                WelcomeFlow.StartOver(turn);
                break;
            case Intent.Explain:
                ExplainFlow.Explain(turn, target);
                break;
            case Intent.Compare:
                ExplainFlow.Compare(turn);
                break;
            case Intent.Choose:
                ChooseFlow.Begin(turn);
                break;
            case Intent.Resume:
                ChooseFlow.Resume(turn);
                break;
            case Intent.Skip:
                ChooseFlow.Skip(turn);
                break;
            case Intent.Back or Intent.ChangeAnswer:
                ChooseFlow.Back(turn);
                break;
            case Intent.WhyAsked:
                ChooseFlow.Why(turn);
                break;
            case Intent.WhySuggested:
                SuggestionFlow.Again(turn);
                break;
            case Intent.Stop or Intent.Farewell:
                WelcomeFlow.Stop(turn);
                break;
            case Intent.Privacy:
                turn.Say(PhraseIds.Privacy);
                Resume.Hint(turn);
                break;
            case Intent.AreYouHuman:
                turn.Say(PhraseIds.Automated);
                turn.Session = turn.Session with { DisclosedAt = turn.Event.At };
                Resume.Hint(turn);
                break;
            case Intent.TalkToPerson:
                DirectoryFlow.TalkToPerson(turn);
                Resume.Hint(turn);
                break;
            case Intent.Yes:
                ChooseFlow.Agree(turn);
                break;
            default:
                // "No", and words that only mean something while safety is open: nothing to undo, so show the way on.
                Resume.Where(turn);
                break;
        }
    }

    private static void Understood(TurnBuilder turn) => turn.Session = turn.Session with { Missed = 0 };
}
