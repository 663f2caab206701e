using System.Globalization;
using SupportBot.Benchmarks;

// dotnet run -c Release --project tests/SupportBot.Benchmarks -- storage [stored conversations, default 0]
// dotnet run -c Release --project tests/SupportBot.Benchmarks -- reading
switch (args)
{
    case ["storage", ..]:
        await StorageBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0);
        return 0;
    case ["reading"]:
        ReadingBenchmark.Run();
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: storage [stored conversations] | reading");
        return 1;
}
