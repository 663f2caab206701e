namespace SupportBot.Gate.Tokens;

/// <summary>Where replies may go. Everything else would let a caller send the bot's requests to a host of their choice.</summary>
internal sealed class ServiceHosts(ChannelSettings settings)
{
    public const string Refusal = "Replies may not go to the activity's serviceUrl. If its host is a channel that you trust, add it to Channels:ServiceHosts.";

    private const string AnySubdomain = "*.";

    /// <summary>Whether a channel may get replies at this URL. Only this machine is answered without TLS.</summary>
    public bool Allow(Uri url) => settings.AppId is null
        ? Loopback.Is(url.DnsSafeHost)
        : settings.ServiceHosts.Any(host => Covers(host, url.IdnHost)) && (url.Scheme == Uri.UriSchemeHttps || Loopback.Is(url.DnsSafeHost));

    /// <summary>The Emulator also takes replies on this machine.</summary>
    public bool AllowEmulator(Uri url) => (settings.AllowEmulator && Loopback.Is(url.DnsSafeHost)) || Allow(url);

    /// <summary>Whether a setting can be read as a host, or as all below one.</summary>
    public static bool IsPattern(string pattern)
    {
        var isWide = pattern.StartsWith(AnySubdomain, StringComparison.Ordinal);
        var host = isWide ? pattern[AnySubdomain.Length..] : pattern;
        return Uri.CheckHostName(host) != UriHostNameType.Unknown && (!isWide || host.Contains('.', StringComparison.Ordinal));
    }

    private static bool Covers(string pattern, string host) => pattern.StartsWith(AnySubdomain, StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}
