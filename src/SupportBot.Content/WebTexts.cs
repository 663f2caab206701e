using System.Collections.Immutable;

namespace SupportBot.Content;

/// <summary>What the chat page and its button say themselves, in one language (<c>Locales/&lt;locale&gt;/web.yaml</c>), by key.</summary>
public static class WebTexts
{
    public const string File = "web.yaml";

    /// <summary>The language whose keys and placeholders all others have.</summary>
    public const string Measure = "en";

    /// <param name="directory">The content directory.</param>
    /// <returns>The texts by language and key; languages without the file are missing.</returns>
    /// <exception cref="ContentException">Names every fault with file, line and fix.</exception>
    public static ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Load(string directory)
    {
        var errors = new List<ContentError>();
        var files = new ContentFiles(directory, errors);
        var own = Read(files.Read(ContentFiles.InLocale(Measure, File)));
        var texts = ImmutableSortedDictionary.CreateBuilder<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);
        texts[Measure] = Words(own);
        foreach (var language in files.Languages.Where(language => language != Measure))
        {
            if (files.ReadIfPresent(ContentFiles.InLocale(language, File)) is { } root)
                texts[language] = Compare(root, Read(root), own);
        }

        return errors.Count == 0 ? texts.ToImmutable() : throw new ContentException(errors);
    }

    private static Dictionary<string, YamlEntry> Read(YamlEntry? root)
    {
        root?.AllowOnly("texts");
        return (root?.Required("texts")?.Entries() ?? []).ToDictionary(entry => entry.Key, StringComparer.Ordinal);
    }

    private static ImmutableSortedDictionary<string, string> Compare(YamlEntry root, Dictionary<string, YamlEntry> texts, Dictionary<string, YamlEntry> own)
    {
        foreach (var key in own.Keys.Where(key => !texts.ContainsKey(key)))
            root.Error($"'{key}' is missing: the chat page says it, add it");
        foreach (var (key, text) in texts)
        {
            if (!own.TryGetValue(key, out var original))
                text.Error($"unknown text '{key}': the chat page has none of this name");
            else if (!Placeholders.In(text.Text()).SetEquals(Placeholders.In(original.Text())))
                text.Error($"'{key}' must have the placeholders of '{Measure}': {Placeholders.List(Placeholders.In(original.Text()))}");
        }

        return Words(texts);
    }

    private static ImmutableSortedDictionary<string, string> Words(Dictionary<string, YamlEntry> texts) =>
        texts.ToImmutableSortedDictionary(text => text.Key, text => text.Value.Text(), StringComparer.Ordinal);
}
