using System.Collections.Immutable;
using System.CommandLine;
using SupportBot.Content;
using SupportBot.Understanding.Answers;

namespace SupportBot.Console.Answers;

/// <summary>Fits by which words a typed answer means a choice, and writes the content file (docs/guidance.md).</summary>
internal static class FitAnswersCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Labelled answers or cases as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out") { Description = "File to write, such as src/SupportBot.Content/Locales/en/answer-weights.txt.", Required = true };
        var command = new Command("fit-answers", "Fit how typed answers are read, and write the weights.") { files, output };
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetRequiredValue(output)));
        return command;
    }

    private static int Run(string[] files, string output)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var reader = new LabelledAnswers(content.Catalog);
        var examples = files.SelectMany(file => reader.Read(file)).ToList();
        foreach (var fault in reader.Faults)
            System.Console.Error.WriteLine(fault);
        if (reader.Faults.Count > 0)
            return 1;
        try
        {
            AnswerWeightsFile.Write(output, new AnswerFit(content.Reader, content.Ways).All(content.Catalog, examples));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine($"Cannot write {output}: {fault.Message}");
            return 1;
        }

        return 0;
    }
}
