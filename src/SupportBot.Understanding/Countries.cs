using System.Collections.Immutable;
using System.Globalization;

namespace SupportBot.Understanding;

public static class Countries
{
    /// <summary>English names by ISO 3166-1 alpha-2 in upper case, as the culture data has them.</summary>
    public static ImmutableSortedDictionary<string, string> Names { get; } = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Where(culture => culture.Name.Contains('-', StringComparison.Ordinal))
        .Select(culture => new RegionInfo(culture.Name))
        .Where(region => region.TwoLetterISORegionName is { Length: 2 } code && code.All(char.IsAsciiLetterUpper))
        .DistinctBy(region => region.TwoLetterISORegionName)
        .ToImmutableSortedDictionary(region => region.TwoLetterISORegionName, region => region.EnglishName, StringComparer.Ordinal);
}
