using System.CommandLine;

namespace SupportBot.Console.Weighing;

/// <summary>Fits which words speak for danger where no rule finds any, and writes the content file (docs/safety.md).</summary>
internal static class FitRiskCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Safety sets, labelled answers or cases as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "File to write, such as src/SupportBot.Content/Locales/en/risk-weights.txt.", Required = true };
        var command = new Command("fit-risk", "Fit which words call for a check-in, and write the weights.") { files, output };
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string[] files, string output)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var reader = new RiskExamples(content);
        var examples = reader.Read(files);
        foreach (var fault in reader.Faults)
            System.Console.Error.WriteLine(fault);
        if (reader.Faults.Count > 0)
            return 1;
        try
        {
            RiskWeightsFile.Write(output, new RiskFit(examples).Fit());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine($"Cannot write {output}: {fault.Message}");
            return 1;
        }

        return 0;
    }
}
