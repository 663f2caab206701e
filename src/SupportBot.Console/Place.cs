using SupportBot.Conversation.Content;

namespace SupportBot.Console;

/// <summary>Where a person is, taken from what a client reports in the way that the doors take it.</summary>
internal static class Place
{
    public const string CountryExpected = "expected two letters of ISO 3166-1, such as GB";

    /// <param name="country">As reported, in either case, or null.</param>
    /// <param name="locale">Such as <c>en-GB</c>; its region counts only where the organisation names no country.</param>
    public static string? Of(string? country, string? locale, Organisation organisation)
    {
        var region = organisation.Country is null && locale?.LastIndexOf('-') is > 0 and var dash ? locale[(dash + 1)..] : null;
        return (country ?? (IsCountry(region) ? region : null))?.ToUpperInvariant();
    }

    public static bool IsCountry(string? code) => code is { Length: 2 } && code.All(char.IsAsciiLetter);
}
