using SupportBot.Benchmarks.Soak;

namespace SupportBot.Host.Tests;

public sealed class SoakTests
{
    /// <summary>The soak of the benchmarks, as short as it can be: nobody pauses and everybody says the least.</summary>
    [Fact]
    public async Task Conversations_with_open_sockets_lose_nothing_and_keep_their_order()
    {
        var report = await SoakRun.RunAsync(new SoakPlan(30, TimeSpan.Zero, TimeSpan.Zero), _ => { });

        report.Faults.ShouldBeEmpty();
        report.Turns.ShouldBeGreaterThanOrEqualTo(30 * SoakPlan.LeastMessages);
    }
}
