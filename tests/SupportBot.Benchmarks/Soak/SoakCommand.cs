using System.Globalization;

namespace SupportBot.Benchmarks.Soak;

/// <summary>The soak as a command.</summary>
internal static class SoakCommand
{
    public const string Usage = "soak [--conversations 1000] [--minutes 10] [--pause seconds between messages of one conversation, default 30]";

    public static async Task<int> RunAsync(ReadOnlyMemory<string> arguments)
    {
        if (Plan(arguments.Span) is not { } plan)
        {
            await Console.Error.WriteLineAsync($"Usage: {Usage}");
            return 1;
        }

        var report = await SoakRun.RunAsync(plan, Console.Out.WriteLine);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            conversations          {plan.Conversations}
            turns                  {report.Turns}
            sockets resumed        {report.Resumed}
            post, p50 / p99        {report.P50Ms:0.0} / {report.P99Ms:0.0} ms
            host CPU per turn      {report.CpuMsPerTurn:0.00} ms
            host RSS, warm         {report.IdleMiB:0} MiB
            host RSS, all open     {report.OpenMiB:0} MiB
            host RSS, at the end   {report.EndMiB:0} MiB
            per open conversation  {(report.OpenMiB - report.IdleMiB) * 1024 / plan.Conversations:0.0} KiB opened, {(report.EndMiB - report.IdleMiB) * 1024 / plan.Conversations:0.0} KiB at the end
            lost, doubled, out of order or refused: {report.Faults.Count}
            """));
        foreach (var fault in report.Faults.Take(20)) await Console.Error.WriteLineAsync(fault);
        return report.Faults.Count == 0 ? 0 : 1;
    }

    private static SoakPlan? Plan(ReadOnlySpan<string> arguments)
    {
        var plan = new SoakPlan(1000, TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || !double.TryParse(arguments[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value <= 0) return null;
            switch (arguments[i])
            {
                case "--conversations":
                    plan = plan with { Conversations = (int)value };
                    break;
                case "--minutes":
                    plan = plan with { Duration = TimeSpan.FromMinutes(value) };
                    break;
                case "--pause":
                    plan = plan with { Pause = TimeSpan.FromSeconds(value) };
                    break;
                default:
                    return null;
            }
        }

        return plan;
    }
}
