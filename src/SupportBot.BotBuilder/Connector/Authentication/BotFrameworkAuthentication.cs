using System.Security.Claims;
using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder.Connector.Authentication;

/// <summary>Decides who may post activities and with whose credentials the bot answers.</summary>
public abstract class BotFrameworkAuthentication
{
    /// <param name="authHeader">The request's Authorization header; empty when there is none.</param>
    /// <exception cref="UnauthorizedAccessException">The caller may not post this activity.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Activity activity, string authHeader, CancellationToken cancellationToken);

    public abstract ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity);

    /// <summary>Audience of the tokens where the bot writes by itself, so that no caller names it; null without credentials.</summary>
    public virtual string? GetOriginatingAudience() => null;
}

/// <summary>An authenticated caller.</summary>
public class AuthenticateRequestResult
{
    /// <summary>Audience of the tokens for answering; null without credentials.</summary>
    public string? Audience { get; set; }

    public ClaimsIdentity? ClaimsIdentity { get; set; }

    public string? CallerId { get; set; }

    public ConnectorFactory? ConnectorFactory { get; set; }
}

/// <summary>Makes clients for the connectors that an authenticated caller named.</summary>
public abstract class ConnectorFactory
{
    public abstract Task<IConnectorClient> CreateAsync(string serviceUrl, string? audience, CancellationToken cancellationToken);
}

/// <summary>Says which app ids are the bot's own.</summary>
public abstract class ServiceClientCredentialsFactory
{
    public abstract Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken);

    /// <returns>True when the bot has no app id, so that callers need no token.</returns>
    public abstract Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken);
}

/// <summary>What callers' tokens have to hold beyond what the protocol asks for.</summary>
public class AuthenticationConfiguration
{
    /// <summary>Endorsements that the key of every token needs.</summary>
    public string[] RequiredEndorsements { get; set; } = [];
}
