using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Writes the data of one card of one message (shapes: docs/cards.md).</summary>
internal interface ICardData
{
    CardValue Write(CardWriter card);
}

/// <summary>What the data of every card is made of: texts, buttons and what a voice or a channel without cards says instead.</summary>
internal sealed class CardWriter(Texts texts, Catalog catalog, Message message, Session session, Surface surface)
{
    private readonly long _turn = long.TryParse(message.Ids("card").FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var turn)
        ? turn
        : session.Turns;

    public Catalog Catalog => catalog;

    public Session Session => session;

    public Message Message => message;

    /// <summary>Whether the person sees the card itself and not its plain-text twin.</summary>
    public bool IsDrawn => surface.Cards;

    public string Speak { get; private set; } = "";

    public string Fallback { get; private set; } = "";

    private string? Language => message.Language;

    /// <summary>Language in which the person is answered.</summary>
    public string Spoken => Language ?? session.Locale;

    public ImmutableArray<string> Ids(string key) => message.Ids(key);

    public string? Id(string key) => Ids(key) is [var first, ..] ? first : null;

    public bool Has(string key) => !Ids(key).IsEmpty;

    public string Label(string id, params ReadOnlySpan<(string Key, string Value)> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in arguments)
            values[key] = value;
        return texts.Render(Language, $"label.{id}", 0, values);
    }

    /// <summary>The first wording of what names the same thing in several places, such as a question in a list.</summary>
    public string Name(string id) => texts.Render(Language, id, 0);

    public string Text(string id, params ReadOnlySpan<(string Key, string Value)> arguments)
    {
        var values = KnownValues.Of(texts, catalog.Organisation, Language);
        foreach (var (key, value) in arguments)
            values[key] = value;
        return texts.Render(Language, id, message.Wording, values);
    }

    /// <summary>Texts numbered from 0 below an id, such as <c>modality.therapy.fits.0</c>.</summary>
    public IEnumerable<string> Items(string id)
    {
        for (var i = 0; texts.Find(Language, $"{id}.{i}") is not null; i++)
            yield return texts.Render(Language, $"{id}.{i}", 0);
    }

    public CardValue Button(string label, Intent intent, Emphasis emphasis = Emphasis.Secondary, string? target = null) =>
        Named(Label(label), intent, emphasis, target);

    /// <summary>A button whose caption is a name of the content, such as that of an outcome.</summary>
    public CardValue Named(string title, Intent intent, Emphasis emphasis, string? target = null)
    {
        List<(string, CardValue)> data = [("intent", SnakeCase(intent)), ("card", _turn)];
        if (target is not null)
            data.Add(("target", target));
        return CardValue.Map(
            ("title", title),
            ("style", emphasis switch { Emphasis.Main => "positive", Emphasis.Danger => "destructive", _ => "default" }),
            ("mode", emphasis == Emphasis.Secondary ? "secondary" : "primary"),
            ("data", CardValue.Map([.. data])));
    }

    /// <summary>On every card, next to its main button.</summary>
    public CardValue HelpNow() => Button("help_now", Intent.HelpNow, Emphasis.Normal);

    /// <summary>The way into the questions, or back to the one that waits.</summary>
    public CardValue Choose(Emphasis emphasis) =>
        Has("open") ? Button("resume", Intent.Resume, emphasis) : Button("choose", Intent.Choose, emphasis);

    /// <summary>How to reach an entry of the directory: one link that says what it opens, or none.</summary>
    public CardValue Links(DirectoryEntry entry)
    {
        if (entry.Url is not { } url)
            return CardValue.List();
        var label = new Uri(url).Scheme switch { "mailto" => "email", "tel" => "call", _ => "open_page" };
        return CardValue.List(Link($"{Label(label)}: {entry.Name}", url));
    }

    public static CardValue Link(string title, string url) => CardValue.Map(("title", title), ("url", url));

    public static CardValue Section(string title, string text) => CardValue.Map(("title", title), ("text", text));

    /// <summary>The whole data of a card: what all cards have, then its own members.</summary>
    /// <param name="speak">A sentence or two for a voice.</param>
    /// <param name="fallback">The same for a client that cannot draw the card; everything a person at risk needs.</param>
    public CardValue Card(string speak, string fallback, params ReadOnlySpan<(string Name, CardValue Value)> members)
    {
        (Speak, Fallback) = (speak, fallback);
        var block = CardValue.Map(("lang", Language ?? session.Locale), ("execute", surface.Execute), ("speak", speak), ("fallback", fallback));
        return CardValue.Map([("card", block), .. members]);
    }

    private static string SnakeCase(Intent intent) =>
        string.Concat(intent.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>How much a button stands out. Teams shows at most three that are not secondary.</summary>
internal enum Emphasis { Secondary, Normal, Main, Danger }
