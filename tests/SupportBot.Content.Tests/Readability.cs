using System.Text.RegularExpressions;

namespace SupportBot.Content.Tests;

/// <summary>Sentences and words of a text, and the Flesch-Kincaid grade of an English one.</summary>
internal static partial class Readability
{
    /// <returns>The words of each sentence; a line of its own, such as an entry of a list, counts as a sentence.</returns>
    public static IReadOnlyList<string[]> Sentences(string text, IEnumerable<string> abbreviations)
    {
        foreach (var abbreviation in abbreviations)
            text = text.Replace(abbreviation, abbreviation.Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
        return [.. SentenceEnd().Split(text).Select(Words).Where(words => words.Length > 0)];
    }

    /// <summary>0.39 words per sentence + 11.8 syllables per word - 15.59. The field's own terms count as words of average length.</summary>
    public static double Grade(IReadOnlyCollection<string[]> sentences, IReadOnlySet<string> terms)
    {
        var words = sentences.SelectMany(sentence => sentence).ToArray();
        var counted = words.Where(word => !terms.Contains(word)).ToArray();
        return (0.39 * words.Length / sentences.Count) + (11.8 * counted.Sum(Syllables.Count) / counted.Length) - 15.59;
    }

    public static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("[.!?…]+[”\"'’)]*(\\s+|$)|\\n+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{N}_]+([-'’][\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
