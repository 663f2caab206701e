#if !MICROSOFT_BOT_SDK
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace SupportBot.Gate.Credentials;

/// <summary>
/// Asks for the tokens with which the bot answers, by Microsoft's own library: it keeps them in memory and renews them ahead of their end.
/// </summary>
internal sealed partial class ConnectorTokens : IConnectorTokens
{
    private readonly Lazy<IConfidentialClientApplication> _app;
    private readonly Lazy<IManagedIdentityApplication> _identity;
    private readonly CredentialSettings _settings;
    private readonly ILogger<ConnectorTokens> _logger;

    public ConnectorTokens(CredentialSettings settings, LoginClients clients, ILogger<ConnectorTokens> logger)
    {
        (_settings, _logger) = (settings, logger);
        _identity = new(() => ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.IdentityId))
            .WithHttpClientFactory(clients).Build());
        _app = new(() => WithCredential(ConfidentialClientApplicationBuilder.Create(settings.AppId))
            .WithAuthority(settings.Authority).WithInstanceDiscovery(enableInstanceDiscovery: false).WithLegacyCacheCompatibility(enableLegacyCacheCompatibility: false)
            .WithHttpClientFactory(clients).Build());
    }

    public async ValueTask<string?> GetAsync(string? audience, bool refused, CancellationToken cancellationToken)
    {
        if (audience is null || _settings.Kind == CredentialKind.None) return null;
        try
        {
            var result = _settings.Kind == CredentialKind.ManagedIdentity
                ? await _identity.Value.AcquireTokenForManagedIdentity(audience).WithForceRefresh(refused).ExecuteAsync(cancellationToken)
                : await _app.Value.AcquireTokenForClient([$"{audience}/.default"]).WithForceRefresh(refused).ExecuteAsync(cancellationToken);
            return result.AccessToken;
        }
        catch (MsalException fault)
        {
            // The message may quote the request.
            var reason = $"{fault.ErrorCode} {ServiceCode().Match(fault.Message).Value}".TrimEnd();
            throw NoToken(reason, fault);
        }
        catch (HttpRequestException fault)
        {
            throw NoToken($"the login service was not reached ({fault.HttpRequestError})", fault);
        }
    }

    private ConnectorException NoToken(string reason, Exception fault)
    {
        LogNoToken(_settings.Kind, reason);
        return new ConnectorException($"There is no token for the connector: {reason}.", null, fault, HttpRequestError.UserAuthenticationError);
    }

    private ConfidentialClientApplicationBuilder WithCredential(ConfidentialClientApplicationBuilder builder) => _settings.Kind switch
    {
        CredentialKind.Secret => builder.WithClientSecret(_settings.Secret),
        CredentialKind.Certificate => builder.WithCertificate(_settings.Certificate, sendX5C: true),
        _ => builder.WithClientAssertion(async options =>
            (await _identity.Value.AcquireTokenForManagedIdentity(_settings.TokenExchange).ExecuteAsync(options.CancellationToken)).AccessToken),
    };

    [GeneratedRegex("AADSTS[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceCode();

    [LoggerMessage(Level = LogLevel.Error, Message = "No token to answer channels with, so that nobody there gets a reply. Credential: {Kind}, reason: {Reason}. See docs/teams.md")]
    private partial void LogNoToken(CredentialKind kind, string reason);
}

/// <summary>The connections over which tokens are asked for.</summary>
internal sealed class LoginClients(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public const string Name = "login";

    public HttpClient GetHttpClient() => clients.CreateClient(Name);
}
#endif
