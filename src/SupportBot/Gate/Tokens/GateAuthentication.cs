#if !MICROSOFT_BOT_SDK
using System.Security.Claims;

namespace SupportBot.Gate.Tokens;

/// <summary>Tells the adapter what the gate found out about a request, and lets it answer at allowed hosts only.</summary>
internal sealed class GateAuthentication(
    IConfiguration configuration, IHttpClientFactory clients, ConnectorRetry retry, ChannelSettings settings, ServiceHosts hosts, IConnectorTokens tokens)
    : ConfigurationBotFrameworkAuthentication(configuration, clients, retry, tokens)
{
    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var caller = ChannelTurn.Current?.Caller ?? throw new UnauthorizedAccessException("The request did not come through the gate.");
        return Task.FromResult(new AuthenticateRequestResult
        {
            ClaimsIdentity = caller.Identity,
            CallerId = caller.CallerId,
            Audience = caller.Audience,
            ConnectorFactory = CreateConnectorFactory(caller.Identity),
        });
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        new AllowedConnectors(base.CreateConnectorFactory(claimsIdentity), hosts);

    public override string? GetOriginatingAudience() => settings.AppId is null ? null : settings.Cloud.Issuer;

    private sealed class AllowedConnectors(ConnectorFactory connectors, ServiceHosts hosts) : ConnectorFactory
    {
        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken) =>
            hosts.AllowEmulator(new Uri(serviceUrl))
                ? connectors.CreateAsync(serviceUrl, audience, cancellationToken)
                : throw new InvalidOperationException("Replies may not go to this service URL.");
    }
}
#endif
