using System.Globalization;
using SupportBot.Conversation.Content;

namespace SupportBot.Content.Tests;

/// <summary>Hours that a source gives plainly are understood, in the zone where the line is; all others are left as words.</summary>
public sealed class OpeningHoursTests
{
    private const string File = "Helplines/helplines.yaml";

    [Theory]
    [InlineData("Mon–Fri 15:00–20:00", "2026-11-24T15:00Z", true)]
    [InlineData("Mon–Fri 15:00–20:00", "2026-11-24T14:59Z", false)]
    [InlineData("Mon–Fri 15:00–20:00", "2026-11-24T20:00Z", false)]
    [InlineData("Mon–Fri 15:00–20:00", "2026-11-28T16:00Z", false)]
    [InlineData("Mon–Fri 15:00–20:00", "2026-07-07T14:30Z", true)]
    [InlineData("Mon–Fri 15:00–20:00", "2026-07-07T19:30Z", false)]
    [InlineData("weekdays 10:00–17:00", "2026-11-27T16:59Z", true)]
    [InlineData("weekdays 10:00–17:00", "2026-11-29T12:00Z", false)]
    [InlineData("Mon–Fri 09:00–20:00, weekends 11:00–16:00", "2026-11-29T12:00Z", true)]
    [InlineData("Mon–Fri 09:00–20:00, weekends 11:00–16:00", "2026-11-29T10:00Z", false)]
    [InlineData("Mon, Tue, Thu, Fri 16:00–18:00", "2026-11-25T17:00Z", false)]
    [InlineData("Mon, Tue, Thu, Fri 16:00–18:00", "2026-11-26T17:00Z", true)]
    [InlineData("Mon–Thu 10:00–13:00 and 16:00–19:00, Fri 10:00–13:00", "2026-11-24T14:00Z", false)]
    [InlineData("Mon–Thu 10:00–13:00 and 16:00–19:00, Fri 10:00–13:00", "2026-11-24T18:00Z", true)]
    [InlineData("Mon–Thu 10:00–13:00 and 16:00–19:00, Fri 10:00–13:00", "2026-11-27T18:00Z", false)]
    [InlineData("daily 09:00–05:00", "2026-11-25T04:59Z", true)]
    [InlineData("daily 09:00–05:00", "2026-11-25T06:00Z", false)]
    [InlineData("daily 10:00–24:00", "2026-11-25T23:59Z", true)]
    [InlineData("Sat–Mon 10:00–12:00", "2026-11-29T11:00Z", true)]
    [InlineData("Sat–Mon 10:00–12:00", "2026-11-24T11:00Z", false)]
    [InlineData("Mon–Fri 09:00–19:00 ET", "2026-11-24T13:00Z", false)]
    [InlineData("Mon–Fri 09:00–19:00 ET", "2026-11-24T14:00Z", true)]
    [InlineData("daily 08:00–24:00 AET", "2026-11-24T21:30Z", true)]
    [InlineData("24/7", "2026-12-25T03:00Z", true)]
    public void A_line_is_open_by_the_clock_where_it_is(string hours, string at, bool isOpen) => Opening(hours)!.IsOpen(Time(at)).ShouldBe(isOpen);

    [Theory]
    [InlineData("2026-11-24T14:00Z", 0, "15:00")]
    [InlineData("2026-11-24T16:00Z", 1, "15:00")]
    [InlineData("2026-11-27T20:00Z", 3, "15:00")]
    [InlineData("2026-07-06T13:59Z", 0, "15:00")]
    public void It_is_known_when_a_line_opens_next(string at, int days, string time) =>
        Opening("Mon–Fri 15:00–20:00")!.NextOpening(Time(at)).ShouldBe((days, TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("hours vary")]
    [InlineData("daily")]
    [InlineData("Mon–Fri (ET)")]
    [InlineData("08:00–24:00")]
    [InlineData("chat daily 19:00–21:00")]
    [InlineData("Mon–Fri 9–17")]
    [InlineData("Mon–Fri 09:00–25:00")]
    [InlineData("Mon–Fri 09:00–17:00, closed on holidays")]
    [InlineData("Mon–Fri 09:00–17:00 PT")]
    public void Anything_else_is_words_and_nothing_is_said_about_now(string hours) => Opening(hours).ShouldBeNull();

    [Fact]
    public void Without_a_zone_times_are_words_and_day_and_night_is_understood()
    {
        Opening("daily 10:00–22:00", zone: null).ShouldBeNull();
        Opening("24/7", zone: null)!.IsAlways.ShouldBeTrue();
    }

    private static OpeningHours? Opening(string hours, string? zone = "Europe/London")
    {
        using var directory = new ContentDirectory().Replace(File, "hours: 24/7", $"hours: \"{hours}\"");
        if (zone is not null)
            directory.Replace(File, "    emergency_note:", $"    zone: {zone}\n    emergency_note:");
        return directory.Load().Catalog.Helplines.Find("GB")!.Lines[0].Opening;
    }

    private static DateTimeOffset Time(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);
}
