using System.Collections.Immutable;
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

        if (SuggestionFlow.IsReady(turn))
        {
            // All is answered: the person sees their answers, to change one or to start over, and loses none by a press.
            ReviewFlow.Show(turn);
            return;
        }

        turn.Say(PhraseIds.ChooseIntro, ("count", turn.Catalog.Matching.MaxQuestions.ToString(CultureInfo.InvariantCulture)));
        turn.Count("checks.begun");
        Advance(turn);
    }

    /// <summary>Back to what was left: the open question, the suggestion, else the questions from the start.</summary>
    public static void Resume(TurnBuilder turn)
    {
        if (SuggestionFlow.IsReady(turn))
            SuggestionFlow.Again(turn);
        else
            Begin(turn);
    }

    /// <summary>"Yes" means the next thing on offer: the open question has its own answers, elsewhere it is the check.</summary>
    public static void Agree(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is not null && turn.Session.Step == Step.Asking)
            NotUnderstoodFlow.Handle(turn);
        else if (SuggestionFlow.IsReady(turn))
            WishFlow.Acknowledge(turn);
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

        Accept(turn, new Answer(asked.Id, choice));
        Advance(turn);
    }

    /// <summary>The person changed the message that answered a question.</summary>
    public static void Correct(TurnBuilder turn, string question, string choice)
    {
        var given = turn.Session.Answers.FirstOrDefault(answer => answer.Question == question);
        var isOpen = turn.Session.OpenQuestion == question;
        if ((given is null && !isOpen) || given?.Choice == choice || turn.Catalog.FindQuestion(question)?.Find(choice) is null)
            return;
        Accept(turn, new Answer(question, choice));
        if (turn.Session.OpenQuestion is null)
            Advance(turn);
        else
            Ask(turn);
    }

    /// <summary>The person deleted the message that answered a question; another deleted message asks for nothing.</summary>
    public static void TakeBack(TurnBuilder turn, string? question)
    {
        if (!Remove(turn, question))
            return;
        turn.Say(PhraseIds.MessageDeleted);
        Ask(turn);
    }

    /// <returns>False when the question has no answer.</returns>
    public static bool Remove(TurnBuilder turn, string? question)
    {
        if (turn.Session.Answers.FirstOrDefault(answer => answer.Question == question) is not { } given)
            return false;
        turn.Session = turn.Session with { Answers = turn.Session.Answers.Remove(given), OpenQuestion = given.Question };
        return true;
    }

    public static void Skip(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is not { } open)
        {
            turn.Say(PhraseIds.Help);
            Flows.Resume.Where(turn);
            return;
        }

        Record(turn, new Answer(open, Choice: null));
        turn.Say(PhraseIds.Skipped, ("question", open));
        Advance(turn);
    }

    /// <summary>From a question or the suggestion to the answer before; from elsewhere to what the person was doing.</summary>
    public static void Back(TurnBuilder turn)
    {
        var session = turn.Session;
        var isAside = session.Step is not (Step.Asking or Step.Suggested);
        if (isAside && (session.OpenQuestion is not null || SuggestionFlow.IsReady(turn)))
        {
            Resume(turn);
            return;
        }

        var place = Place(session, session.OpenQuestion);
        if (place == 0 || isAside)
        {
            turn.Say(PhraseIds.NothingBefore);
            Flows.Resume.Where(turn);
            return;
        }

        turn.Session = session with { OpenQuestion = session.Answers[place - 1].Question };
        Ask(turn);
    }

    public static void Why(TurnBuilder turn)
    {
        if (turn.Session.OpenQuestion is not null)
            Ask(turn, why: true);
        else
            Flows.Resume.Where(turn);
    }

    /// <param name="why">Whether the card says why the question is asked.</param>
    /// <param name="likely">Choice that the person's words point to, or null.</param>
    public static void Ask(TurnBuilder turn, bool why = false, string? likely = null)
    {
        var open = turn.Session.OpenQuestion!;
        turn.Session = turn.Session with { Step = Step.Asking };
        var place = Place(turn.Session, open);
        var given = turn.Session.Answers.ElementAtOrDefault(place);
        turn.Show(
            CardIds.Question,
            ("question", [open]),
            ("number", [(place + 1).ToString(CultureInfo.InvariantCulture)]),
            ("first", place == 0 ? ["true"] : []),
            ("changing", given is null ? [] : ["true"]),
            ("selected", (likely ?? given?.Choice) is { } selected ? [selected] : []),
            ("why", why ? ["true"] : []));
    }

    /// <summary>The question that would be asked next, or null when it is time to suggest.</summary>
    public static Content.Question? Next(TurnBuilder turn)
    {
        var answers = turn.Session.Answers;
        return Matcher.Next(turn.Catalog, answers, inPain: turn.Session.Safety.Distress || TellOfDistress(turn, answers));
    }

    public static void Advance(TurnBuilder turn)
    {
        if (Next(turn) is { } next)
        {
            turn.Session = turn.Session with { OpenQuestion = next.Id };
            Ask(turn);
            return;
        }

        turn.Session = turn.Session with { OpenQuestion = null };
        SuggestionFlow.Suggest(turn);
    }

    /// <summary>Puts an answer in the place of an earlier one to the same question, else after the others.</summary>
    public static void Record(TurnBuilder turn, Answer answer)
    {
        var place = Place(turn.Session, answer.Question);
        turn.Session = turn.Session with
        {
            Preferred = null,
            Answers = place < turn.Session.Answers.Length ? turn.Session.Answers.SetItem(place, answer) : turn.Session.Answers.Add(answer),
            OpenQuestion = turn.Session.OpenQuestion == answer.Question ? null : turn.Session.OpenQuestion,
        };
    }

    /// <summary>Several answers given at once, in a form or in the person's own words.</summary>
    /// <param name="noted">Phrase that says how many were noted.</param>
    public static void AcceptAll(TurnBuilder turn, ImmutableArray<Answer> answers, string noted)
    {
        foreach (var answer in answers)
            Record(turn, answer);
        turn.Session = turn.Session with { Missed = 0 };
        turn.Say(
            noted,
            ("count", [answers.Length.ToString(CultureInfo.InvariantCulture)]),
            ("answers", [.. ReviewFlow.Ids(answers)]));
        if (TellOfDistress(turn, answers))
            SafetyCheckIns.OnChoice(turn);
    }

    private static void Accept(TurnBuilder turn, Answer answer)
    {
        Record(turn, answer);
        turn.Say(PhraseIds.Reflect, ("question", answer.Question), ("choice", answer.Choice!));
        turn.Count("questions.answered");
        if (TellOfDistress(turn, [answer]))
            SafetyCheckIns.OnChoice(turn);
    }

    private static bool TellOfDistress(TurnBuilder turn, ImmutableArray<Answer> answers) =>
        answers.Any(answer => turn.Catalog.FindQuestion(answer.Question)?.Find(answer.Choice) is { TellsOfDistress: true });

    /// <summary>Place of a question among those answered, from 0; after the last where it is not answered.</summary>
    private static int Place(Session session, string? question)
    {
        var place = 0;
        while (place < session.Answers.Length && session.Answers[place].Question != question)
            place++;
        return place;
    }
}
