using System.Collections.Immutable;

namespace SupportBot.Content;

/// <summary>One thing that the domain's experts say about the kinds of support, by which the content's <c>covers</c> are counted.</summary>
/// <param name="Kinds">What it asks of the guide: E an explanation, Q a signal in a question, L a rule for the language.</param>
public sealed record Distinction(int Number, ImmutableArray<string> Kinds, string Text)
{
    private static readonly string[] Known = ["E", "Q", "L"];

    /// <param name="path">A YAML file with <c>distinctions</c>: number, kinds, text and whatever tests add.</param>
    /// <exception cref="ContentException">Names every fault with its line.</exception>
    public static ImmutableArray<Distinction> Read(string path)
    {
        var errors = new List<ContentError>();
        var file = new ContentFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, errors);
        var list = file.Read(Path.GetFileName(path))?.Required("distinctions")?.Items().Select(Read).ToImmutableArray() ?? [];
        return errors.Count == 0 ? list : throw new ContentException(errors);
    }

    private static Distinction Read(YamlEntry entry)
    {
        ImmutableArray<string> kinds = entry.Required("kinds")?.Names() ?? [];
        foreach (var kind in kinds)
            entry.MustBeKnown("kind", kind, Known);
        return new Distinction(entry.WholeNumber("number", 1, int.MaxValue), kinds, entry.Text("text"));
    }
}
