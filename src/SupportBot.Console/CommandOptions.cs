using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SupportBot.Console;

/// <summary>What several commands can be told.</summary>
internal static class CommandOptions
{
    public static Option<string?> Country() => new("--country")
    {
        Description = "Country of the person as two letters, such as GB; helplines are chosen by it.",
        CustomParser = ReadCountry,
    };

    public static Option<TimeProvider?> Now() => new("--now")
    {
        Description = "Time at which everything happens, such as 2026-11-22T09:00:00Z, instead of the system clock.",
        CustomParser = ReadClock,
    };

    private static string? ReadCountry(ArgumentResult argument)
    {
        if (Place.IsCountry(argument.Tokens[0].Value))
            return argument.Tokens[0].Value.ToUpperInvariant();
        argument.AddError($"--country: {Place.CountryExpected}");
        return null;
    }

    private static StoppedClock? ReadClock(ArgumentResult argument)
    {
        if (DateTimeOffset.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var now))
            return new StoppedClock(now);
        argument.AddError("--now: expected a time such as 2026-11-22T09:00:00Z");
        return null;
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
