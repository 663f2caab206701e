using System.Globalization;
using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Soak;

// dotnet run -c Release --project tests/SupportBot.Benchmarks -- storage [stored conversations, default 0] | reading | rules | start | turn | soak
switch (args)
{
    case ["storage", .. var rest]:
        await StorageBenchmark.RunAsync(rest is [var stored] ? int.Parse(stored, CultureInfo.InvariantCulture) : 0);
        return 0;
    case ["reading"]:
        ReadingBenchmark.Run();
        return 0;
    case ["rules"]:
        RulesBenchmark.Run();
        return 0;
    case ["start"]:
        await StartBenchmark.RunAsync();
        return 0;
    case [BareKestrel.Command, .. var rest]:
        await BareKestrel.RunAsync(rest);
        return 0;
    case ["turn"]:
        TurnBenchmark.Run();
        return 0;
    case ["soak", ..]:
        return await SoakCommand.RunAsync(args.AsMemory(1));
    default:
        await Console.Error.WriteLineAsync($"Usage: storage [stored conversations] | reading | rules | start | turn | {SoakCommand.Usage}");
        return 1;
}
