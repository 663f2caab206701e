using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Understands opening hours that a source gives plainly, such as "Mon–Thu 08:00–20:00, Fri 08:00–15:00 ET".</summary>
internal static partial class OpeningHoursReader
{
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly ImmutableDictionary<string, string> Zones = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create("ET", "America/New_York"), KeyValuePair.Create("CT", "America/Chicago"), KeyValuePair.Create("AET", "Australia/Sydney"),
    ]);

    /// <param name="zone">Zone of times that name none, or null when it is not known.</param>
    /// <returns>Null when the text says anything that is not understood: it is then only shown.</returns>
    public static OpeningHours? Read(string? hours, TimeZoneInfo? zone)
    {
        if (hours is null)
            return null;
        if (hours.StartsWith("24/7", StringComparison.Ordinal))
            return OpeningHours.Always;
        if (Whole().Match(hours) is not { Success: true } whole)
            return null;
        if (whole.Groups["zone"] is { Success: true, Value: var named } && !TimeZoneInfo.TryFindSystemTimeZoneById(Zones[named], out zone))
            return null;
        return zone is null ? null : new OpeningHours(zone, [.. Parts().Matches(whole.Groups["parts"].Value).SelectMany(Spans)]);
    }

    private static IEnumerable<OpenSpan> Spans(Match part) =>
        from days in part.Groups["days"].Captures
        from day in DaysOf(days.Value)
        from times in part.Groups["times"].Captures
        select Span(day, times.Value);

    private static OpenSpan Span(DayOfWeek day, string times)
    {
        var (from, to) = (Time(times[..5]), Time(times[^5..]));
        return new OpenSpan(day, from, to > from ? to : to + TimeSpan.FromDays(1));
    }

    private static TimeSpan Time(string written) =>
        new(int.Parse(written[..2], CultureInfo.InvariantCulture), int.Parse(written[3..], CultureInfo.InvariantCulture), 0);

    private static IEnumerable<DayOfWeek> DaysOf(string written)
    {
        var (first, last) = written switch
        {
            "daily" => (0, 6),
            "weekdays" => (0, 4),
            "weekends" => (5, 6),
            _ => (Array.IndexOf(Days, written[..3]), Array.IndexOf(Days, written[^3..])),
        };
        for (var day = first; day != last; day = (day + 1) % 7)
            yield return (DayOfWeek)((day + 1) % 7);
        yield return (DayOfWeek)((last + 1) % 7);
    }

    private const string Day = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private const string DaysAndTimes =
        $"(?<days>daily|weekdays|weekends|{Day}(?:–{Day})?)(?:, (?<days>{Day}(?:–{Day})?))* (?<times>{Times})(?: and (?<times>{Times}))*";

    private const string Times = "(?:[01][0-9]|2[0-4]):[0-5][0-9]–(?:[01][0-9]|2[0-4]):[0-5][0-9]";

    [GeneratedRegex($"^(?<parts>{DaysAndTimes}(?:, {DaysAndTimes})*)(?: (?<zone>A?ET|CT))?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(DaysAndTimes, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
