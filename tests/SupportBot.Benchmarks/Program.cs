using System.Globalization;
using SupportBot.Benchmarks;

// dotnet run -c Release --project tests/SupportBot.Benchmarks -- storage [stored conversations, default 0] | reading | turn
switch (args)
{
    case ["storage", .. var rest]:
        await StorageBenchmark.RunAsync(rest is [var stored] ? int.Parse(stored, CultureInfo.InvariantCulture) : 0);
        return 0;
    case ["reading"]:
        ReadingBenchmark.Run();
        return 0;
    case ["turn"]:
        TurnBenchmark.Run();
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: storage [stored conversations] | reading | turn");
        return 1;
}
