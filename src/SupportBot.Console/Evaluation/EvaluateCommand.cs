using System.Collections.Immutable;
using System.CommandLine;
using SupportBot.Content;

namespace SupportBot.Console.Evaluation;

/// <summary>Reads labelled texts through the rules and the engine and tells how much is found, and how much too much (docs/console.md).</summary>
internal static class EvaluateCommand
{
    private const string Maps = "tests/data/safety/maps";

    private const int BadInput = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Labelled texts as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string>("--map") { Description = $"What labels of others call for: a file, or a folder with a file of each set's name. Default: {Maps}." };
        var by = new Option<string[]>("--by") { Description = "What to count by: label, manner, route, english.", AllowMultipleArgumentsPerToken = true };
        by.AcceptOnlyFromAmong([.. Grouping.All.Select(grouping => grouping.Name)]);
        var misses = new Option<bool>("--misses") { Description = "List the rows that got the wrong thing, with their texts." };
        var command = new Command("evaluate", "Read labelled texts and print what was found and what was falsely alarmed.") { files, map, by, misses };
        command.SetAction(result => Run(
            result.GetRequiredValue(files), result.GetValue(map), result.GetValue(by) ?? [], result.GetValue(misses)));
        return command;
    }

    private static int Run(string[] files, string? map, string[] by, bool misses)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        if (TryRead(files, map) is not { } sets)
            return BadInput;

        var played = sets.Select(set => Play(set, content)).ToImmutableArray();
        var groupings = Grouping.All.Where(grouping => by.Length == 0 ? grouping.Name == "label" : by.Contains(grouping.Name));
        using var output = JsonLines.Output();
        output.Write(EvaluationReport.Of(played, [.. groupings], misses));
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
        foreach (var fault in reader.Faults)
            System.Console.Error.WriteLine(fault);
        return reader.Faults.Count == 0 ? sets : null;
    }

    private static PlayedSet Play(SafetySet set, SupportContent content) =>
        new(set, [.. set.Rows.Where(row => row.Need != Need.Skip).Select(row => RowPlayer.Play(row, set.ByStrongest, content))]);
}
