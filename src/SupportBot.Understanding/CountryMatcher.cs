using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>Finds the country that a person says they are in: the name alone, or behind "in", "from" and the like.</summary>
internal sealed class CountryMatcher(ImmutableSortedDictionary<string, ImmutableArray<string>> names)
{
    private static readonly ImmutableHashSet<string> Before = ["in", "from", "at", "near", "the", "en", "em", "au", "aux"];

    private readonly ImmutableDictionary<string, string> _countries = names
        .SelectMany(entry => entry.Value.Select(name => (Name: Words.Of(name).ToString(), Country: entry.Key)))
        .Where(pair => pair.Name.Length > 0)
        .DistinctBy(pair => pair.Name)
        .ToImmutableDictionary(pair => pair.Name, pair => pair.Country);

    private readonly int _longest = names.Values.SelectMany(ways => ways).Select(name => Words.Of(name).Count).DefaultIfEmpty(0).Max();

    public string? Find(Words said)
    {
        for (var start = 0; start < said.Count; start++)
        {
            for (var length = Math.Min(_longest, said.Count - start); length > 0; length--)
            {
                var name = string.Join(' ', said.All.AsSpan(start, length).ToArray());
                if (_countries.TryGetValue(name, out var country) && IsPlace(said, start, length, name))
                    return country;
            }
        }

        return null;
    }

    private static bool IsPlace(Words said, int start, int length, string name)
    {
        var alone = said.Content.Count <= length;
        var behind = start > 0 && Before.Contains(said.All[start - 1]);
        // "us" and "it" are words first and countries second: they need "in the us" or to stand alone.
        return name.Length <= 2 ? alone || (start > 1 && said.All[start - 1] == "the" && Before.Contains(said.All[start - 2])) : alone || behind;
    }
}
