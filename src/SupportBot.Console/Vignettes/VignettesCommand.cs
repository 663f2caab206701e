using System.Collections.Immutable;
using System.CommandLine;
using SupportBot.Content;

namespace SupportBot.Console.Vignettes;

/// <summary>Plays labelled cases and tells how many suggestions an expert would accept (docs/guidance.md).</summary>
internal static class VignettesCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Labelled cases as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var by = new Option<Manner>("--by") { Description = "How the person answers: by pressing a choice, or in their own words." };
        var misses = new Option<bool>("--misses") { Description = "List the ids of the cases whose suggestion is not acceptable." };
        var transcript = new Option<string[]>("--transcript") { Description = "Write out the talks of these cases instead.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("vignettes", "Play labelled cases and print how many suggestions are acceptable.") { files, by, misses, transcript };
        command.SetAction(result => Run(
            result.GetRequiredValue(files), result.GetValue(by), result.GetValue(misses), result.GetValue(transcript) ?? []));
        return command;
    }

    private static int Run(string[] files, Manner manner, bool misses, string[] transcripts)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var reader = new VignetteReader(content.Catalog);
        var cases = files.Select(file => (File: file, Cases: reader.Read(file))).ToList();
        var known = cases.SelectMany(file => file.Cases).ToLookup(vignette => vignette.Id, StringComparer.Ordinal);
        IReadOnlyList<string> faults = reader.Faults.Count > 0 ? reader.Faults : [.. transcripts.Where(id => !known.Contains(id)).Select(NoSuchCase)];
        foreach (var fault in faults)
            System.Console.Error.WriteLine(fault);
        if (faults.Count > 0)
            return 1;

        using var output = JsonLines.Output();
        if (transcripts.Length > 0)
            output.Write(string.Concat(transcripts.SelectMany(id => known[id]).Select(vignette => Transcript.Of(Player.Play(vignette, manner, content)))));
        else
            output.Write(string.Concat(cases.Select(file => Measure(file.File, Play(file.Cases, manner, content), misses, content))));
        return 0;
    }

    public static ImmutableArray<Played> Play(ImmutableArray<Vignette> cases, Manner manner, SupportContent content) =>
        [.. cases.Select(vignette => Player.Play(vignette, manner, content))];

    private static string Measure(string file, ImmutableArray<Played> played, bool misses, SupportContent content) =>
        $"{Path.GetFileName(file)}\n\n{Report.Full(content.Catalog, played)}{(misses ? Report.Misses(content.Catalog, played) : "")}";

    private static string NoSuchCase(string id) => $"--transcript: no file has the case {id}; give ids of the cases in the files";
}
