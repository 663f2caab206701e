using System.Globalization;
using SupportBot.Benchmarks;

// dotnet run -c Release --project tests/SupportBot.Benchmarks -- storage [stored conversations, default 0]
if (args is not ["storage", ..])
{
    await Console.Error.WriteLineAsync("Usage: storage [stored conversations]");
    return 1;
}

await StorageBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0);
return 0;
