using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>Finds the modalities that a text names, in its order, each once.</summary>
internal sealed class NameMatcher(ImmutableSortedDictionary<string, ImmutableArray<string>> names)
{
    private readonly ImmutableArray<(string Id, Words Name)> _names = [.. from entry in names from name in entry.Value select (entry.Key, Words.Of(name))];

    public ImmutableArray<string> Find(Words said) =>
    [
        .. _names
            .Select(entry => (entry.Id, At: said.IndexOf(entry.Name)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At)
            .Select(found => found.Id)
            .Distinct(StringComparer.Ordinal),
    ];
}
