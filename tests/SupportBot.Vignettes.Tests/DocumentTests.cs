using SupportBot.Console.Vignettes;

namespace SupportBot.Tests;

/// <summary>
/// The figures of docs/guidance.md and the talks of docs/guidance-transcripts.md are those of the cases. UPDATE_TRANSCRIPTS=1 writes them anew;
/// read the difference before committing it.
/// </summary>
public sealed class DocumentTests
{
    private const string End = "<!-- end -->";
    private const string Selection = "<!-- transcripts ";

    [Fact]
    public void The_document_shows_what_the_cases_showed() => Check("guidance.md", "<!-- figures -->", string.Concat(Halves.Files.Keys.Select(Figures)));

    /// <summary>The document says itself which cases it shows.</summary>
    [Fact]
    public void The_talks_are_those_of_today()
    {
        var ids = Selected();

        Check("guidance-transcripts.md", $"{Selection}{string.Join(' ', ids)} -->", string.Concat(ids.Select(id => Transcript.Of(ById(id)))));
    }

    [Fact]
    public void The_talks_go_over_all_outcomes() =>
        Selected().Select(id => ById(id).Case.Stratum).Distinct()
            .ShouldBe(Halves.Content.Catalog.Outcomes.Select(outcome => outcome.Id).Append(Vignette.Crisis), ignoreOrder: true);

    private static string Figures(string file) => $"""
        ### {file}

        Pressing choices:

        {Report.Full(Halves.Content.Catalog, Halves.Played(Manner.Choice)[file])}Answering in their own words:

        {Report.Short(Halves.Content.Catalog, Halves.Played(Manner.Words)[file])}
        """;

    private static Played ById(string id) => Halves.Played(Manner.Choice).Values.SelectMany(played => played).Single(one => one.Case.Id == id);

    private static string[] Selected()
    {
        var written = File.ReadAllText(Document("guidance-transcripts.md"));
        var start = written.IndexOf(Selection, StringComparison.Ordinal);
        start.ShouldBePositive();
        start += Selection.Length;
        return written[start..written.IndexOf(" -->", start, StringComparison.Ordinal)].Split(' ');
    }

    private static void Check(string name, string begin, string generated)
    {
        var written = File.ReadAllText(Document(name));
        var start = written.IndexOf(begin, StringComparison.Ordinal);
        start.ShouldBePositive();
        start += begin.Length;
        var played = string.Concat(written[..start], "\n\n", generated.TrimEnd('\n'), "\n\n", written[written.IndexOf(End, start, StringComparison.Ordinal)..]);

        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
            File.WriteAllText(Document(name), played);
        else
            written.ShouldBe(played);
    }

    private static string Document(string name) => Path.Combine(Repository.Root, "docs", name);
}
