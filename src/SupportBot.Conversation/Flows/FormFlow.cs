using System.Collections.Immutable;

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

        ImmutableArray<Answer> given =
        [
            .. turn.Catalog.Questions
                .Where(question => question.Find(form.Choices.GetValueOrDefault(question.Id)) is not null)
                .Select(question => new Answer(question.Id, form.Choices[question.Id])),
        ];
        if (given.IsEmpty)
        {
            turn.Say(PhraseIds.FormEmpty);
            Show(turn);
            return;
        }

        turn.Session = turn.Session with { Form = null };
        turn.Count("forms.received");
        ChooseFlow.AcceptAll(turn, given, PhraseIds.FormReceived);
        ChooseFlow.Advance(turn);
    }
}
