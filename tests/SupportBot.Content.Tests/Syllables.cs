using System.Text.RegularExpressions;

namespace SupportBot.Content.Tests;

/// <summary>Counts the syllables of English words: groups of vowels, less silent ones, plus neighbours that are spoken apart.</summary>
internal static partial class Syllables
{
    private const string Vowels = "aeiouy";

    public static int Count(string word) =>
        word.ToLowerInvariant().Split('-', StringSplitOptions.RemoveEmptyEntries).Sum(CountPart);

    private static int CountPart(string part)
    {
        var letters = string.Concat(part.Where(char.IsAsciiLetter));
        var count = VowelGroup().Count(letters) + SpokenApart().Count(letters) - SilentInside().Count(letters) + NotPattern().Count(part);
        return Math.Max(1, EndsSilently(letters) ? count - 1 : count);
    }

    private static bool EndsSilently(string word)
    {
        var ending = word switch
        {
            [.., var before, 'e'] => (Before: before, Loud: "l"),
            [.., var before, 'e', 's'] => (Before: before, Loud: "lscgxzh"),
            [.., var before, 'e', 'd'] => (Before: before, Loud: "td"),
            _ => default,
        };
        if (ending == default || Vowels.Contains(ending.Before, StringComparison.Ordinal))
            return false;
        return !ending.Loud.Contains(ending.Before, StringComparison.Ordinal) || VowelBeforeLastL().IsMatch(word);
    }

    [GeneratedRegex("[aeiouy]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VowelGroup();

    // "while", "rules" and "feeled" end silently, "table" and "people" do not.
    [GeneratedRegex("[aeiouy]le[sd]?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VowelBeforeLastL();

    // The e of "something", "careful", "safely", "statement", "therefore" and "safety".
    [GeneratedRegex(
        "(?<=[aeiouy][^aeiouy]{1,2})e(?=(ly|ful|less|ness|ment|times?|thing|one|where|body|what|work|life|fore|ty)s?$)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SilentInside();

    // "going", "quiet", "idea", "create", "previous", "material", "client", "actual".
    [GeneratedRegex(
        "(?<=[aeiouy])ing|iet|(?<=id|ar|cr)ea|(?<![stcgx])io(?!n)|(?<![stcg])ia|(?<![tc])ie(?=n[ct])|eo(?!p)|(?<![qg])ua(?!r)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpokenApart();

    // "didn't" and "isn't", not "don't".
    [GeneratedRegex("[ds]n['’]t$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotPattern();
}
