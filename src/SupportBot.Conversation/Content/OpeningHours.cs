using System.Collections.Immutable;

namespace SupportBot.Conversation.Content;

/// <summary>When a line answers, by the clock where it is. Public holidays are not known.</summary>
/// <param name="Zone">Zone of the times; irrelevant to a line that is always open.</param>
/// <param name="Spans">At least one, unless the line is always open.</param>
public sealed record OpeningHours(TimeZoneInfo Zone, ImmutableArray<OpenSpan> Spans)
{
    /// <summary>Day and night, every day of the year.</summary>
    public static readonly OpeningHours Always = new(TimeZoneInfo.Utc, []);

    public bool IsAlways => Spans.IsEmpty;

    public bool IsOpen(DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        // A span of yesterday may end after midnight.
        return IsAlways || On(there.Date).Concat(On(there.Date.AddDays(-1))).Any(span => span.From <= there && there < span.To);
    }

    /// <returns>In how many days, 0 to 7, and at which time there the line opens next; null when it is always open.</returns>
    public (int Days, TimeOnly Time)? NextOpening(DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        for (var days = 0; days <= 7; days++)
        {
            var opens = On(there.Date.AddDays(days)).Select(span => span.From).Where(from => from > there).Order().ToList();
            if (opens.Count > 0)
                return (days, TimeOnly.FromDateTime(opens[0]));
        }

        return null;
    }

    private IEnumerable<(DateTime From, DateTime To)> On(DateTime date) =>
        Spans.Where(span => span.Day == date.DayOfWeek).Select(span => (date + span.From, date + span.To));
}

/// <param name="From">Time of the day, from 00:00.</param>
/// <param name="To">Later than <paramref name="From"/>; beyond 24 hours where it ends on the day after.</param>
public sealed record OpenSpan(DayOfWeek Day, TimeSpan From, TimeSpan To);
