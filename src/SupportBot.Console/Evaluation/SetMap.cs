using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Evaluation;

/// <summary>Says of a set that others labelled what each of its rows calls for: the first rule that fits a row decides.</summary>
/// <param name="RowCount">Number of rows that the map was written for, where it picks rows by their line; else null.</param>
internal sealed record SetMap(ImmutableArray<MapRule> Rules, bool ByStrongest, int? RowCount)
{
    /// <summary>The number of the line in the file, which rules may ask for like a member.</summary>
    public const string Line = "line";

    /// <exception cref="ContentException">Names every fault with its line.</exception>
    public static SetMap Read(string path)
    {
        var errors = new List<ContentError>();
        SetMap? map = null;
        using (var text = new StreamReader(path))
        {
            if (YamlEntry.Load(path, text, errors) is { } root)
                map = Read(root);
        }

        return map is not null && errors.Count == 0 ? map : throw new ContentException(errors);
    }

    private static SetMap Read(YamlEntry root)
    {
        root.AllowOnly("why", "judge", "rows", "rules");
        root.Text("why");
        var judge = root.OptionalText("judge") ?? "last";
        root.MustBeKnown("value of 'judge'", judge, ["last", "strongest"]);
        var rules = root.Required("rules")?.Items().Select(MapRule.Read).ToImmutableArray() ?? [];
        int? rows = root.Optional("rows") is null ? null : root.WholeNumber("rows", 1, int.MaxValue);
        if (rows is null && rules.Any(rule => rule.When.ContainsKey(Line)))
            root.Error($"rules ask for '{Line}': add 'rows', the number of rows in the file that the lines belong to");
        return new SetMap(rules, judge == "strongest", rows);
    }

    /// <returns>Null when no rule fits.</returns>
    public MapRule? Find(InputLine row, int line) => Rules.FirstOrDefault(rule => rule.Fits(row, line));
}

/// <param name="When">Values by member of the row: of each member the row must have one.</param>
/// <param name="Category">Name to count these rows under, or null for the row's own label.</param>
internal sealed record MapRule(
    ImmutableSortedDictionary<string, ImmutableArray<string>> When, Need Need, ImmutableArray<RiskRoute> Routes, string? Category)
{
    public static MapRule Read(YamlEntry entry)
    {
        entry.AllowOnly("when", "expected", "routes", "category", "why");
        var when = entry.Optional("when")?.Entries().ToImmutableSortedDictionary(member => member.Key, Values, StringComparer.Ordinal);
        var expected = entry.Text("expected");
        entry.MustBeKnown("value of 'expected'", expected, Names.All<Need>());
        return new MapRule(
            when ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
            Names.Find<Need>(expected) ?? Need.Skip,
            entry.Optional("routes") is { } routes ? [.. routes.Names().Select(name => Route(routes, name))] : [],
            entry.OptionalText("category"));
    }

    public bool Fits(InputLine row, int line) => When.All(member => member.Value.Contains(
        member.Key == SetMap.Line ? line.ToString(CultureInfo.InvariantCulture) : row.FindWord(member.Key) ?? "", StringComparer.Ordinal));

    private static ImmutableArray<string> Values(YamlEntry member) => member.IsList ? member.Names() : [member.Text()];

    private static RiskRoute Route(YamlEntry entry, string name)
    {
        entry.MustBeKnown("route", name, Names.All<RiskRoute>());
        return Names.Find<RiskRoute>(name) ?? default;
    }
}
