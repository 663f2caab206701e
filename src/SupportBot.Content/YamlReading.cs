using System.Collections.Immutable;

namespace SupportBot.Content;

/// <summary>Shapes that several content files share. Known ids are null where the file that defines them could not be read.</summary>
internal static class YamlReading
{
    /// <summary>Items of a list that are maps and have an <c>id</c> that no other has.</summary>
    public static IEnumerable<(string Id, YamlEntry Entry)> WithUniqueIds(this YamlEntry list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items())
        {
            if (!item.IsMap)
                item.Error($"each of '{list.Key}' must be a map with an id");
            else if (item.Text("id") is not { Length: > 0 } id)
                continue;
            else if (!seen.TryAdd(id, item.Line))
                item.Error($"duplicate id '{id}': it is also at line {seen[id]}");
            else
                yield return (id, item);
        }
    }

    /// <summary>A list of one or more texts, none blank.</summary>
    public static ImmutableArray<string> Names(this YamlEntry list)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var item in list.Items())
        {
            var blank = !item.IsScalar || item.IsBlank;
            if (blank)
                item.Error($"'{list.Key}' must list texts, none empty");
            else
                names.Add(item.Text());
        }

        if (list.IsList && !list.Items().Any())
            list.Error($"'{list.Key}' is empty: list at least one");
        return names.ToImmutable();
    }

    public static bool MustBeKnown(this YamlEntry entry, string kind, string id, IReadOnlyCollection<string>? known)
    {
        if (known is null || known.Contains(id))
            return true;
        entry.Error($"unknown {kind} '{id}': expected one of {string.Join(", ", known)}");
        return false;
    }

    public static int WholeNumber(this YamlEntry parent, string key, int from, int to) => parent.Required(key) is { } entry ? entry.WholeNumber(from, to) : from;

    /// <returns>The number, or the least one where it is none from the one to the other.</returns>
    public static int WholeNumber(this YamlEntry entry, int from, int to)
    {
        var number = entry.Number();
        if (number == Math.Floor(number) && number >= from && number <= to)
            return (int)number;
        entry.Error($"'{entry.Key}' must be a whole number from {from} to {to}");
        return from;
    }

    public static double Share(this YamlEntry parent, string key)
    {
        if (parent.Required(key) is not { } entry)
            return 0;
        var number = entry.Number();
        if (number is < 0 or > 1)
            entry.Error($"'{key}' must be a number from 0 to 1");
        return number;
    }

    public static DateOnly? OptionalDate(this YamlEntry parent, string key) =>
        parent.Optional(key) is { IsNull: false } entry ? entry.Date() : null;
}
