using System.Globalization;
using SupportBot.Benchmarks;

// dotnet run -c Release --project tests/SupportBot.Benchmarks -- storage [stored conversations, default 0] | turn
switch (args)
{
    case ["turn"]:
        TurnBenchmark.Run();
        return 0;
    case ["storage", .. var rest]:
        await StorageBenchmark.RunAsync(rest is [var stored] ? int.Parse(stored, CultureInfo.InvariantCulture) : 0);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: storage [stored conversations] | turn");
        return 1;
}
