using System.Security.Claims;

namespace SupportBot.Gate.Tokens;

/// <summary>A channel of the Bot Framework. Its token says for which service URL it was made, and its key for which channels it may speak.</summary>
internal sealed class ChannelCaller : Caller
{
    private readonly IReadOnlyList<string> _endorsements;
    private readonly ChannelSettings _settings;
    private readonly ServiceHosts _hosts;

    public ChannelCaller(ClaimsIdentity identity, IReadOnlyList<string> endorsements, ChannelSettings settings, ServiceHosts hosts)
        : base(identity)
    {
        (_endorsements, _settings, _hosts) = (endorsements, settings, hosts);
        CallerId = settings.Cloud.CallerId;
        Audience = settings.Cloud.Issuer;
    }

    public override void Check(string channelId, Uri? serviceUrl)
    {
        if (!_endorsements.Contains(channelId, StringComparer.Ordinal))
        {
            throw RefusalException.Forbidden("The key of the token may not speak for the activity's channelId.");
        }

        if (!_settings.RequiredEndorsements.All(required => _endorsements.Contains(required, StringComparer.Ordinal)))
        {
            throw RefusalException.Forbidden("The key of the token lacks one of Channels:RequiredEndorsements.");
        }

        var claims = Identity.FindAll(claim => claim.Type.Equals("serviceurl", StringComparison.OrdinalIgnoreCase)).ToList();
        if (claims.Count == 0) throw RefusalException.Forbidden("The token names no serviceurl.");
        if (serviceUrl is null || !claims.TrueForAll(claim => IsSame(claim.Value, serviceUrl)))
        {
            throw RefusalException.Forbidden("The token's serviceurl is not that of the activity.");
        }

        if (!_hosts.Allow(serviceUrl)) throw RefusalException.Forbidden(ServiceHosts.Refusal);
    }

    /// <summary>Case of scheme and host, the usual port and a slash at the end make no difference.</summary>
    private static bool IsSame(string claimed, Uri serviceUrl) =>
        Uri.TryCreate(claimed, UriKind.Absolute, out var uri) && Normal(uri) == Normal(serviceUrl);

    private static string Normal(Uri uri) => uri.AbsoluteUri.TrimEnd('/');
}

/// <summary>A holder of the bot's own credentials, such as the Emulator.</summary>
internal sealed class EmulatorCaller(ClaimsIdentity identity, ServiceHosts hosts) : Caller(identity)
{
    public override void Check(string channelId, Uri? serviceUrl)
    {
        if (serviceUrl is not null && !hosts.AllowEmulator(serviceUrl)) throw RefusalException.Forbidden(ServiceHosts.Refusal);
    }
}
