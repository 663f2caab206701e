using System.Diagnostics;
using System.Globalization;
using SupportBot.Content;
using SupportBot.Content.Risk;
using SupportBot.Understanding.Risk;
using YamlDotNet.Core;

namespace SupportBot.Benchmarks;

/// <summary>What reading and compiling the risk rules costs, beside the floor (cutting the same YAML into its events) in the same run.</summary>
public static class RulesBenchmark
{
    private const int Rounds = 5;

    private static readonly string Locales = Path.Combine(AppContext.BaseDirectory, "Locales");

    public static void Run()
    {
        var texts = Directory.GetDirectories(Locales).Select(locale => Path.Combine(locale, "risk")).Where(Directory.Exists)
            .SelectMany(risk => Directory.GetFiles(risk, "*.yaml")).Select(File.ReadAllText).ToArray();
        Console.WriteLine("               first ms   fastest ms   allocated MiB   kept MiB   ratio of fastest");
        var floor = Time(() => Parse(texts));
        Print("YAML alone", floor, floor);
        Print("the rules", Time(Load), floor);
    }

    private static RiskRules Load()
    {
        var errors = new List<ContentError>();
        var book = RiskRuleLoader.Load(Locales, errors);
        return errors is [var fault, ..] ? throw new InvalidOperationException(fault.ToString()) : book.Rules;
    }

    private static int Parse(string[] texts)
    {
        var events = 0;
        foreach (var text in texts)
        {
            for (var parser = new Parser(new StringReader(text)); parser.MoveNext();)
                events++;
        }

        return events;
    }

    private static Cost Time<T>(Func<T> work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (kept, first) = Once(work);
        var keptBytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(kept);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var fastest = Enumerable.Range(0, Rounds).Min(_ => Once(work).Ms);
        return new Cost(first, fastest, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Rounds, keptBytes);
    }

    private static (T Result, double Ms) Once<T>(Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        var result = work();
        return (result, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static void Print(string what, Cost cost, Cost floor) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-12}{cost.First,11:0}{cost.Fastest,13:0}{cost.Allocated / 1048576.0,16:0.0}{cost.Kept / 1048576.0,11:0.0}{cost.Fastest / floor.Fastest,19:0.0}"));

    private sealed record Cost(double First, double Fastest, long Allocated, long Kept);
}
