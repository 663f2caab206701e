using System.Globalization;
using SupportBot.Conversation.Matching;
using SupportBot.Conversation.Safety;

namespace SupportBot.Conversation.Flows;

/// <summary>The clarifying questions: one at a time, each may be skipped, gone back to or left open.</summary>
internal static class ChooseFlow
{
    public static void Begin(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is not null)
        {
            turn.Say(PhraseIds.ChooseResume);
            Ask(turn);
            return;
        }

        if (Matcher.Next(turn.Catalog, turn.Session.Answers) is null)
            turn.Session = turn.Session with { Answers = [] };
        turn.Say(PhraseIds.ChooseIntro, ("count", turn.Catalog.Matching.MaxQuestions.ToString(CultureInfo.InvariantCulture)));
        turn.Count("checks.begun");
        Advance(turn);
    }

    /// <summary>Back to what was left: the open question, the suggestion, else the questions from the start.</summary>
    public static void Resume(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is null && SuggestionFlow.IsReady(turn))
            SuggestionFlow.Again(turn);
        else
            Begin(turn);
    }

    /// <summary>"Yes" means the next thing on offer: the open question has its own answers, elsewhere it is the check.</summary>
    public static void Agree(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is not null && turn.Session.Step == Step.Asking)
            NotUnderstoodFlow.Handle(turn);
        else
            Begin(turn);
    }

    /// <param name="question">Question on the card that was pressed, or the open one when the answer was typed.</param>
    /// <param name="card">Turn that drew the card, or null when the answer was typed.</param>
    public static void Answer(TurnBuilder turn, string? question, string? choice, int? card)
    {
        if (turn.Catalog.FindQuestion(question) is not { } asked)
        {
            turn.Say(PhraseIds.UnknownButton);
            Flows.Resume.Where(turn);
            return;
        }

        if (asked.Id != turn.Session.OpenQuestion)
        {
            turn.Say(card is null ? PhraseIds.NotOpen : PhraseIds.SpentButton);
            Flows.Resume.Where(turn);
            return;
        }

        if (asked.Find(choice) is null)
        {
            turn.Say(PhraseIds.NoChoice);
            Ask(turn);
            return;
        }

        Record(turn, new Answer(asked.Id, choice));
        turn.Say(PhraseIds.Reflect, ("question", asked.Id), ("choice", choice!));
        turn.Count("questions.answered");
        if (asked.Find(choice)!.TellsOfDistress)
            SafetyFlow.CheckInOnChoice(turn);
        Advance(turn);
    }

    public static void Submit(TurnBuilder turn, Submitted form)
    {
        foreach (var (question, choice) in form.Choices)
        {
            if (turn.Catalog.FindQuestion(question)?.Find(choice) is not null)
                Record(turn, new Answer(question, choice));
        }

        Advance(turn);
    }

    public static void Skip(TurnBuilder turn)
    {
        if (turn.Session is not { Step: Step.Asking, OpenQuestion: { } open })
        {
            Flows.Resume.Where(turn);
            return;
        }

        Record(turn, new Answer(open, Choice: null));
        turn.Say(PhraseIds.Skipped);
        Advance(turn);
    }

    /// <summary>Takes back the last answer and asks that question again.</summary>
    public static void Back(TurnBuilder turn)
    {
        if (turn.Session.Answers is not [.. var kept, var last])
        {
            turn.Say(PhraseIds.NothingBefore);
            Flows.Resume.Where(turn);
            return;
        }

        turn.Session = turn.Session with { Answers = kept, OpenQuestion = last.Question };
        Ask(turn, selected: last.Choice);
    }

    public static void Why(TurnBuilder turn)
    {
        if (turn.Session is { Step: Step.Asking, OpenQuestion: not null })
            Ask(turn, why: true);
        else
            Flows.Resume.Where(turn);
    }

    /// <param name="selected">Choice that was given before, or null.</param>
    /// <param name="why">Whether the card says why the question is asked.</param>
    public static void Ask(TurnBuilder turn, string? selected = null, bool why = false)
    {
        var open = turn.Session.OpenQuestion!;
        turn.Session = turn.Session with { Step = Step.Asking };
        turn.Show(
            CardIds.Question,
            ("question", [open]),
            ("number", [(turn.Session.Answers.Length + 1).ToString(CultureInfo.InvariantCulture)]),
            ("first", turn.Session.Answers.IsEmpty ? ["true"] : []),
            ("selected", selected is null ? [] : [selected]),
            ("why", why ? ["true"] : []));
    }

    private static void Advance(TurnBuilder turn)
    {
        if (Matcher.Next(turn.Catalog, turn.Session.Answers) is { } next)
        {
            turn.Session = turn.Session with { OpenQuestion = next.Id };
            Ask(turn);
            return;
        }

        turn.Session = turn.Session with { OpenQuestion = null };
        SuggestionFlow.Suggest(turn);
    }

    private static void Record(TurnBuilder turn, Answer answer) =>
        turn.Session = turn.Session with
        {
            Answers = [.. turn.Session.Answers.Where(given => given.Question != answer.Question), answer],
            OpenQuestion = turn.Session.OpenQuestion == answer.Question ? null : turn.Session.OpenQuestion,
        };
}
