using SupportBot.Content.Cards;
using SupportBot.Conversation;

namespace SupportBot.Content;

internal sealed class WelcomeCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        string[] paragraphs = [card.Text("welcome.what_it_is"), card.Text("welcome.what_it_keeps"), card.Text("welcome.prompt")];
        return card.Card(
            card.Text("welcome.title"),
            string.Join("\n", paragraphs),
            ("heading", card.Text("welcome.title")),
            ("paragraphs", CardValue.List(paragraphs)),
            ("actions", CardValue.List(
            [
                card.Choose(Emphasis.Main),
                card.Button("compare", Intent.Compare, Emphasis.Normal),
                card.HelpNow(),
                .. card.Catalog.Modalities.Select(modality => card.Button($"explain_{modality}", Intent.Explain, target: modality)),
            ])));
    }
}

internal sealed class MenuCardData : ICardData
{
    public CardValue Write(CardWriter card) => card.Card(
        card.Label("menu_heading"),
        $"{card.Label("menu_heading")} {card.Text("menu.text")}",
        ("heading", card.Label("menu_heading")),
        ("text", card.Text("menu.text")),
        ("actions", CardValue.List(
            card.Choose(Emphasis.Main),
            card.Button("compare", Intent.Compare, Emphasis.Normal),
            card.HelpNow(),
            card.Button("form", Intent.Form),
            card.Button("talk_to_person", Intent.TalkToPerson),
            card.Button("privacy", Intent.Privacy))));
}

internal sealed class ModalityCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var modality = card.Id("modality") ?? throw new CardDataException("the card 'modality' needs the id of a modality");
        var text = $"modality.{modality}";
        List<CardValue> actions =
        [
            card.Choose(Emphasis.Main),
            card.Button("compare", Intent.Compare, Emphasis.Normal),
            card.HelpNow(),
            .. card.Catalog.Modalities.Where(other => other != modality).Select(other => card.Button($"explain_{other}", Intent.Explain, target: other)),
            card.Button("menu", Intent.Menu),
        ];
        return card.Card(
            $"{card.Text($"{text}.name")}. {card.Text($"{text}.one_line")}",
            $"{card.Text($"{text}.name")}: {card.Text($"{text}.what")}",
            ("heading", card.Text($"{text}.name")),
            ("lead", card.Text($"{text}.one_line")),
            ("blocks", CardValue.List(
                Block(card, "modality_what", $"{text}.what"),
                Block(card, "modality_who", $"{text}.who"),
                Block(card, "modality_first_meeting", $"{text}.first_meeting"),
                Block(card, "modality_time", $"{text}.time"),
                ListBlock(card, "modality_fits", $"{text}.fits"),
                ListBlock(card, "modality_not_for", $"{text}.not_for"),
                Block(card, "modality_is_not", $"{text}.is_not"))),
            ("actions", CardValue.List(actions)));
    }

    private static CardValue Block(CardWriter card, string label, string text) =>
        CardValue.Map(("title", card.Label(label)), ("text", card.Text(text)), ("items", CardValue.List()));

    private static CardValue ListBlock(CardWriter card, string label, string text) =>
        CardValue.Map(("title", card.Label(label)), ("text", ""), ("items", CardValue.List(card.Items(text))));
}

internal sealed class ComparisonCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var modalities = card.Ids("modalities");
        var rows = card.Catalog.Aspects.Select(aspect => CardValue.Map(
            ("name", card.Text($"aspect.{aspect}.name")),
            ("cells", CardValue.List(modalities.Select(modality => card.Text($"aspect.{aspect}.{modality}"))))));
        var summary = string.Join("\n", modalities.Select(modality => $"{card.Text($"modality.{modality}.name")}: {card.Text($"modality.{modality}.one_line")}"));
        var heading = modalities is [var first, var second]
            ? card.Text("label.comparison_two", ("first", card.Text($"modality.{first}.name")), ("second", card.Text($"modality.{second}.name")))
            : card.Label("comparison");
        List<CardValue> more = modalities.Length < card.Catalog.Modalities.Length ? [card.Button("compare", Intent.Compare)] : [];
        return card.Card(
            heading,
            summary,
            ("heading", heading),
            ("corner", card.Label("comparison_aspect")),
            ("columns", CardValue.List(modalities.Select(modality => card.Text($"modality.{modality}.name")))),
            ("rows", CardValue.List(rows)),
            ("actions", CardValue.List(
            [
                card.Choose(Emphasis.Main),
                card.HelpNow(),
                .. modalities.Select(modality => card.Button($"explain_{modality}", Intent.Explain, target: modality)),
                .. more,
                card.Button("menu", Intent.Menu),
            ])));
    }
}
