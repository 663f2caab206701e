using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Evaluation;

/// <summary>Reads sets of rows. All that is wrong is told with file, line, key and fix, and never with what a row says.</summary>
/// <param name="maps">A file for all sets, or a folder in which a set finds the one of its name.</param>
internal sealed class SetReader(string maps)
{
    /// <summary>What a row of our own sets may say of itself; the others only a map may say of rows of others.</summary>
    private static readonly ImmutableArray<string> OwnNeeds = [.. new[] { Need.Act, Need.Help, Need.CheckIn, Need.None }.Select(Names.Of)];

    private static readonly ImmutableArray<string> OwnRoutes = [.. Names.All<RiskRoute>(), Unnamed];

    private const string Unnamed = "none";

    private readonly List<string> _faults = [];

    /// <summary>Faults of all files read so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public SafetySet? Read(string file)
    {
        var faults = _faults.Count;
        try
        {
            var map = FindMap(file);
            var rows = Rows(file, map);
            if (map?.RowCount is { } count && count != rows.Length)
                _faults.Add($"{file}: has {rows.Length} rows, and its mapping picks lines of a file of {count}; give the mapping of this file with --map");
            else if (rows.IsEmpty && _faults.Count == faults)
                _faults.Add($"{file}: holds no row; write one JSON object a line");
            return new SafetySet(Path.GetFileNameWithoutExtension(file), rows, map?.ByStrongest ?? false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _faults.Add($"{file}: {fault.Message}");
        }
        catch (ContentException fault)
        {
            _faults.AddRange(fault.Errors.Select(error => error.ToString()));
        }

        return null;
    }

    private SetMap? FindMap(string file)
    {
        if (File.Exists(maps))
            return SetMap.Read(maps);
        var named = Path.Combine(maps, Path.GetFileNameWithoutExtension(file) + ".yaml");
        return File.Exists(named) ? SetMap.Read(named) : null;
    }

    private ImmutableArray<SafetyRow> Rows(string file, SetMap? map)
    {
        var rows = ImmutableArray.CreateBuilder<SafetyRow>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        using var input = JsonLines.Input(file);
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var row = Parse(InputLine.Parse(line), number, map);
                Require(ids.Add(row.Id), "id", "another row has it; give each its own");
                rows.Add(row);
            }
            catch (InputException fault)
            {
                _faults.Add($"{file}:{number}: {fault.Message}");
            }
        }

        return rows.ToImmutable();
    }

    private static SafetyRow Parse(InputLine line, int number, SetMap? map)
    {
        var id = line.FindWord("id") ?? number.ToString(CultureInfo.InvariantCulture);
        var (manner, english) = (line.FindId("manner"), line.FindId("english"));
        if (map is null)
            return new SafetyRow(id, Turns(line), OwnNeed(line), OwnRoute(line), manner ?? line.FindWord("label") ?? "all", manner, english);
        var rule = map.Find(line, number) ?? throw new InputException("no rule of the mapping fits this row; add one for its label");
        return new SafetyRow(id, Turns(line), rule.Need, rule.Routes, rule.Category ?? line.FindWord("label") ?? "all", manner, english);
    }

    private static ImmutableArray<string> Turns(InputLine line)
    {
        var name = line.Has("turns") ? "turns" : "user_turns";
        var turns = line.Has(name) ? line.Texts(name) : [line.Text("text")];
        Require(!turns.IsEmpty, name, "expected at least one text");
        return turns;
    }

    private static Need OwnNeed(InputLine line)
    {
        if (!line.Has("expected"))
            throw new InputException("\"expected\" is missing; add it, or a mapping for this set (--map)");
        var expected = line.FindText("expected")!;
        Require(OwnNeeds.Contains(expected), "expected", $"expected one of {string.Join(", ", OwnNeeds)}");
        return Names.Find<Need>(expected)!.Value;
    }

    private static ImmutableArray<RiskRoute> OwnRoute(InputLine line)
    {
        var route = line.FindText("route") ?? Unnamed;
        Require(OwnRoutes.Contains(route), "route", $"expected one of {string.Join(", ", OwnRoutes)}");
        return Names.Find<RiskRoute>(route) is { } known ? [known] : [];
    }

    private static void Require(bool holds, string key, string fix)
    {
        if (!holds)
            throw new InputException($"\"{key}\": {fix}");
    }
}
