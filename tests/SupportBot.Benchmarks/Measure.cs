using System.Diagnostics;

namespace SupportBot.Benchmarks;

/// <param name="CpuMs">Processor time of the whole process for each operation, in milliseconds.</param>
/// <param name="PerSecond">Operations in a second of wall time.</param>
/// <param name="P99Ms">The time that 99 of 100 operations stay below, in milliseconds.</param>
public sealed record Figures(double CpuMs, double PerSecond, double P99Ms);

public static class Measure
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(6);

    /// <summary>Runs the operation over and over in as many loops as there are connections; each loop gets its number.</summary>
    public static async Task<Figures> LoopAsync(int connections, Func<int, Task> operation)
    {
        await RunAsync(connections, operation, WarmUp);
        GC.Collect();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var times = await RunAsync(connections, operation, Duration);
        var wall = clock.Elapsed;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        return new Figures(cpu.TotalMilliseconds / times.Count, times.Count / wall.TotalSeconds, times[(int)(times.Count * 0.99)]);
    }

    /// <returns>The time of each operation in milliseconds, shortest first.</returns>
    private static async Task<List<double>> RunAsync(int connections, Func<int, Task> operation, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var loops = Enumerable.Range(0, connections).Select(connection => Task.Run(async () =>
        {
            var times = new List<double>();
            while (clock.Elapsed < duration)
            {
                var start = Stopwatch.GetTimestamp();
                await operation(connection);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return times;
        }));
        var all = (await Task.WhenAll(loops)).SelectMany(times => times).ToList();
        all.Sort();
        return all;
    }
}
