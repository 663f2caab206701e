using SupportBot.Console.Walk;

namespace SupportBot.Tests;

/// <summary>
/// The diagram and the figures of docs/conversation.md are those of the walk. UPDATE_TRANSCRIPTS=1 writes them anew; read the difference
/// before committing it.
/// </summary>
public sealed class DocumentTests
{
    private const int MostEdges = 40;
    private const string End = "<!-- end -->";

    private static readonly string Document = Path.Combine(Repository.Root, "docs", "conversation.md");

    [Fact]
    public void The_document_shows_what_the_walk_found()
    {
        var written = File.ReadAllText(Document);
        var walked = Replace(written, "<!-- walk diagram -->", $"```mermaid\n{Diagram.Of(Walks.Everything)}```\n");
        walked = Replace(walked, "<!-- walk figures -->", Figures.Of(Walks.Everything, Walks.Sample));

        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(Document, walked);
        else
            written.ShouldBe(walked);
    }

    [Fact]
    public void The_diagram_can_be_read_at_a_glance() =>
        Diagram.Of(Walks.Everything).Split('\n').Count(line => line.Contains("-->", StringComparison.Ordinal)).ShouldBeInRange(10, MostEdges);

    private static string Replace(string document, string begin, string generated)
    {
        var start = document.IndexOf(begin, StringComparison.Ordinal);
        start.ShouldBePositive();
        start += begin.Length;
        return string.Concat(document[..start], "\n\n", generated, "\n", document[document.IndexOf(End, start, StringComparison.Ordinal)..]);
    }
}
