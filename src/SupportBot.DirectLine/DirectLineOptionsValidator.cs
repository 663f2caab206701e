using System.Globalization;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Each failure names the key, what is wrong with it and what to do.</summary>
internal sealed class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>
{
    private const int MinKeyBytes = 32;
    private const int MinSecretLength = 16;
    private const int MaxPerMinute = 1_000_000;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var failures = new List<string>();
        CheckKey(nameof(options.SigningKey), options.SigningKey, failures);
        if (!string.IsNullOrEmpty(options.PreviousSigningKey)) CheckKey(nameof(options.PreviousSigningKey), options.PreviousSigningKey, failures);
        CheckSecrets(options, failures);
        CheckOrigins(options.TrustedOrigins, failures);
        if (string.IsNullOrWhiteSpace(options.BotId))
            failures.Add("DirectLine:BotId is empty: set it to the account id of the bot.");
        if (options.TurnFailedText is null)
            failures.Add("DirectLine: TurnFailedText is not set: pass a function from locale to text in AddDirectLine.");
        CheckRange(nameof(options.TokenLifetime), options.TokenLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), failures);
        CheckRange(nameof(options.ResumeWindow), options.ResumeWindow, TimeSpan.Zero, TimeSpan.FromDays(1), failures);
        CheckRange(nameof(options.HistoryWindow), options.HistoryWindow, TimeSpan.FromMinutes(1), TimeSpan.FromDays(365), failures);
        CheckRange(nameof(options.TurnWait), options.TurnWait, TimeSpan.Zero, TimeSpan.FromMinutes(1), failures);
        CheckRange(nameof(options.TurnTimeout), options.TurnTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), failures);
        CheckRange(nameof(options.MaxBodyBytes), options.MaxBodyBytes, 1024, 1024 * 1024, failures);
        CheckLimits(options.Limits, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckLimits(DirectLineLimits limits, List<string> failures)
    {
        // A person at risk who writes in a hurry must not be held back, nor somebody whose browser asks again every second.
        CheckRange("Limits:PostsPerConversation", limits.PostsPerConversation, 60, MaxPerMinute, failures);
        CheckRange("Limits:PostsPerUser", limits.PostsPerUser, 60, MaxPerMinute, failures);
        CheckRange("Limits:RequestsPerConversation", limits.RequestsPerConversation, 600, MaxPerMinute, failures);
        CheckRange("Limits:StrangersPerAddress", limits.StrangersPerAddress, 1, MaxPerMinute, failures);
    }

    private static void CheckKey(string name, string? key, List<string> failures)
    {
        var bytes = new byte[key?.Length ?? 0];
        if (string.IsNullOrEmpty(key))
            failures.Add($"DirectLine:{name} is missing: set it to 32 random bytes in base64 (openssl rand -base64 32).");
        else if (!Convert.TryFromBase64String(key, bytes, out var length))
            failures.Add($"DirectLine:{name} is not base64: set it to 32 random bytes in base64 (openssl rand -base64 32).");
        else if (length < MinKeyBytes)
            failures.Add(Text($"DirectLine:{name} has {length} bytes: it needs at least {MinKeyBytes} (openssl rand -base64 32)."));
    }

    private static void CheckSecrets(DirectLineOptions options, List<string> failures)
    {
        for (var i = 0; i < options.Secrets.Count; i++)
        {
            if (options.Secrets[i].Length < MinSecretLength)
                failures.Add(Text($"DirectLine:Secrets:{i} is shorter than {MinSecretLength} characters: use a long random secret."));
        }
        if (options.Secrets.Count == 0 && !options.AllowAnonymous)
            failures.Add("DirectLine:Secrets is empty and DirectLine:AllowAnonymous is false, so nobody could get a token: set one of them.");
    }

    private static void CheckOrigins(IList<string> origins, List<string> failures)
    {
        for (var i = 0; i < origins.Count; i++)
        {
            if (!WebOrigin.IsValid(origins[i]))
            {
                var what = Text($"DirectLine:TrustedOrigins:{i} \"{origins[i]}\" is not an origin");
                failures.Add($"{what}: write scheme, host and port alone, such as https://hr.example.");
            }
        }
    }

    private static void CheckRange<T>(string key, T value, T min, T max, List<string> failures) where T : IComparable<T>
    {
        if (value.CompareTo(min) < 0 || value.CompareTo(max) > 0)
            failures.Add(Text($"DirectLine:{key} is {value}: set it to between {min} and {max}."));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
