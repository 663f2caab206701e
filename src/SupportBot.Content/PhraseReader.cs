using System.Collections.Immutable;

namespace SupportBot.Content;

/// <summary>Reads phrases and labels: all of the locale's, and of every other language those that replies to a sign of risk need.</summary>
internal sealed class PhraseReader(ContentFiles files, string locale, RequiredPhrases required)
{
    public const string Phrases = "phrases.yaml";
    public const string Safety = "safety.yaml";
    public const string Labels = "labels.yaml";

    public void ReadInto(TextsBuilder texts)
    {
        ReadPhrases(texts, files.Read(ContentFiles.InLocale(locale, Phrases)));
        ReadPhrases(texts, files.Read(ContentFiles.InLocale(locale, Safety)));
        ReadLabels(texts, files.Read(ContentFiles.InLocale(locale, Labels)));
    }

    /// <param name="own">All texts of the locale.</param>
    public Texts ReadLanguages(ImmutableSortedDictionary<string, Text> own)
    {
        CheckRequired(own, locale, required.Ids.Union(required.InEveryLanguage), Phrases);
        CheckPlaceholders(own);
        var byLanguage = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, Text>>(StringComparer.Ordinal);
        byLanguage[locale] = own;
        foreach (var language in files.Languages.Where(language => language != locale))
            byLanguage[language] = ReadLanguage(language, own);
        return new Texts(locale, byLanguage.ToImmutable());
    }

    private ImmutableSortedDictionary<string, Text> ReadLanguage(string language, ImmutableSortedDictionary<string, Text> own)
    {
        var builder = new TextsBuilder();
        ReadPhrases(builder, files.Read(ContentFiles.InLocale(language, Safety)));
        ReadLabels(builder, files.Read(ContentFiles.InLocale(language, Labels)));
        var texts = builder.Texts;
        foreach (var text in texts.Values)
            CheckTranslation(text, own);
        CheckRequired(texts, language, required.InEveryLanguage, Safety);
        return texts;
    }

    private void CheckTranslation(Text text, ImmutableSortedDictionary<string, Text> own)
    {
        if (!own.TryGetValue(text.Id, out var original))
        {
            Error(text.Wordings[0], $"unknown text '{text.Id}': the locale '{locale}' has none of this id");
            return;
        }

        var known = Placeholders.In(original.Wordings[0].Text);
        foreach (var wording in text.Wordings.Where(wording => !Placeholders.In(wording.Text).IsSubsetOf(known)))
            Error(wording, $"'{text.Id}' can only use the placeholders of the locale '{locale}': {Placeholders.List(known)}");
    }

    private void CheckPlaceholders(ImmutableSortedDictionary<string, Text> texts)
    {
        if (required.Placeholders is not { } known)
            return;
        foreach (var wording in texts.Values.SelectMany(text => text.Wordings))
        {
            if (Placeholders.In(wording.Text).Except(known) is { Count: > 0 } unknown)
                Error(wording, $"unknown placeholder {Placeholders.List(unknown)}: expected one of {Placeholders.List(known)}");
        }
    }

    private void CheckRequired(ImmutableSortedDictionary<string, Text> texts, string language, IEnumerable<string> ids, string phraseFile)
    {
        foreach (var id in ids.Where(id => !texts.ContainsKey(id)))
        {
            var label = id.StartsWith("label.", StringComparison.Ordinal);
            var key = label ? id["label.".Length..] : id;
            files.Error(ContentFiles.InLocale(language, label ? Labels : phraseFile), $"'{key}' is missing: the program needs this text");
        }
    }

    private void Error(Wording wording, string problem) => files.Error(wording.File, problem, wording.Line);

    private static void ReadPhrases(TextsBuilder texts, YamlEntry? root)
    {
        root?.AllowOnly("phrases");
        foreach (var phrase in root?.Required("phrases")?.Entries() ?? [])
            texts.AddPhrase(phrase.Key, phrase);
    }

    private static void ReadLabels(TextsBuilder texts, YamlEntry? root)
    {
        root?.AllowOnly("labels");
        if (root?.Required("labels") is not { } labels)
            return;
        foreach (var label in labels.Entries())
            texts.AddField("label", labels, label.Key);
    }
}
