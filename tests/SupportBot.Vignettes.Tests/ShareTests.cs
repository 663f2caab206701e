using SupportBot.Console;

namespace SupportBot.Tests;

public sealed class ShareTests
{
    /// <summary>Values as Wilson's formula gives them by hand.</summary>
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(10, 10, 0.7225, 1.0)]
    [InlineData(95, 100, 0.8883, 0.9785)]
    public void The_interval_is_the_one_of_wilson(int count, int of, double low, double high)
    {
        var interval = new Share(count, of).Interval;

        interval.Low.ShouldBe(low, 0.0001);
        interval.High.ShouldBe(high, 0.0001);
    }

    [Fact]
    public void Of_nothing_nothing_is_known() => new Share(0, 0).Interval.ShouldBe((0, 1));

    [Fact]
    public void Out_of_shows_count_number_share_and_interval_and_a_dash_for_nothing()
    {
        new Share(95, 100).OutOf.ShouldBe("95/100 (95.0%, 88.8–97.8)");
        new Share(0, 0).OutOf.ShouldBe("–");
    }
}
