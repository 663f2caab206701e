using System.Globalization;
using SupportBot.Content.Cards;
using SupportBot.Conversation;

namespace SupportBot.Content;

internal sealed class QuestionCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var id = card.Id("question");
        var question = card.Catalog.FindQuestion(id) ?? throw new CardDataException($"the card 'question' names an unknown question '{id}'");
        var prompt = card.Text($"question.{id}.prompt");
        var labels = question.Choices.Select(choice => (choice.Id, Label: card.Text($"question.{id}.{choice.Id}.label"))).ToList();
        List<CardValue> actions =
        [
            card.Button("answer", Intent.Answer, Emphasis.Main, id),
            card.HelpNow(),
            card.Button("skip", Intent.Skip, target: id),
            card.Button("why_asked", Intent.WhyAsked, target: id),
            card.Button("stop", Intent.Stop),
        ];
        actions.Insert(3, card.Has("first") && !card.Has("changing") ? card.Button("form", Intent.Form) : card.Button("back", Intent.Back, target: id));
        return card.Card(
            prompt,
            $"{prompt}\n{string.Join("\n", labels.Select((choice, i) => $"{i + 1}. {choice.Label}"))}",
            ("heading", Heading(card)),
            ("why", card.Has("why") ? card.Text($"question.{id}.why") : ""),
            ("hint", card.IsDrawn ? card.Label("choice_hint") : ""),
            ("prompt", prompt),
            ("error", card.Label("choice_required")),
            ("selected", card.Id("selected") ?? ""),
            ("choices", CardValue.List(labels.Select(choice => CardValue.Map(("title", choice.Label), ("value", choice.Id))))),
            ("actions", CardValue.List(actions)));
    }

    private static string Heading(CardWriter card) => card.Has("changing")
        ? card.Label("question_changing")
        : card.Text(
            "label.question_progress",
            ("number", card.Id("number") ?? "1"),
            ("count", card.Catalog.Matching.MaxQuestions.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Two outcomes that may fit, where the answers do not tell which: the person says which feels closer.</summary>
internal sealed class EitherCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var outcomes = new[] { card.Id("outcome"), card.Id("next") }.Select(id => (Id: id!, Title: card.Text($"outcome.{id}.title"))).ToList();
        var lead = card.Text("either.lead");
        var reasons = card.Ids("reasons").Select(reason => card.Text($"question.{reason}.reason"));
        return card.Card(
            lead,
            string.Join("\n", [lead, .. outcomes.Select(outcome => $"{outcome.Title}: {card.Text($"outcome.{outcome.Id}.what")}")]),
            ("heading", card.Label("either")),
            ("lead", lead),
            ("blocks", CardValue.List(
            [
                .. outcomes.Select(outcome => CardValue.Map(
                    ("title", outcome.Title),
                    ("text", $"{card.Text($"outcome.{outcome.Id}.what")} {card.Text($"outcome.{outcome.Id}.next_best_when")}"),
                    ("items", CardValue.List()))),
                CardValue.Map(("title", card.Label("suggestion_reasons")), ("text", ""), ("items", CardValue.List(reasons))),
            ])),
            ("actions", CardValue.List(
            [
                .. outcomes.Select(outcome => card.Named(outcome.Title, Intent.Prefer, Emphasis.Normal, outcome.Id)),
                card.HelpNow(),
                card.Button("change_answer", Intent.ChangeAnswer),
                card.Button("talk_to_person", Intent.TalkToPerson),
                card.Button("compare", Intent.Compare),
            ])));
    }
}

internal sealed class SuggestionCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var id = card.Id("outcome");
        var outcome = card.Catalog.FindOutcome(id) ?? throw new CardDataException($"the card 'suggestion' names an unknown outcome '{id}'");
        var text = $"outcome.{id}";
        var entry = card.Catalog.Organisation.Find(outcome.Directory);
        var title = card.Text($"{text}.title");
        var reasons = card.Ids("reasons").Select(reason => card.Text($"question.{reason}.reason")).ToList();
        return card.Card(
            $"{card.Label("suggestion")}: {title}.",
            $"{card.Label("suggestion")}: {title}.\n{card.Text($"{text}.what")}\n{string.Join("\n", reasons)}",
            ("heading", $"{card.Label("suggestion")}: {title}"),
            ("what", card.Text($"{text}.what")),
            ("reasons", CardValue.Map(("title", card.Label("suggestion_reasons")), ("items", CardValue.List(reasons)))),
            ("first_step", CardValue.Map(
                ("title", card.Label("suggestion_first_step")),
                ("text", entry is null ? card.Text($"{text}.first_step") : $"{entry.Name}: {entry.HowToStart}"),
                ("links", entry is null ? CardValue.List() : card.Links(entry)))),
            ("will_not", CardWriter.Section(card.Label("suggestion_will_not"), card.Text($"{text}.will_not"))),
            ("next_best", NextBest(card)),
            ("would_change", WouldChange(card)),
            ("ask_provider", CardValue.Map(("title", card.Label("suggestion_ask")), ("items", CardValue.List(card.Items($"{text}.ask_provider"))))),
            ("actions", CardValue.List(
                card.Button("talk_to_person", Intent.TalkToPerson, Emphasis.Main),
                card.Button("change_answer", Intent.ChangeAnswer, Emphasis.Normal),
                card.HelpNow(),
                card.Button("compare", Intent.Compare),
                // A card holds six; "start over" is on the menu and understood when typed.
                card.Has("reminds") ? card.Button("remind", Intent.Remind) : card.Button("start_over", Intent.StartOver),
                card.Button("feedback", Intent.Feedback))));
    }

    private static CardValue NextBest(CardWriter card)
    {
        var next = $"outcome.{card.Id("next")}";
        return CardWriter.Section(
            card.Label("suggestion_next_best"),
            card.Text("suggestion.next_best", ("outcome", card.Text($"{next}.title")), ("when", card.Text($"{next}.next_best_when"))));
    }

    private static CardValue WouldChange(CardWriter card) => CardWriter.Section(
        card.Label("suggestion_change"),
        card.Ids("change") switch
        {
            [var answer, var outcome] => card.Text("suggestion.would_change", ("answer", Answer(card, answer)), ("outcome", Title(card, outcome))),
            [var first, var second, var outcome] =>
                card.Text("suggestion.would_change_two", ("answer", Answer(card, first)), ("second", Answer(card, second)), ("outcome", Title(card, outcome))),
            _ => "",
        });

    private static string Answer(CardWriter card, string id) => card.Text($"question.{id}.label");

    private static string Title(CardWriter card, string outcome) => card.Text($"outcome.{outcome}.title");
}
