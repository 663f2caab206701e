using System.Collections.Immutable;
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

    private const string Expected = "expected";

    private readonly List<string> _faults = [];

    /// <summary>Faults of all files read so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <returns>Null when the file or its mapping cannot be read at all.</returns>
    public SafetySet? Read(string file)
    {
        try
        {
            var map = FindMap(file);
            var lines = Lines(file);
            if (Refusal(lines.Length, map) is not { } refusal)
                return new SafetySet(Path.GetFileNameWithoutExtension(file), Rows(file, lines, map), map?.ByStrongest ?? false);
            _faults.Add($"{file}: {refusal}");
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

    private static string? Refusal(int rows, SetMap? map)
    {
        if (rows == 0)
            return "holds no row; write one JSON object a line";
        return map?.RowCount is { } count && count != rows
            ? $"has {rows} rows, and its mapping picks lines of a file of {count}; give the mapping of this file with --map"
            : null;
    }

    private SetMap? FindMap(string file)
    {
        if (File.Exists(maps))
            return SetMap.Read(maps);
        return File.Exists(MapOf(file)) ? SetMap.Read(MapOf(file)) : null;
    }

    private string MapOf(string file) => Path.Combine(maps, Path.GetFileNameWithoutExtension(file) + ".yaml");

    private static ImmutableArray<(int Number, string Line)> Lines(string file)
    {
        var lines = ImmutableArray.CreateBuilder<(int, string)>();
        using var input = JsonLines.Input(file);
        for (var number = 1; input.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
                lines.Add((number, line));
        }

        return lines.ToImmutable();
    }

    private ImmutableArray<SafetyRow> Rows(string file, ImmutableArray<(int Number, string Line)> lines, SetMap? map)
    {
        var rows = ImmutableArray.CreateBuilder<SafetyRow>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, line) in lines)
        {
            try
            {
                var members = InputLine.Parse(line);
                if (map is null && rows.Count == 0 && !members.Has(Expected))
                {
                    _faults.Add($"{file}:{number}: \"{Expected}\" is missing, and there is no mapping {MapOf(file)}; add one of them, or name a mapping with --map");
                    break;
                }

                var row = Parse(members, number, map);
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
        var id = line.FindWord("id") ?? $"line {number}";
        var (manner, english) = (line.FindWord("manner"), line.FindWord("english"));
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
        var expected = line.Text(Expected);
        Require(OwnNeeds.Contains(expected), Expected, $"expected one of {string.Join(", ", OwnNeeds)}");
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
