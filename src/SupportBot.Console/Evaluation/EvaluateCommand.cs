using System.Collections.Immutable;
using System.CommandLine;
using SupportBot.Content;

namespace SupportBot.Console.Evaluation;

/// <summary>Reads labelled texts through the rules and the engine and tells how much is found, and how much too much (docs/console.md).</summary>
internal static class EvaluateCommand
{
    private const string Maps = "tests/data/safety/maps";

    private const int BadInput = 2;

    /// <summary>A set that has the mapping of another has a fault in every line.</summary>
    private const int MostFaults = 20;

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Labelled texts as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string>("--map") { Description = $"What labels of others call for: a file, or a folder with a file of each set's name. Default: {Maps}." };
        var by = new Option<string[]>("--by") { Description = "What to count by; may be given more than once." };
        by.AcceptOnlyFromAmong([.. Grouping.All.Select(grouping => grouping.Name)]);
        var misses = new Option<bool>("--misses") { Description = "List the rows that got the wrong thing, with their texts." };
        var json = new Option<bool>("--json") { Description = "Print a line of JSON for each set instead of tables." };
        var command = new Command("evaluate", "Read labelled texts and print what was found and what was falsely alarmed.") { files, map, by, misses, json };
        command.SetAction(result => Run(
            result.GetRequiredValue(files), result.GetValue(map), result.GetValue(by) ?? [], result.GetValue(misses), result.GetValue(json)));
        return command;
    }

    private static int Run(string[] files, string? map, string[] by, bool misses, bool json)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        if (TryRead(files, map) is not { } sets)
            return BadInput;

        var groupings = Grouping.All.Where(grouping => by.Length == 0 ? grouping.Name == "label" : by.Contains(grouping.Name)).ToImmutableArray();
        var found = sets.Select(set => Findings.Of(set, Play(set, content), groupings, misses)).ToImmutableArray();
        using var output = JsonLines.Output();
        output.Write(json ? string.Concat(found.Select(one => JsonLines.Write(one) + "\n")) : EvaluationReport.Of(found));
        return 0;
    }

    /// <returns>Null when something is wrong, which has then been written to the error stream.</returns>
    private static ImmutableArray<SafetySet>? TryRead(string[] files, string? map)
    {
        if (map is not null && !File.Exists(map) && !Directory.Exists(map))
        {
            System.Console.Error.WriteLine($"--map: there is no file or folder {map}");
            return null;
        }

        var reader = new SetReader(map ?? Maps);
        var sets = files.Select(reader.Read).OfType<SafetySet>().ToImmutableArray();
        foreach (var fault in reader.Faults.Take(MostFaults))
            System.Console.Error.WriteLine(fault);
        if (reader.Faults.Count > MostFaults)
            System.Console.Error.WriteLine($"and {reader.Faults.Count - MostFaults} more");
        return reader.Faults.Count == 0 ? sets : null;
    }

    private static ImmutableArray<PlayedRow> Play(SafetySet set, SupportContent content) =>
        [.. set.Rows.Where(row => row.Need != Need.Skip).Select(row => RowPlayer.Play(row, set.ByStrongest, content))];
}
