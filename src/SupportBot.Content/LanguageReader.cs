using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Content;

/// <summary>Reads what tells the languages from one another.</summary>
internal static class LanguageReader
{
    public static LanguageWords? Read(string language, YamlEntry? root)
    {
        if (root is null)
            return null;
        root.AllowOnly("common_words", "alone", "script");
        var words = root.Optional("common_words")?.Text().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        var script = root.Optional("script")?.Member<Script>() ?? Script.Latin;
        if (words.Length == 0 && script == Script.Latin)
            root.Error("nothing tells this language from the others: give its 'common_words' or its 'script'");
        return new LanguageWords(language, script, Folded(words), Folded(root.Optional("alone")?.Names() ?? []));
    }

    private static ImmutableHashSet<string> Folded(IEnumerable<string> words) =>
        words.Select(word => word.Normalize(System.Text.NormalizationForm.FormC).ToLowerInvariant()).ToImmutableHashSet(StringComparer.Ordinal);
}
