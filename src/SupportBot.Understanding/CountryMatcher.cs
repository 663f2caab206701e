using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>
/// Finds the country that a person says they are in: a bare name, or one behind "I am in", "I live in" and the like. Places that are spoken
/// of otherwise ("my manager in India") or denied ("I am not in the UK") are none; of several the last one counts.
/// </summary>
internal sealed class CountryMatcher
{
    private static readonly ImmutableHashSet<string> Prepositions = ["in", "at", "near", "en", "em", "au", "aux", "a", "im"];
    private static readonly ImmutableHashSet<string> Articles = ["the", "la", "le", "los", "las", "os", "gli", "den", "der", "die", "de", "het"];

    private static readonly ImmutableHashSet<string> BeingThere =
    [
        "am", "is", "are", "live", "living", "lives", "based", "work", "working", "located", "here", "staying", "resident", "currently", "now", "still",
        "estoy", "vivo", "suis", "habite", "vis", "estou", "moro", "sono", "abito", "bin", "lebe", "wohne", "ben", "woon",
    ];

    private static readonly ImmutableHashSet<string> Negations = ["not", "no", "never", "non", "pas", "nicht", "niet", "nao"];

    /// <summary>Words that may stand around a name which is all that is said.</summary>
    private static readonly ImmutableHashSet<string> AroundName = ["i", "it", "is", "from", "country", "my", "yes", "ok", "okay", "please", "thanks", "soy"];

    /// <summary>Names that are common words first: they need "in the us" or to stand alone.</summary>
    private static readonly ImmutableHashSet<string> CommonWords = ["us", "it", "in", "no", "is", "at", "be", "to", "my"];

    private readonly ImmutableDictionary<string, string> _countries;
    private readonly int _longest;

    public CountryMatcher(ImmutableSortedDictionary<string, ImmutableArray<string>> names)
    {
        var listed = names.SelectMany(entry => entry.Value.Select(name => (Name: Words.Of(name).ToString(), Country: entry.Key)));
        _countries = listed.Concat(OtherCountries())
            .Where(pair => pair.Name.Length > 0)
            .DistinctBy(pair => pair.Name)
            .ToImmutableDictionary(pair => pair.Name, pair => pair.Country);
        _longest = _countries.Keys.Select(name => name.Count(c => c == ' ') + 1).DefaultIfEmpty(0).Max();
    }

    public string? Find(Words said)
    {
        string? last = null;
        for (var start = 0; start < said.Count; start++)
        {
            for (var length = Math.Min(_longest, said.Count - start); length > 0; length--)
            {
                var name = string.Join(' ', said.All.AsSpan(start, length).ToArray());
                if (!_countries.TryGetValue(name, out var country))
                    continue;
                if (IsWhereThePersonIs(said, start, length, name))
                    last = country;
                start += length - 1;
                break;
            }
        }

        return last;
    }

    private static bool IsWhereThePersonIs(Words said, int start, int length, string name)
    {
        var before = start;
        var article = before > 0 && Articles.Contains(said.All[before - 1]);
        if (article)
            before--;
        var preposition = before > 0 && Prepositions.Contains(said.All[before - 1]);
        if (preposition)
            before--;

        if (IsAlone(said, before, start + length))
            return true;
        if (!preposition || (CommonWords.Contains(name) && !article))
            return false;
        return before > 0 && BeingThere.Contains(said.All[before - 1]) && !IsDenied(said, before);
    }

    private static bool IsAlone(Words said, int from, int to)
    {
        for (var i = 0; i < said.Count; i++)
        {
            if ((i < from || i >= to) && !AroundName.Contains(said.All[i]) && !BeingThere.Contains(said.All[i]))
                return false;
        }

        return true;
    }

    private static bool IsDenied(Words said, int before)
    {
        for (var i = Math.Max(0, before - 3); i < before; i++)
        {
            if (Negations.Contains(said.All[i]))
                return true;
        }

        return false;
    }

    /// <summary>English names of the countries for which the content lists no names, as the culture data has them.</summary>
    private static IEnumerable<(string Name, string Country)> OtherCountries() =>
        Countries.Names.Select(country => (Words.Of(country.Value).ToString(), country.Key));
}
