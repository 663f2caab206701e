using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Polly;
using SupportBot.BotBuilder.Connector;
using SupportBot.BotBuilder.Connector.Authentication;
using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder.Integration.AspNet.Core;

/// <summary>
/// Authentication as the configuration has it. Without <c>MicrosoftAppId</c> callers need no token; with one every caller is turned away,
/// because this class checks no tokens: a host that does derives from it.
/// </summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly string? _appId;
    private readonly OpenConnectorFactory _connectors;

    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory? credentialsFactory = null,
        AuthenticationConfiguration? authConfiguration = null,
        IHttpClientFactory? httpClientFactory = null,
        ILogger? logger = null)
        : this(configuration, httpClientFactory, ConnectorRetry.Default, tokens: null)
    {
    }

    internal ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration, IHttpClientFactory? httpClientFactory, ConnectorRetry retry, IConnectorTokens? tokens)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _appId = configuration["MicrosoftAppId"];
        _connectors = new OpenConnectorFactory(httpClientFactory, retry.Build(), tokens);
    }

    public override Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(_appId))
        {
            throw new UnauthorizedAccessException("MicrosoftAppId is set, and nothing here checks callers' tokens.");
        }

        return Task.FromResult(new AuthenticateRequestResult { ClaimsIdentity = new ClaimsIdentity(), ConnectorFactory = _connectors });
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _connectors;

    private sealed class OpenConnectorFactory(
        IHttpClientFactory? clients, ResiliencePipeline<HttpResponseMessage> pipeline, IConnectorTokens? tokens)
        : ConnectorFactory
    {
        // A connector that moves is not followed: it would choose where people's conversations go. Callers without tokens are on this
        // machine, where a proxy cannot reach their connectors.
        private static readonly HttpClient Shared = Patient(new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }));

        public override Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken) =>
            Task.FromResult<IConnectorClient>(new ConnectorClient(clients is null ? Shared : Patient(clients.CreateClient()), new Uri(serviceUrl), pipeline, tokens, audience));

        /// <summary>How long is waited is for the pipeline to say, which knows whether a connector may have what it was sent (<see cref="ConnectorAttempts"/>).</summary>
        private static HttpClient Patient(HttpClient client)
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            return client;
        }
    }
}
