using System.Collections.Immutable;
using System.Text;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>What tells a text in one language from texts in others.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Script">The script of the language, where hardly another language here is written in it.</param>
/// <param name="Common">Its most common words, in lower case; one may stand for several languages.</param>
/// <param name="Alone">Greetings, thanks and calls for help that are all of a text, in lower case.</param>
public sealed record LanguageWords(string Language, Script Script, ImmutableHashSet<string> Common, ImmutableHashSet<string> Alone);

/// <summary><see cref="Latin"/> tells no language here.</summary>
public enum Script { Latin, Devanagari, Han }

/// <summary>
/// Tells in which other language a text is that made no sense in the conversation's own, by its script and its most common words. It only
/// serves to say, in that language, what is understood so far, so that a short or mixed text counts as the conversation's own.
/// </summary>
internal sealed class LanguageMatcher(ImmutableArray<LanguageWords> languages, string own)
{
    /// <summary>Share of a text's words that must be common words of its language.</summary>
    private const double Share = 0.3;

    /// <summary>Share of a text's letters that must be of a script of its own.</summary>
    private const double ScriptShare = 0.3;

    private const int FewestCommonWords = 2;

    /// <returns>ISO 639-1 of the language, or null for the conversation's own and for what cannot be told.</returns>
    public string? Find(string text)
    {
        var folded = Normaliser.Repair(text).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (ByScript(folded) is { } language)
            return language;
        var words = WordsOf(folded);
        var whole = string.Join(' ', words);
        return languages.FirstOrDefault(known => known.Alone.Contains(whole))?.Language ?? ByCommonWords(words);
    }

    private string? ByCommonWords(List<string> words)
    {
        var counts = languages.Select(known => (known.Language, Count: words.Count(known.Common.Contains))).OrderByDescending(known => known.Count).ToList();
        if (counts is not [var first, ..] || first.Count < FewestCommonWords || first.Count < Share * words.Count)
            return null;
        // As many words of a second language leave it open.
        return first.Language == own || counts.Skip(1).Any(other => other.Count == first.Count) ? null : first.Language;
    }

    private string? ByScript(string text)
    {
        var letters = text.Count(char.IsLetter);
        // Kana beside Han characters is Japanese.
        if (letters == 0 || text.Any(c => c is >= '\u3040' and <= '\u30FF'))
            return null;
        return languages.FirstOrDefault(known => text.Count(c => IsOf(known.Script, c)) is > 0 and var count && count >= ScriptShare * letters)?.Language;
    }

    private static bool IsOf(Script script, char c) => script switch
    {
        Script.Devanagari => c is >= '\u0900' and <= '\u097F' && char.IsLetter(c),
        Script.Han => c is >= '\u4E00' and <= '\u9FFF',
        _ => false,
    };

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetter(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
