using System.Text.Json.Nodes;

namespace SupportBot.Tests;

public sealed class AnswersTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answers-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Answers_are_counted_by_question_and_by_what_became_of_them()
    {
        var file = Write(Answer("impact", "hardly at all", "hardly"), Answer("impact", "hardly at all", "a_lot"), Answer("goal", "quokka quokka", "clear"));

        var read = await ConsoleProcess.RunAsync("", "answers", file, "--misses");

        read.ExitCode.ShouldBe(0, read.Errors);
        var impact = read.Lines.Single(line => line.StartsWith("| impact |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        (impact[2], impact[3][..1], impact[4][..1]).ShouldBe(("2", "1", "1"));
        read.Lines.ShouldContain(line => line.StartsWith("| all | 3 |", StringComparison.Ordinal));
        read.Lines.Where(line => line.StartsWith('{')).ShouldHaveSingleItem().ShouldContain("a_lot");
    }

    [Theory]
    [InlineData("{\"question\":\"quokka\",\"text\":\"yes\",\"choice\":\"plan\"}", ":1: \"question\": expected one of concern,")]
    [InlineData("{\"question\":\"impact\",\"text\":\"yes\",\"choice\":\"quokka\"}", ":1: \"choice\": expected one of hardly,")]
    [InlineData("{\"question\":\"impact\",\"choice\":\"hardly\"}", ":1: \"text\"")]
    [InlineData("{\"question\":", ":1: ")]
    public async Task A_malformed_line_is_named_with_what_is_wrong_and_nothing_is_read_or_fitted(string line, string fault)
    {
        var output = Path.Combine(_folder.FullName, "weights.txt");

        foreach (var command in new string[][] { ["answers", Write(line)], ["fit-answers", Write(line), "--out", output] })
        {
            var read = await ConsoleProcess.RunAsync("", command);
            read.ExitCode.ShouldBe(1);
            read.Errors.ShouldContain(fault);
            read.Output.ShouldBeEmpty();
        }

        File.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_cannot_be_written_is_named()
    {
        var missing = Path.Combine(_folder.FullName, "missing", "file");

        var read = await ConsoleProcess.RunAsync("", "answers", missing);
        var fitted = await ConsoleProcess.RunAsync("", "fit-answers", Write(Answer("impact", "hardly at all", "hardly")), "--out", missing);

        (read.ExitCode, fitted.ExitCode).ShouldBe((1, 1));
        read.Errors.ShouldContain(missing);
        fitted.Errors.ShouldStartWith($"Cannot write {missing}: ");
        fitted.Errors.ShouldNotContain("   at ");
    }

    private string Write(params string[] lines)
    {
        var file = Path.Combine(_folder.FullName, "answers.jsonl");
        File.WriteAllLines(file, lines);
        return file;
    }

    private static string Answer(string question, string text, string choice) =>
        new JsonObject { ["question"] = question, ["text"] = text, ["choice"] = choice }.ToJsonString();
}
