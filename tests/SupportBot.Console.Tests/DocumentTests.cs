using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Tests;

/// <summary>
/// The examples of docs/console.md are run: <c>jsonl</c> blocks are what is written, <c>json</c> blocks what is answered, <c>text</c> blocks what a
/// terminal shows. UPDATE_TRANSCRIPTS=1 writes the answers anew; read the difference before committing it.
/// </summary>
public sealed partial class DocumentTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "console.md");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_chat_shows_what_the_document_shows()
    {
        var blocks = Read("chat");
        var shown = Of(blocks, "text").ShouldHaveSingleItem();
        var said = Prompt().Matches(shown).Select(match => match.Groups["said"].Value).ToList();

        var chat = await ConsoleProcess.RunAsync(string.Join('\n', said) + "\n", "chat");

        chat.ExitCode.ShouldBe(0);
        // A terminal shows what is typed behind the prompt.
        var turns = chat.Output.Split("\n> ");
        var played = turns[0] + string.Concat(said.Append("").Zip(turns[1..], (words, answer) => $"\n> {words}\n{answer}"));
        Check("chat", "text", [Trim(played)]);
    }

    [Fact]
    public async Task Replay_answers_as_the_document_says()
    {
        var replay = await ConsoleProcess.RunAsync(Input(Read("replay")), "replay", "-");

        replay.ExitCode.ShouldBe(1);
        Check("replay", "json", [.. replay.Lines.Select(Indent)]);
        Check("replay", "text", [Trim(replay.Errors)]);
    }

    /// <summary>Where a block holds several lines, the document shows the answer to the last.</summary>
    [Fact]
    public async Task Converse_answers_as_the_document_says()
    {
        var blocks = Read("converse");

        var converse = await ConsoleProcess.RunAsync(Input(blocks), "converse");

        converse.ExitCode.ShouldBe(0);
        var answered = new List<string>();
        var lines = 0;
        foreach (var written in Of(blocks, "jsonl"))
        {
            lines += written.Split('\n').Length;
            answered.Add(Indent(converse.Lines[lines - 1]));
        }

        lines.ShouldBe(converse.Lines.Count);
        JsonNode.Parse(answered[1])!["outcome"].ShouldNotBeNull("the form of the example leads to a suggestion");
        Check("converse", "json", answered);
    }

    [Theory]
    [InlineData("vignettes", "cases.jsonl")]
    [InlineData("evaluate", "rows.jsonl")]
    public async Task What_is_measured_prints_what_the_document_shows(string command, string name)
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var file = Path.Combine(directory.FullName, name);
            await File.WriteAllTextAsync(file, Input(Read(command)));

            var measured = await ConsoleProcess.RunAsync("", command, file);

            measured.Errors.ShouldBeEmpty();
            measured.ExitCode.ShouldBe(0);
            Check(command, "text", [Trim(measured.Output)]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_document_lists_every_member_of_an_answer()
    {
        var members = Of(Read("converse"), "json").SelectMany(answer => Members(JsonNode.Parse(answer)))
            .Concat(Of(Read("replay"), "json").SelectMany(answer => Members(JsonNode.Parse(answer))));

        var described = TableRow().Matches(File.ReadAllText(Document)).Select(match => match.Groups["member"].Value.Split('.')[^1]);

        members.Distinct().Except(described).ShouldBeEmpty();
    }

    private static string Input(List<Block> blocks) => string.Join('\n', Of(blocks, "jsonl")) + "\n";

    private static void Check(string section, string language, List<string> played)
    {
        var written = Of(Read(section), language);
        written.Count.ShouldBe(played.Count);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(Document, Replace(section, language, played));
        else
            played.ShouldBe(written);
    }

    private static string Replace(string section, string language, List<string> played)
    {
        var (before, text, after) = Split(section);
        var next = 0;
        return before + Fence().Replace(text, match => match.Groups["language"].Value == language ? $"```{language}\n{played[next++]}\n```" : match.Value) + after;
    }

    private static List<Block> Read(string section) =>
        [.. Fence().Matches(Split(section).Text).Select(match => new Block(match.Groups["language"].Value, match.Groups["text"].Value))];

    private static List<string> Of(IEnumerable<Block> blocks, string language) => [.. blocks.Where(block => block.Language == language).Select(block => block.Text)];

    private static (string Before, string Text, string After) Split(string section)
    {
        var text = File.ReadAllText(Document);
        var start = text.IndexOf($"\n## {section}\n", StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0);
        var end = text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return (text[..start], end < 0 ? text[start..] : text[start..end], end < 0 ? "" : text[end..]);
    }

    private static string Indent(string line) => JsonNode.Parse(line)!.ToJsonString(Readable);

    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static IEnumerable<string> Members(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<text>[^`]*)\n```$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();

    [GeneratedRegex("^> (?<said>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^\|\s*`(?<member>[a-z_.]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TableRow();

    private sealed record Block(string Language, string Text);
}
