using System.Collections.Immutable;
using System.CommandLine;
using SupportBot.Console.Vignettes;
using SupportBot.Content;

namespace SupportBot.Console.Matching;

/// <summary>Fits how much answers speak for outcomes to labelled cases (docs/guidance.md).</summary>
internal static class FitMatchingCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Labelled cases as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = "File whose weights to write anew, such as src/SupportBot.Content/Locales/en/matching.yaml." };
        var check = new Option<bool>("--cross-validate") { Description = "Fit without each file in turn, play that file, and print what came of all." };
        var command = new Command("fit-matching", "Fit how much answers speak for outcomes, and write the weights.") { files, output, check };
        command.Validators.Add(result =>
        {
            if (result.GetValue(output) is null && !result.GetValue(check))
                result.AddError("give --out FILE, --cross-validate or both");
        });
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetValue(output), result.GetValue(check)));
        return command;
    }

    private static int Run(string[] files, string? output, bool check)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var reader = new VignetteReader(content.Catalog);
        var cases = files.Select(reader.Read).ToList();
        foreach (var fault in reader.Faults)
            System.Console.Error.WriteLine(fault);
        if (reader.Faults.Count > 0)
            return 1;
        if (check)
        {
            using var told = JsonLines.Output();
            told.Write(Report.Full(content.Catalog, CrossValidate(content, cases)));
        }

        return output is null || TryWrite(output, content, cases) ? 0 : 1;
    }

    /// <returns>Each file played with the weights that the others give.</returns>
    private static ImmutableArray<Played> CrossValidate(SupportContent content, List<ImmutableArray<Vignette>> cases)
    {
        var fit = new MatchingFit(content.Catalog);
        return [.. cases.SelectMany((file, left) =>
        {
            var catalog = fit.Fit(cases.Where((_, i) => i != left).SelectMany(other => other));
            return VignettesCommand.Play(file, Manner.Choice, content with { Catalog = catalog });
        })];
    }

    private static bool TryWrite(string output, SupportContent content, List<ImmutableArray<Vignette>> cases)
    {
        try
        {
            File.WriteAllText(output, MatchingFile.With(File.ReadAllText(output), new MatchingFit(content.Catalog).Fit(cases.SelectMany(file => file))));
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            System.Console.Error.WriteLine($"{output}: {fault.Message}");
            return false;
        }
    }
}
