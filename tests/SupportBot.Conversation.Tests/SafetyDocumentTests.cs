using System.Text;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>
/// The talks of docs/safety-transcripts.md are those of the transcripts whose names begin with "safety-". UPDATE_TRANSCRIPTS=1 writes them anew;
/// read the difference before committing it.
/// </summary>
public sealed class SafetyDocumentTests
{
    private const string Begin = "<!-- talks -->";
    private const string End = "<!-- end -->";

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "safety-transcripts.md");

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Repository.TestData("transcripts"), "safety-*.txt").Order(StringComparer.Ordinal);

    [Fact]
    public void The_talks_are_those_of_today()
    {
        var written = File.ReadAllText(Document);
        var start = written.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        start.ShouldBeGreaterThan(Begin.Length);
        var played = string.Concat(written[..start], "\n\n", string.Concat(Files.Select(Talk)), written[written.IndexOf(End, start, StringComparison.Ordinal)..]);

        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(Document, played);
        else
            written.ShouldBe(played);
    }

    /// <summary>What a person reads on a channel without cards. A card with the same help as the one before is named and not shown again.</summary>
    private static string Talk(string file)
    {
        var lines = File.ReadAllLines(file);
        var text = new StringBuilder();
        text.Append("## ").Append(Path.GetFileNameWithoutExtension(file)["safety-".Length..]).Append("\n\n");
        text.Append(lines[0].TrimStart('#', ' ')).Append(" Country of the channel: ").Append(TranscriptPlay.Setting(lines, "country") ?? "unknown");
        text.Append(TranscriptPlay.Setting(lines, "channel") is { } channel ? $", in {channel}" : "").Append(".\n\n```text\n");
        var shown = "";
        var parts = new List<string>();
        foreach (var (line, person) in TranscriptPlay.Of(lines).Where(step => step.Line.StartsWith('>') && step.Line != "> join"))
        {
            if (person is null)
                parts.Add(Console.TextWrap.Wrap(line.Replace("> say ", "> ", StringComparison.Ordinal).Replace("> press ", "> presses: ", StringComparison.Ordinal)));
            else
                parts.AddRange(person.Last.Messages.Zip(person.Texts, (message, words) => Read(message, words, ref shown)));
        }

        return text.AppendJoin("\n\n", parts).Append("\n```\n\n").ToString();
    }

    private static string Read(Message message, string words, ref string shown)
    {
        if (message.Kind == MessageKind.Phrase)
            return Console.TextWrap.Wrap(words);
        if (message.Id != CardIds.Crisis)
            return $"[card: {message.Id}]";
        var help = string.Join(' ', message.Data.Where(entry => entry.Key != "card").Select(entry => $"{entry.Key}={string.Join(',', entry.Value)}"));
        var isSame = help == shown;
        shown = help;
        return isSame ? "[card: the same help]" : $"[card: help]\n{Console.TextWrap.Wrap(words)}";
    }
}
