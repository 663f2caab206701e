using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.WebSockets;

namespace SupportBot.Benchmarks.Soak;

/// <summary>Many conversations with open sockets against the real host, which is stopped at the end.</summary>
public static class SoakRun
{
    private const int WarmUps = 20;
    private const int MessagesBetweenLosses = 20;
    private static readonly TimeSpan CallLimit = TimeSpan.FromMinutes(2);

    private static readonly string[] Lines =
    [
        "what is coaching?", "help me choose", "1", "2", "why do you ask?", "1", "compare all three", "how do therapy and mentoring differ?", "I want to kill myself",
        "I am safe", "start over", "2", "what do you keep?", "menu",
    ];

    public static async Task<SoakReport> RunAsync(SoakPlan plan, Action<string> tell)
    {
        await using var host = await SoakHost.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
        {
            BaseAddress = new Uri(host.Address, "/v3/directline/"),
            Timeout = CallLimit,
        };
        var visitors = Enumerable.Range(0, plan.Conversations + WarmUps).Select(number => new SoakVisitor(http, number)).ToList();
        try
        {
            await OpenAsync(visitors[..WarmUps]);
            await EachAsync(visitors[..WarmUps], async visitor =>
            {
                foreach (var line in Lines) await visitor.SayAsync(line);
            });
            var idle = host.MemoryMiB;
            await OpenAsync(visitors[WarmUps..]);
            var open = host.MemoryMiB;
            tell($"{visitors.Count} conversations are open");

            var cpu = host.Cpu;
            var talk = new Talk(plan);
            await Task.WhenAll(visitors.Select(talk.HoldAsync));
            cpu = host.Cpu - cpu;
            var end = host.MemoryMiB;
            await EachAsync(visitors, visitor => visitor.CheckAsync());
            return talk.Report([.. visitors.SelectMany(visitor => visitor.Faults), .. FaultsOf(host)], idle, open, end, cpu);
        }
        finally
        {
            visitors.ForEach(visitor => visitor.Dispose());
        }
    }

    private static Task OpenAsync(IEnumerable<SoakVisitor> visitors) => EachAsync(visitors, visitor => visitor.BeginAsync());

    private static Task EachAsync(IEnumerable<SoakVisitor> visitors, Func<SoakVisitor, Task> action) => Parallel.ForEachAsync(
        visitors, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (visitor, _) => await action(visitor));

    private static IEnumerable<string> FaultsOf(SoakHost host) => host.Faults.Length == 0 ? [] : [$"the host logged: {host.Faults}"];

    /// <summary>What the visitors say, and how it went.</summary>
    private sealed class Talk(SoakPlan plan)
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();
        private readonly ConcurrentQueue<double> _times = new();
        private readonly ConcurrentQueue<string> _faults = new();
        private int _resumed;

        public async Task HoldAsync(SoakVisitor visitor)
        {
            var chance = new Random();
            try
            {
                // Spread over the first pause, so that they do not all speak at once.
                await Task.Delay(plan.Pause * chance.NextDouble());
                for (var said = 0; said < SoakPlan.LeastMessages || _clock.Elapsed < plan.Duration; said++)
                {
                    _times.Enqueue((await visitor.SayAsync(Lines[said % Lines.Length])).TotalMilliseconds);
                    if (chance.Next(MessagesBetweenLosses) == 0) await ResumeAsync(visitor);
                    await Task.Delay(plan.Pause * (0.5 + chance.NextDouble()));
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or WebSocketException or TimeoutException or TaskCanceledException)
            {
                _faults.Enqueue(exception.Message);
            }
        }

        public SoakReport Report(IReadOnlyList<string> faults, double idle, double open, double end, TimeSpan cpu)
        {
            var times = _times.Order().ToList();
            return new SoakReport(
                [.. _faults, .. faults], times.Count, _resumed, idle, open, end, cpu.TotalMilliseconds / times.Count, times[times.Count / 2], times[(int)(times.Count * 0.99)]);
        }

        private async Task ResumeAsync(SoakVisitor visitor)
        {
            await visitor.ResumeAsync();
            Interlocked.Increment(ref _resumed);
        }
    }
}
