using System.Collections.Immutable;

namespace SupportBot.Content;

/// <summary>Collects the texts of one language and checks each as it comes.</summary>
internal sealed class TextsBuilder
{
    private readonly Dictionary<string, Text> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<int>> _covers = new(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, Text> Texts => _texts.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, ImmutableArray<int>> Covered => _covers.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>One string, a list of wordings, or a map of <c>wordings</c> and <c>covers</c>.</summary>
    public void AddPhrase(string id, YamlEntry entry)
    {
        if (!entry.IsMap)
        {
            AddWordings(id, entry);
            return;
        }

        entry.AllowOnly("wordings", "covers");
        AddCovers(id, entry);
        if (entry.Required("wordings") is { } wordings)
            AddWordings(id, wordings);
    }

    /// <summary>One string or a list of wordings.</summary>
    public void AddWordings(string id, YamlEntry entry)
    {
        var entries = entry.IsList ? entry.Items().ToArray() : [entry];
        if (entries.Length == 0)
            entry.Error($"'{id}' has no wording: write at least one");
        Add(id, entry, entries);
    }

    /// <summary>The text under <paramref name="key"/>, which must be one string.</summary>
    public void AddField(string id, YamlEntry parent, string key)
    {
        if (parent.Required(key) is { } entry)
            Add($"{id}.{key}", entry, [entry]);
    }

    /// <summary>The strings under <paramref name="key"/> as <c>id.key.0</c>, <c>id.key.1</c> and so on.</summary>
    /// <returns>The number of strings.</returns>
    public int AddList(string id, YamlEntry parent, string key)
    {
        if (parent.Required(key) is not { } list)
            return 0;
        var entries = list.Items().ToArray();
        for (var i = 0; i < entries.Length; i++)
            Add($"{id}.{key}.{i}", entries[i], [entries[i]]);
        if (list.IsList && entries.Length == 0)
            list.Error($"'{key}' is empty: write at least one entry");
        return entries.Length;
    }

    public void AddCovers(string id, YamlEntry parent)
    {
        if (parent.Optional("covers") is not { } covers)
            return;
        _covers[id] = [.. covers.Items().Select(ReadDistinction)];
    }

    private static int ReadDistinction(YamlEntry entry)
    {
        var number = entry.Number();
        if (number < 1 || number != Math.Floor(number))
            entry.Error("'covers' lists whole numbers from 1");
        return (int)number;
    }

    private void Add(string id, YamlEntry entry, IEnumerable<YamlEntry> entries)
    {
        var wordings = entries.Select(ReadWording).OfType<Wording>().ToImmutableArray();
        if (_texts.TryGetValue(id, out var other))
            entry.Error($"duplicate id '{id}': it is also at {other.Wordings[0].File}:{other.Wordings[0].Line}");
        else if (wordings.Length > 0)
            _texts.Add(id, new Text(id, wordings));

        foreach (var (wording, source) in wordings.Zip(entries))
        {
            if (!Placeholders.In(wording.Text).SetEquals(Placeholders.In(wordings[0].Text)))
            {
                source.Error($"this wording of '{id}' has the placeholders {Placeholders.List(Placeholders.In(wording.Text))}, the first has "
                    + $"{Placeholders.List(Placeholders.In(wordings[0].Text))}: all wordings need the same");
            }
        }
    }

    private static Wording? ReadWording(YamlEntry entry)
    {
        if (entry.IsScalar && entry.IsBlank)
        {
            entry.Error($"'{entry.Key}' is empty: write a text or take it out");
            return null;
        }

        var text = entry.Text().Trim();
        if (text.Length == 0)
            return null;
        if (Placeholders.AreBroken(text))
            entry.Error("a placeholder is not closed or not a name: write it as {name}");
        if (WithdrawnNumbers.FindIn(text) is { } withdrawn)
            entry.Error(withdrawn);
        return new Wording(text, entry.File, entry.Line);
    }
}
