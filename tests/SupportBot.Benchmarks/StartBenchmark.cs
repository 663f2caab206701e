using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using SupportBot.Benchmarks.Soak;

namespace SupportBot.Benchmarks;

/// <summary>The time from the start of the host's process to its first answered turn, beside that of <see cref="BareKestrel"/> in the same run.</summary>
public static class StartBenchmark
{
    private const int Rounds = 7;

    private const string Activity = """
        {"type":"message","id":"first","timestamp":"2026-11-22T08:00:00Z","channelId":"test","serviceUrl":"http://127.0.0.1:9/_connector","deliveryMode":"expectReplies",
        "from":{"id":"person"},"conversation":{"id":"start","conversationType":"personal"},"recipient":{"id":"bot"},"text":"I would like to talk about my work"}
        """;

    public static async Task RunAsync()
    {
        var (bare, host) = (new List<Start>(), new List<Start>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await MeasureAsync(SoakHost.StartBareAsync));
            host.Add(await MeasureAsync(SoakHost.StartAsync));
        }

        var floor = Median(bare);
        Say($"what           first answer ms   processor ms   memory MiB   ratio of time");
        Print("bare Kestrel", floor, floor);
        Print("the host", Median(host), floor);
    }

    private static async Task<Start> MeasureAsync(Func<Task<SoakHost>> start)
    {
        var from = Stopwatch.GetTimestamp();
        await using var host = await start();
        using var http = new HttpClient();
        using var activity = new StringContent(Activity, MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await http.PostAsync(new Uri(host.Address, "/api/messages"), activity);
        var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        var spent = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        if (!body.Contains("\"text\"", StringComparison.Ordinal))
            throw new InvalidOperationException("The first turn was answered without a word.");
        return new Start(spent, host.Cpu.TotalMilliseconds, host.MemoryMiB);
    }

    private static Start Median(List<Start> starts) => new(
        Median(starts.Select(start => start.Ms)), Median(starts.Select(start => start.CpuMs)), Median(starts.Select(start => start.MemoryMiB)));

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Rounds / 2);

    private static void Print(string what, Start start, Start floor) =>
        Say($"{what,-15}{start.Ms,15:0}{start.CpuMs,15:0}{start.MemoryMiB,13:0}{start.Ms / floor.Ms,16:0.0}");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Start(double Ms, double CpuMs, double MemoryMiB);
}
