using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>The words about one resource of the crisis card: a line, or the lines for several parts of a country.</summary>
internal static class HelplineText
{
    public static string Name(CardWriter card, IReadOnlyList<Helpline> lines) =>
        lines.Count == 1 ? lines[0].Name : card.Label("crisis_by_place");

    /// <summary>How to reach a line, as its source writes it; a link is drawn beside it only where the number is beyond doubt.</summary>
    public static string Reach(CardWriter card, IReadOnlyList<Helpline> lines) =>
        lines.Count == 1 ? Reach(card, lines[0]) : string.Join("; ", lines.Select(line => $"{Where(line)}: {Reach(card, line)}"));

    /// <summary>The emergency number of a country, with the others that its source names.</summary>
    public static string Emergency(CountryHelplines country) =>
        country.EmergencyNote is { } note ? $"{country.Emergency} ({note})" : country.Emergency;

    /// <summary>The name of a line for a part of the country, and that part where the name does not say it.</summary>
    private static string Where(Helpline line) => line.Name.Contains(line.Place!, StringComparison.Ordinal) ? line.Name : $"{line.Place}, {line.Name}";

    /// <summary>When it answers, whether it is free and whether it speaks the person's language, as far as all of its lines share that.</summary>
    public static string Terms(CardWriter card, IReadOnlyList<Helpline> lines)
    {
        List<string> terms = [];
        if (lines.Count == 1 && Now(card, lines[0]) is { } now)
            terms.Add(now);
        if (lines[0].Hours is { } hours && lines.All(line => line.Hours == hours))
            terms.Add($"{card.Label("crisis_hours")}: {hours}");
        if (lines.All(line => line.Free == true))
            terms.Add(card.Label("crisis_free"));
        if (lines.All(line => line.Speaks.Contains(card.Spoken)))
            terms.Add(card.Label("crisis_language"));
        return string.Join(" · ", terms);
    }

    /// <summary>The whole resource as one line of text.</summary>
    public static string Told(CardWriter card, IReadOnlyList<Helpline> lines)
    {
        var now = lines.Count == 1 && Now(card, lines[0]) is { } told ? $" ({told})" : "";
        return $"{Name(card, lines)}: {Reach(card, lines)}{now}";
    }

    /// <summary>How to text a line, with the word for the person's language where the source gives one.</summary>
    public static string Text(CardWriter card, Helpline line, string text) => Dial.Keyword(text, card.Spoken, line.Keywords) is var (word, number)
        ? card.Label("text_keyword", ("keyword", word), ("number", number))
        : text;

    private static string Reach(CardWriter card, Helpline line)
    {
        List<string> ways = [];
        if (line.Phone is { } phone)
            ways.Add($"{card.Label("call")} {phone}");
        if (line.Text is { } text)
            ways.Add($"{card.Label("text")} {Text(card, line, text)}");
        if (ways.Count == 0 && (line.Chat ?? line.Url) is { } page)
            ways.Add(page);
        var reach = string.Join(" · ", ways);
        return line.Note is { } note ? $"{reach}. {note}" : reach;
    }

    /// <summary>What the hours mean when the card is drawn, which the engine has worked out; null where nothing is known.</summary>
    private static string? Now(CardWriter card, Helpline line)
    {
        var known = card.Ids("now").Select(entry => entry.Split(' ')).FirstOrDefault(entry => entry[0] == line.Id);
        return known switch
        {
            [_, "open"] => card.Label("crisis_open_now"),
            [_, "today", var time] => card.Label("crisis_opens_today", ("time", time)),
            [_, "tomorrow", var time] => card.Label("crisis_opens_tomorrow", ("time", time)),
            [_, "closed"] => card.Label("crisis_closed"),
            _ => null,
        };
    }
}
