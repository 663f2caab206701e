using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Answers;

/// <summary>Reads labelled answers as the bot would when it has asked the question, and tells how many it understood (docs/guidance.md).</summary>
internal static class AnswersCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "Labelled answers or cases as JSON lines.", Arity = ArgumentArity.OneOrMore };
        var misses = new Option<bool>("--misses") { Description = "List the answers that were taken for something else, with their texts." };
        var command = new Command("answers", "Read labelled typed answers and print how many were understood.") { files, misses };
        command.SetAction(result => Run(result.GetRequiredValue(files), result.GetValue(misses)));
        return command;
    }

    private static int Run(string[] files, bool misses)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        var reader = new LabelledAnswers(content.Catalog);
        var answers = files.Select(file => (File: file, Answers: reader.Read(file))).ToList();
        foreach (var fault in reader.Faults)
            System.Console.Error.WriteLine(fault);
        if (reader.Faults.Count > 0)
            return 1;
        using var output = JsonLines.Output();
        foreach (var (file, rows) in answers)
        {
            var read = rows.Select(row => (Row: row, Understood: Understand(content, row))).ToImmutableArray();
            output.Write($"{Path.GetFileName(file)}\n\n{Table(content, read)}\n");
            if (misses)
                output.Write(string.Concat(read.Where(one => one.Understood is Understood.Wrong or Understood.Other).Select(one => JsonLines.Write(one.Row) + "\n")));
        }

        return 0;
    }

    public static Understood Understand(SupportContent content, LabelledAnswer answer)
    {
        var session = new Session { Locale = content.Catalog.Locale, Step = Step.Asking, OpenQuestion = answer.Question };
        var reading = content.Reader.Read(answer.Text, session);
        return reading switch
        {
            { Risk.Level: >= RiskLevel.Implied } => Understood.Other,
            { Intent: Intent.Answer } => reading.Choice == answer.Choice ? Understood.Right : Understood.Wrong,
            { Intent: not Intent.None } => Understood.Other,
            { Likely: { } likely } => likely == answer.Choice ? Understood.Marked : Understood.MarkedWrong,
            _ => Understood.Not,
        };
    }

    public static string Table(SupportContent content, ImmutableArray<(LabelledAnswer Row, Understood Understood)> read)
    {
        var text = new StringBuilder("| question | answers | taken, right | taken, wrong | asked back, right one marked | asked back, wrong one marked | asked back | taken for something else |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var question in content.Catalog.Questions)
            Row(text, question.Id, [.. read.Where(one => one.Row.Question == question.Id).Select(one => one.Understood)]);
        Row(text, "all", [.. read.Select(one => one.Understood)]);
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, ImmutableArray<Understood> understood)
    {
        if (understood.IsEmpty)
            return;
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {understood.Length} |");
        foreach (var kind in Enum.GetValues<Understood>())
            text.Append(CultureInfo.InvariantCulture, $" {Share.In(understood, kind)} |");
        text.Append('\n');
    }
}

/// <summary>What became of a typed answer.</summary>
internal enum Understood { Right, Wrong, Marked, MarkedWrong, Not, Other }
