using SupportBot.Content.Cards;
using SupportBot.Conversation;

namespace SupportBot.Content;

/// <summary>An answer as a message names it: <c>question.choice</c>, or <c>question</c> alone where it was left out.</summary>
internal readonly record struct GivenAnswer(string Question, string? Choice)
{
    public static GivenAnswer Parse(string id) => id.Split('.', 2) is [var question, var choice] ? new(question, choice) : new(id, null);

    public string Prompt(CardWriter card) => card.Name($"question.{Question}.prompt");

    public string Text(CardWriter card) => Choice is null ? card.Label("left_out") : card.Name($"question.{Question}.{Choice}.label");

    public CardValue ToValue(CardWriter card) => CardValue.Map(("question", Prompt(card)), ("answer", Text(card)));
}

internal sealed class AnswersCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var answers = card.Ids("answers").Select(GivenAnswer.Parse).ToList();
        List<CardValue> actions = answers.Count > 0 ? [card.Button("change_answer", Intent.ChangeAnswer, Emphasis.Main)] : [];
        actions.Add(card.HelpNow());
        if (card.Has("ready"))
            actions.Add(card.Button("back_to_suggestion", Intent.WhySuggested, Emphasis.Normal));
        else
            actions.Add(card.Choose(Emphasis.Normal));
        actions.Add(card.Button("start_over", Intent.StartOver));
        actions.Add(card.Button("menu", Intent.Menu));
        return card.Card(
            card.Label("answers_heading"),
            string.Join("\n", [card.Label("answers_heading"), .. answers.Select(answer => $"{answer.Prompt(card)} {answer.Text(card)}")]),
            ("heading", card.Label("answers_heading")),
            ("text", answers.Count == 0 ? card.Text(PhraseIds.NothingToChange) : ""),
            ("answers", CardValue.List(answers.Select(answer => answer.ToValue(card)))),
            ("prompt", card.Label("change_which")),
            ("placeholder", card.Label("change_none")),
            ("error", card.Label("change_required")),
            ("choices", CardValue.List(answers.Select(answer => CardValue.Map(("title", answer.Prompt(card)), ("value", answer.Question))))),
            ("actions", CardValue.List(actions)));
    }
}

/// <summary>What was understood from a person's own words, before it counts.</summary>
internal sealed class InferredCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var answers = card.Ids("answers").Select(GivenAnswer.Parse).ToList();
        var text = card.Text("inferred.ask");
        return card.Card(
            text,
            string.Join("\n", [text, .. answers.Select(answer => $"{answer.Prompt(card)} {answer.Text(card)}")]),
            ("heading", card.Label("inferred_heading")),
            ("text", text),
            ("answers", CardValue.List(answers.Select(answer => answer.ToValue(card)))),
            ("actions", CardValue.List(
                card.Button("inferred_yes", Intent.Yes, Emphasis.Main),
                card.HelpNow(),
                card.Button("inferred_no", Intent.No, Emphasis.Normal),
                card.Button("menu", Intent.Menu))));
    }
}

internal sealed class FormCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var given = card.Ids("selected").Select(GivenAnswer.Parse).ToDictionary(answer => answer.Question, answer => answer.Choice, StringComparer.Ordinal);
        var questions = card.Catalog.Questions.Take(card.Catalog.Matching.MaxQuestions).ToList();
        return card.Card(
            card.Label("form"),
            string.Join("\n", [card.Label("form"), .. questions.Select((question, i) => $"{i + 1}. {card.Name($"question.{question.Id}.prompt")}")]),
            ("heading", card.Label("form")),
            ("leave_out", card.Label("leave_out")),
            ("error", card.Label("choice_required")),
            ("questions", CardValue.List(questions.Select(question => CardValue.Map(
                ("id", question.Id),
                ("prompt", card.Name($"question.{question.Id}.prompt")),
                ("selected", given.GetValueOrDefault(question.Id) ?? ""),
                ("choices", CardValue.List(question.Choices.Select(choice => CardValue.Map(
                    ("title", card.Name($"question.{question.Id}.{choice.Id}.label")), ("value", choice.Id))))))))),
            ("actions", CardValue.List(
                card.Button("submit_form", Intent.SubmitForm, Emphasis.Main),
                card.HelpNow(),
                card.Button("one_by_one", Intent.Choose),
                card.Button("menu", Intent.Menu))));
    }
}

/// <summary>What is left of a card that was answered: the answers it took, or the words that were said about it.</summary>
internal sealed class RecordCardData(Func<Message, string> phrase) : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var answers = card.Id("question") is { } question
            ? [new GivenAnswer(question, card.Id("choice"))]
            : card.Ids("answers").Select(GivenAnswer.Parse).ToList();
        if (answers.Count == 0)
            return OfWords(card, phrase(card.Message));

        return card.Card(
            answers is [var only] ? only.Text(card) : card.Label("answers_heading"),
            string.Join("\n", answers.Select(answer => $"{answer.Prompt(card)}\n{answer.Text(card)}")),
            ("items", CardValue.List(answers.Select(answer => answer.ToValue(card)))));
    }

    private static CardValue OfWords(CardWriter card, string words) =>
        card.Card(words, words, ("items", CardValue.List(CardValue.Map(("question", ""), ("answer", words)))));
}

/// <summary>One question about the service and no free text: what is counted says nothing about the person.</summary>
internal sealed class FeedbackCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var ask = card.Text("feedback.ask");
        return card.Card(
            ask,
            ask,
            ("heading", card.Label("feedback")),
            ("text", ask),
            ("actions", CardValue.List(
                card.Button("helped", Intent.Helped, Emphasis.Normal),
                card.Button("not_helped", Intent.NotHelped, Emphasis.Normal),
                card.HelpNow(),
                card.Button("menu", Intent.Menu))));
    }
}
