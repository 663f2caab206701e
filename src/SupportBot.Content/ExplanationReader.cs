using System.Collections.Immutable;
using SupportBot.Understanding;
using SupportBot.Understanding.Text;

namespace SupportBot.Content;

/// <summary>Reads what the bot explains beyond the modalities: how people ask for it, examples, and the answer.</summary>
internal sealed class ExplanationReader(TextsBuilder texts)
{
    private const int FewestWordings = 3;

    private readonly PatternLists _lists = new();
    private readonly ImmutableArray<ExplanationPatterns>.Builder _explanations = ImmutableArray.CreateBuilder<ExplanationPatterns>();
    private readonly ImmutableArray<ExplanationExample>.Builder _examples = ImmutableArray.CreateBuilder<ExplanationExample>();

    public ImmutableArray<ExplanationPatterns> Explanations => _explanations.ToImmutable();

    public ImmutableArray<ExplanationExample> Examples => _examples.ToImmutable();

    public void Read(YamlEntry? root)
    {
        root?.AllowOnly("lists", "explanations");
        root?.AddLists(_lists);
        foreach (var (id, entry) in root?.Required("explanations")?.WithUniqueIds() ?? [])
            Read(id, entry);
    }

    private void Read(string id, YamlEntry entry)
    {
        entry.AllowOnly("id", "patterns", "match", "miss", "answer", "covers", "source", "checked");
        var textId = $"explanation.{id}";
        if (entry.Required("answer") is { } answer)
        {
            texts.AddWordings(textId, answer);
            if (!answer.IsList || answer.Items().Count() < FewestWordings)
                answer.Error($"'answer' needs at least {FewestWordings} wordings: the bot says nothing twice in a row");
        }

        texts.AddCovers(textId, entry);
        CheckSource(entry);
        var patterns = entry.Required("patterns");
        if (patterns is { IsList: true } && !patterns.Items().Any())
            patterns.Error("'patterns' is empty: nobody could ask for this");
        _explanations.Add(new ExplanationPatterns(id, patterns?.Patterns(_lists) ?? []));
        ReadExamples(id, entry, "match", matches: true);
        ReadExamples(id, entry, "miss", matches: false);
    }

    private void ReadExamples(string id, YamlEntry entry, string key, bool matches)
    {
        foreach (var text in entry.Required(key)?.Names() ?? [])
            _examples.Add(new ExplanationExample(id, text, matches));
    }

    /// <summary>A claim about law or a profession says where it is from and when that was looked up.</summary>
    private static void CheckSource(YamlEntry entry)
    {
        var day = entry.OptionalDate("checked");
        if (entry.OptionalText("source") is null != day is null)
            entry.Error("'source' and 'checked' belong together: where a claim is from, and the day it was looked up");
    }
}
