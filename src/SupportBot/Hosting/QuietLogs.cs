using SupportBot.Gate;

namespace SupportBot.Hosting;

/// <summary>
/// Silences the categories that write the addresses of requests, at every level and whatever the settings ask for: an address names a
/// conversation, and that of a stream holds its token.
/// </summary>
internal static class QuietLogs
{
    private static readonly string[] Categories = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing.Matching"];

    /// <summary>Microsoft's adapter names the conversation that it continues; ours says nothing below a warning.</summary>
    private static readonly string Adapter = typeof(MessagesAdapter).FullName!;

    public static void AddQuietLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        // A rule for one provider beats every rule for all of them.
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList())
        {
            foreach (var category in Categories)
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.None, filter: null));
            options.Rules.Add(new LoggerFilterRule(provider, Adapter, LogLevel.Warning, filter: null));
        }
    });
}
