using System.Globalization;
using SupportBot.Conversation.Safety;

namespace SupportBot.Conversation.Flows;

/// <summary>The whole check as one card, for people who prefer that.</summary>
internal static class FormFlow
{
    public static void Begin(TurnBuilder turn)
    {
        turn.Say(PhraseIds.FormIntro);
        turn.Count("forms.begun");
        Show(turn);
    }

    public static void Show(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Step = Step.Filling, Form = turn.Session.Turns };
        turn.Show(CardIds.Form, ("selected", [.. ReviewFlow.Ids(turn.Session.Answers.Where(answer => answer.Choice is not null))]));
    }

    /// <summary>What was filled in counts; what was left empty is asked one by one where it would still tell something.</summary>
    public static void Submit(TurnBuilder turn, Submitted form)
    {
        if (turn.Session.Form is null || (form.Card is { } card && card != turn.Session.Form))
        {
            turn.Say(PhraseIds.SpentButton);
            Resume.Where(turn);
            return;
        }

        var given = turn.Catalog.Questions
            .Where(question => question.Find(form.Choices.GetValueOrDefault(question.Id)) is not null)
            .Select(question => new Answer(question.Id, form.Choices[question.Id]))
            .ToList();
        if (given.Count == 0)
        {
            turn.Say(PhraseIds.FormEmpty);
            Show(turn);
            return;
        }

        foreach (var answer in given)
            ChooseFlow.Record(turn, answer);
        turn.Session = turn.Session with { Missed = 0, Form = null };
        turn.Say(
            PhraseIds.FormReceived,
            ("count", [given.Count.ToString(CultureInfo.InvariantCulture)]),
            ("answers", [.. ReviewFlow.Ids(given)]));
        turn.Count("forms.received");
        if (given.Exists(answer => turn.Catalog.FindQuestion(answer.Question)!.Find(answer.Choice)!.TellsOfDistress))
            SafetyFlow.CheckInOnChoice(turn);
        ChooseFlow.Advance(turn);
    }
}
