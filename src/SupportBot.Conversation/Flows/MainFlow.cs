using System.Collections.Immutable;

namespace SupportBot.Conversation.Flows;

/// <summary>Everything but safety: what the person wants decides, wherever they are; an open question waits and can be come back to.</summary>
internal static class MainFlow
{
    public static void Handle(TurnBuilder turn)
    {
        switch (turn.Event)
        {
            case Joined:
                WelcomeFlow.Join(turn);
                return;
            case Deleted deleted:
                ChooseFlow.TakeBack(turn, deleted.Question);
                return;
            case Rated rated:
                FeedbackFlow.Thank(turn, rated.Helped);
                return;
        }

        if (ReminderFlow.TryDecline(turn))
            return;
        var firstWords = turn.Session.Step == Step.New;
        WelcomeFlow.Disclose(turn);
        switch (turn.Event)
        {
            case Chose pressed:
                Press(turn, pressed);
                break;
            case Submitted form:
                FormFlow.Submit(turn, form);
                break;
            case Said said:
                Hear(turn, said.Reading, firstWords);
                break;
            case Edited edited:
                HearAgain(turn, edited);
                break;
        }
    }

    private static void Hear(TurnBuilder turn, Reading reading, bool firstWords)
    {
        if (reading.Country is { } country)
            turn.Session = turn.Session with { Country = country, CountrySource = CountrySource.Person };
        if (SideFlow.TryAnswer(turn, reading.Intent) || SuggestionFlow.TryPrefer(turn, reading) || AgeFlow.TryHandle(turn, reading, firstWords))
            return;
        if (turn.Session.Step == Step.Stopped && reading.Intent is not (Intent.Thank or Intent.Stop or Intent.Farewell) && !reading.Intent.IsAboutReminder())
            WelcomeFlow.ReturnFromStop(turn);
        if (reading is { Intent: Intent.Answer, Choice: { } choice } && turn.Session.OpenQuestion is { } open)
        {
            Understood(turn);
            AnswerAlso(turn, reading, open);
            ChooseFlow.Answer(turn, open, choice, card: null);
            return;
        }

        if ((reading.Intent is Intent.None or Intent.Choose) && InferFlow.TryHandle(turn, reading))
            return;
        if (reading.Intent is Intent.None or Intent.Answer)
            HearNoWish(turn, reading, firstWords);
        else
            HearWish(turn, reading, firstWords);
    }

    /// <summary>Words that ask for nothing and answer nothing may still say where the person lives, or be in another language.</summary>
    private static void HearNoWish(TurnBuilder turn, Reading reading, bool firstWords)
    {
        var calm = reading.Risk.Level == RiskLevel.None;
        if (calm && reading is { Country: { } named, IsLong: false })
        {
            turn.Say(PhraseIds.CountryNoted, ("country", named));
            Resume.Where(turn, quiet: firstWords);
        }
        else if (reading is { Risk: { Level: RiskLevel.None } or { IsEveryday: true }, Likely: { } likely } && turn.Session is { Step: Step.Asking, OpenQuestion: not null, Missed: < NotUnderstoodFlow.WayOut - 1 })
        {
            turn.Session = turn.Session with { Missed = turn.Session.Missed + 1 };
            InferFlow.Mark(turn, likely);
        }
        else if (calm && reading is { Told: Told.Pain, IsLong: false })
        {
            turn.Say(PhraseIds.BodyPain);
            Resume.Where(turn, quiet: firstWords);
        }
        else if ((calm && LanguageFlow.TryHandle(turn, reading)) || reading.Risk.Level == RiskLevel.Soft || (firstWords && !reading.IsLong))
        {
            // A first message that was not understood has been answered by the welcome; a gentle check-in has been answered by itself.
            Resume.Where(turn, quiet: firstWords);
        }
        else
        {
            NotUnderstoodFlow.Handle(turn, reading.IsLong);
        }
    }

    private static void HearWish(TurnBuilder turn, Reading reading, bool firstWords)
    {
        Understood(turn);
        if (reading is { Intent: Intent.ChangeAnswer, Choice: { } meant })
        {
            ReviewFlow.Correct(turn, meant);
            return;
        }

        AnswerAlso(turn, reading, answered: null);
        // To a first "hello" the welcome was the answer.
        if (!firstWords || reading.Intent is not (Intent.Greet or Intent.Menu))
            WishFlow.Follow(turn, reading.Intent, Target(turn, reading.Intent, reading.Topics, reading.Explanation));
    }

    /// <summary>A changed message that means something new is answered; one that does not needs no answer.</summary>
    private static void HearAgain(TurnBuilder turn, Edited edited)
    {
        if (edited is { Question: { } question, Reading: { Intent: Intent.Answer, Choice: { } choice } })
            ChooseFlow.Correct(turn, question, choice);
        else if (edited.Reading.Intent is not (Intent.None or Intent.Answer))
            Hear(turn, edited.Reading, firstWords: false);
    }

    /// <summary>What else the message asked, first: what comes last is the question to answer or what the message was mainly about.</summary>
    /// <param name="answered">Question that the same message answers, or null.</param>
    private static void AnswerAlso(TurnBuilder turn, Reading reading, string? answered)
    {
        turn.IsAside = true;
        foreach (var wish in reading.Also)
        {
            if (wish.Intent == Intent.WhyAsked && answered is not null)
                turn.Say($"question.{answered}.why");
            else if (answered is null || wish.Intent is not (Intent.WhySuggested or Intent.WhatWouldChange))
                WishFlow.Follow(turn, wish.Intent, Target(turn, wish.Intent, wish.Topics, wish.Explanation));
        }

        turn.IsAside = false;
        if (answered is not null)
            turn.Session = turn.Session with { OpenQuestion = answered };
    }

    private static void Press(TurnBuilder turn, Chose pressed)
    {
        if (SideFlow.TryAnswer(turn, pressed.Intent))
            return;
        if (turn.Session.Step == Step.Stopped && pressed.Intent is not (Intent.Helped or Intent.NotHelped or Intent.Stop) && !pressed.Intent.IsAboutReminder())
            turn.Session = turn.Session with { Step = Step.Menu };
        // The card of a question that still waits counts, whatever was talked of since.
        if (pressed.Intent is Intent.Skip or Intent.WhyAsked && pressed.Target is { } waiting && waiting == turn.Session.OpenQuestion)
            turn.Session = turn.Session with { Step = Step.Asking };
        switch (pressed.Intent)
        {
            case Intent.None:
            case Intent.Explain when pressed.Target is { } topic && !ExplainFlow.IsKnown(turn, topic):
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
            case Intent.ChangeAnswer:
                Understood(turn);
                ReviewFlow.Change(turn, pressed.Choice ?? pressed.Target);
                break;
            default:
                Understood(turn);
                WishFlow.Follow(turn, pressed.Intent, pressed.Target);
                break;
        }
    }

    /// <summary>What an intent is about, in the form in which buttons say it.</summary>
    private static string? Target(TurnBuilder turn, Intent intent, ImmutableArray<string> topics, string? explanation) => intent switch
    {
        Intent.Compare => string.Join('.', topics),
        Intent.Explain when turn.Session.Step == Step.Explaining => explanation ?? topics.FirstOrDefault() ?? turn.Session.Topic,
        _ => explanation ?? topics.FirstOrDefault(),
    };

    private static void Understood(TurnBuilder turn) => turn.Session = turn.Session with { Missed = 0 };
}
