using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Help in view: the emergency number, at most three lines, and the way out.</summary>
internal sealed class CrisisCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var country = card.Catalog.Helplines.Find(card.Id("country"));
        var lines = card.Ids("lines").Select(id => country?.Lines.FirstOrDefault(line => line.Id == id)).OfType<Helpline>().ToList();
        var emergency = country is null ? card.Text("safety.emergency_unknown") : card.Text("safety.emergency", ("number", Number(country)));
        string[] paragraphs = card.Has("urgent") ? [] : [card.Text("safety.card.text")];
        List<string> where = card.Has("asks") ? [card.Text("safety.ask_country")] : [];
        return card.Card(
            emergency,
            string.Join("\n", [emergency, .. lines.Select(line => $"{line.Name}: {Reach(card, line)}"), card.Text("safety.find_a_helpline"), .. where]),
            ("heading", card.Text("safety.card.heading")),
            ("paragraphs", CardValue.List([.. paragraphs, .. where])),
            ("emergency", CardValue.Map(("text", emergency), ("links", CardValue.List(EmergencyLinks(card, country))))),
            ("resources", CardValue.List([.. lines.Select(line => Resource(card, line)), .. country is null ? [WorldDirectory(card)] : Array.Empty<CardValue>()])),
            ("actions", card.Has("calm") ? WaysOn(card) : WaysOut(card)));
    }

    private static CardValue WaysOut(CardWriter card) => CardValue.List(
        card.Button("in_danger", Intent.InDanger, Emphasis.Danger),
        card.Button("im_safe", Intent.ImSafe, Emphasis.Normal),
        card.Button("misunderstood", Intent.Misunderstood, Emphasis.Normal));

    /// <summary>For someone who grieves and is not asked about danger: the talk goes on.</summary>
    private static CardValue WaysOn(CardWriter card) => CardValue.List(
        card.Choose(Emphasis.Normal),
        card.Button("talk_to_person", Intent.TalkToPerson, Emphasis.Normal),
        card.HelpNow(),
        card.Button("menu", Intent.Menu));

    private static string Number(CountryHelplines country) =>
        country.EmergencyNote is { } note ? $"{country.Emergency} ({note})" : country.Emergency;

    private static IEnumerable<CardValue> EmergencyLinks(CardWriter card, CountryHelplines? country) =>
        Dial.Tel(country?.Emergency) is { } url ? [CardWriter.Link($"{card.Label("call")} {country!.Emergency}", url)] : [];

    private static CardValue Resource(CardWriter card, Helpline line)
    {
        List<CardValue> links = [];
        if (Dial.Tel(line) is { } call)
            links.Add(CardWriter.Link($"{card.Label("call")} {line.Phone}", call));
        if (Dial.Sms(line.Text) is { } text)
            links.Add(CardWriter.Link($"{card.Label("text")} {line.Text}", text));
        if (line.Chat is { } chat && IsPage(chat))
            links.Add(CardWriter.Link(card.Label("chat"), chat));
        else if (links.Count == 0 && line.Url is { } page && IsPage(page))
            links.Add(CardWriter.Link(card.Label("open_page"), page));
        return CardValue.Map(
            ("name", line.Name),
            ("reach", Reach(card, line)),
            ("terms", Terms(card, line)),
            ("links", CardValue.List(links)));
    }

    private static CardValue WorldDirectory(CardWriter card) => CardValue.Map(
        ("name", "findahelpline.com"),
        ("reach", card.Text("safety.find_a_helpline")),
        ("terms", ""),
        ("links", CardValue.List(CardWriter.Link(card.Label("open_page"), card.Catalog.Helplines.WorldDirectory))));

    private static string Terms(CardWriter card, Helpline line)
    {
        List<string> terms = [];
        if (line.Hours is { } hours)
            terms.Add($"{card.Label("crisis_hours")}: {hours}");
        if (line.Free == true)
            terms.Add(card.Label("crisis_free"));
        return string.Join(" · ", terms);
    }

    /// <summary>How to reach a line, as its source writes it; a link is drawn beside it only where the number is beyond doubt.</summary>
    private static string Reach(CardWriter card, Helpline line)
    {
        List<string> ways = [];
        if (line.Phone is { } phone)
            ways.Add($"{card.Label("call")} {phone}");
        if (line.Text is { } text)
            ways.Add($"{card.Label("text")} {text}");
        if (ways.Count == 0 && (line.Chat ?? line.Url) is { } page)
            ways.Add(page);
        var reach = string.Join(" · ", ways);
        return line.Note is { } note ? $"{reach}. {note}" : reach;
    }

    private static bool IsPage(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
