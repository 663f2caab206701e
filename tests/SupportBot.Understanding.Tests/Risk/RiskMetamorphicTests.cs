using SupportBot.Conversation;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>A direct statement stays one whatever surrounds it and however it is typed.</summary>
public sealed class RiskMetamorphicTests
{
    public static TheoryData<string> Changes() => [.. Variants.Keys];

    private static readonly Dictionary<string, Func<string, string>> Variants = new()
    {
        ["upper case"] = text => text.ToUpperInvariant(),
        ["curly apostrophes"] = text => text.Replace('\'', '’'),
        ["an emoji after it"] = text => text + " 😭😭",
        ["a sentence before it"] = text => "Hello, I have a question about coaching. " + text,
        ["a sentence after it"] = text => text.TrimEnd('.', '!', '?') + ". My job is fine.",
        ["a line before it"] = text => "hello\n\n" + text,
        ["wide spaces"] = text => text.Replace(" ", "   ", StringComparison.Ordinal),
        ["invisible characters"] = text => text.Replace(" ", " \u200B", StringComparison.Ordinal),
        ["full width letters"] = text => string.Concat(text.Select(c => c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'ａ') : c)),
        ["stacked marks"] = text => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? c + "\u0336" : c.ToString())),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void No_direct_statement_is_lost_by(string change)
    {
        var lost = RiskBook.Book.Examples
            .Where(e => e.Matches && e.Rule.Level == RiskLevel.Explicit)
            .Where(e => RiskBook.Read(Variants[change](e.Text)).Level < RiskLevel.Implied)
            .Select(e => e.ToString());

        lost.ShouldBeEmpty();
    }

    [Fact]
    public void No_english_statement_is_lost_without_its_apostrophes()
    {
        var lost = RiskBook.Book.Examples
            .Where(e => e.Matches && e.Rule is { Level: RiskLevel.Explicit, Language: "en" })
            .Where(e => RiskBook.Read(e.Text.Replace("'", "", StringComparison.Ordinal)).Level < RiskLevel.Implied)
            .Select(e => e.ToString());

        lost.ShouldBeEmpty();
    }

    [Fact]
    public void No_statement_is_lost_without_its_accents()
    {
        var lost = RiskBook.Book.Examples
            .Where(e => e.Matches && e.Rule.Level == RiskLevel.Explicit && e.Rule.Language is not ("hi" or "zh" or "en"))
            .Where(e => RiskBook.Read(Unaccented(e.Text)).Level < RiskLevel.Implied)
            .Select(e => e.ToString());

        lost.ShouldBeEmpty();
    }

    private static string Unaccented(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormD)
        .Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark));
}
