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
        var resources = Resources([.. card.Ids("lines").Select(id => country?.Lines.FirstOrDefault(line => line.Id == id)).OfType<Helpline>()]);
        var emergency = country is null ? card.Text("safety.emergency_unknown") : card.Text(card.Has("urgent") ? "safety.emergency_now" : "safety.emergency", ("number", HelplineText.Emergency(country)));
        string[] paragraphs = card.Has("urgent") ? [] : [card.Text("safety.card.text")];
        List<string> where = card.Has("asks") ? [card.Text("safety.ask_country")] : [];
        // Nobody in danger may wait for this chat to act.
        var automated = card.Has("calm") ? "" : card.Label("crisis_automated");
        return card.Card(
            emergency,
            string.Join("\n", [emergency, .. resources.Select(resource => HelplineText.Told(card, resource)), card.Text("safety.find_a_helpline"), .. where, automated]).TrimEnd(),
            ("heading", card.Text("safety.card.heading")),
            ("paragraphs", CardValue.List([.. paragraphs, .. where])),
            ("emergency", CardValue.Map(("text", emergency), ("links", CardValue.List(EmergencyLinks(card, country))))),
            ("resources", CardValue.List([.. resources.Select(resource => Resource(card, resource)), .. ShowsDirectory(card.Message, country) ? [WorldDirectory(card)] : Array.Empty<CardValue>()])),
            ("automated", automated),
            ("actions", card.Has("calm") ? WaysOn(card) : WaysOut(card)));
    }

    /// <summary>Whether the list of lines of the world stands on the card, alone or beside other lines.</summary>
    /// <param name="country">That of the card, or null where it has none.</param>
    public static bool ShowsDirectory(Message card, CountryHelplines? country) => country is null || !card.Ids("directory").IsEmpty;

    /// <summary>Lines for several parts of a country are one resource.</summary>
    private static List<IReadOnlyList<Helpline>> Resources(List<Helpline> lines)
    {
        var resources = new List<IReadOnlyList<Helpline>>();
        var local = lines.FindAll(line => line.Place is not null);
        foreach (var line in lines)
        {
            if (line.Place is null)
                resources.Add([line]);
            else if (line == local[0])
                resources.Add(local);
        }

        return resources;
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

    private static IEnumerable<CardValue> EmergencyLinks(CardWriter card, CountryHelplines? country) =>
        Dial.Tel(country?.Emergency) is { } url ? [CardWriter.Link($"{card.Label("call")} {country!.Emergency}", url)] : [];

    private static CardValue Resource(CardWriter card, IReadOnlyList<Helpline> lines) => CardValue.Map(
        ("name", HelplineText.Name(card, lines)),
        ("reach", HelplineText.Reach(card, lines)),
        ("terms", HelplineText.Terms(card, lines)),
        ("links", CardValue.List(lines.SelectMany(line => Links(card, line, lines.Count > 1 ? $"{line.Place}: " : "")))));

    private static List<CardValue> Links(CardWriter card, Helpline line, string place)
    {
        List<CardValue> links = [];
        if (Dial.Tel(line) is { } call)
            links.Add(CardWriter.Link($"{place}{card.Label("call")} {line.Phone}", call));
        if (Dial.Keyword(line.Text, card.Spoken, line.Keywords) is var (word, number) && Dial.Sms($"{word} to {number}") is { } worded)
            links.Add(CardWriter.Link($"{place}{card.Label("text")} {HelplineText.Text(card, line, line.Text!)}", worded));
        else if (Dial.Sms(line.Text) is { } text)
            links.Add(CardWriter.Link($"{place}{card.Label("text")} {line.Text}", text));
        if (line.Chat is { } chat && IsPage(chat))
            links.Add(CardWriter.Link(place + card.Label("chat"), chat));
        else if (links.Count == 0 && line.Url is { } page && IsPage(page))
            links.Add(CardWriter.Link(place + card.Label("open_page"), page));
        return links;
    }

    private static CardValue WorldDirectory(CardWriter card) => CardValue.Map(
        ("name", "findahelpline.com"),
        ("reach", card.Text("safety.find_a_helpline")),
        ("terms", ""),
        ("links", CardValue.List(CardWriter.Link(card.Label("open_page"), card.Catalog.Helplines.WorldDirectory))));

    private static bool IsPage(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;
}
