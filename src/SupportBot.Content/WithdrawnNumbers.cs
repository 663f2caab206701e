using System.Text.RegularExpressions;

namespace SupportBot.Content;

/// <summary>Numbers that older lists still carry although nobody answers there, or that never worked in this form.</summary>
internal static partial class WithdrawnNumbers
{
    /// <returns>What is wrong and the fix, or null when the text names no withdrawn number.</returns>
    public static string? FindIn(string text) => Pattern().Match(text) is { Success: true } match
        ? $"'{match.Value}' is a withdrawn or wrong number: take it out, or use the current one from the provider's page"
        : null;

    // KR 1393, UA 7333, NL 0800-0113, US 1-800-273-8255, SG 1800-221-4444, and two short codes wrongly written in international form.
    [GeneratedRegex(
        """
        (?<!\d)(?<!\d[ .-])(?:1393|7333)(?!\d)(?![ .-]\d)
        |(?<!\d)0?800[ .-]?0113(?!\d)
        |(?<!\d)(?:1[ .-]?)?\(?800\)?[ .-]?273[ .-]?8255(?!\d)
        |(?<!\d)1?800[ .-]?221[ .-]?4444(?!\d)
        |\+33[ .-]?333114(?!\d)
        |\+1[ .-]?988(?!\d)(?![ .-]\d)
        """,
        RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
