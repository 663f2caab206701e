using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Gate.Tokens;

/// <summary>
/// Callers with a token of the Bot Framework: its channels, and the Emulator where it is allowed. Other bots, which would call this one as a
/// skill, are turned away.
/// </summary>
internal sealed class TokenCallers : ICallers
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    private readonly ChannelSettings _settings;
    private readonly ServiceHosts _hosts;
    private readonly SigningKeys _channelKeys;
    private readonly SigningKeys _emulatorKeys;

    public TokenCallers(
        ChannelSettings settings, ServiceHosts hosts, IDocumentRetriever documents, TimeProvider clock, ILogger<TokenCallers> logger)
    {
        (_settings, _hosts) = (settings, hosts);
        _channelKeys = new SigningKeys(settings.OpenIdMetadata, documents, clock, logger);
        _emulatorKeys = new SigningKeys(settings.EmulatorOpenIdMetadata, documents, clock, logger);
    }

    public async Task<Caller> Admit(HttpContext context)
    {
        var token = BearerToken.Read(context.Request.Headers);
        if (string.IsNullOrEmpty(token.Alg) || token.Alg.Equals(SecurityAlgorithms.None, StringComparison.OrdinalIgnoreCase))
        {
            throw RefusalException.BadToken("The token is not signed.");
        }

        if (!SigningKeys.IsAllowed(token.Alg)) throw WrongAlgorithm();
        return token.Issuer == _settings.Cloud.Issuer
            ? await Channel(token, context.RequestAborted)
            : await Emulator(token, context.RequestAborted);
    }

    private async Task<Caller> Channel(JsonWebToken token, CancellationToken cancellationToken)
    {
        var key = await Validate(token, _channelKeys, [_settings.Cloud.Issuer], cancellationToken);
        return new ChannelCaller(Identity(token), key.Endorsements, _settings, _hosts);
    }

    private async Task<Caller> Emulator(JsonWebToken token, CancellationToken cancellationToken)
    {
        if (!_settings.Cloud.IsLogin(token.Issuer)) throw RefusalException.BadToken("The token's issuer is not the Bot Framework of this cloud.");
        if (!_settings.AppId!.Equals(AppOf(token), StringComparison.OrdinalIgnoreCase))
        {
            throw RefusalException.Forbidden("The token is of another app. Calls of other bots (skills) are not supported.");
        }

        if (!_settings.AllowEmulator)
        {
            throw RefusalException.Forbidden("The token is the bot's own, as the Emulator sends it. To let it in set Channels:AllowEmulator to true.");
        }

        if (!_settings.EmulatorIssuers.Contains(token.Issuer, StringComparer.OrdinalIgnoreCase))
        {
            throw RefusalException.BadToken("The token's issuer is another tenant.");
        }

        await Validate(token, _emulatorKeys, _settings.EmulatorIssuers, cancellationToken);
        return new EmulatorCaller(Identity(token), _hosts) { Audience = _settings.Cloud.Issuer };
    }

    /// <summary>Tokens of version 1.0 name their app in another claim than those of version 2.0.</summary>
    private static string? AppOf(JsonWebToken token) => Claim(token, "ver") switch
    {
        null or "" or "1.0" => Claim(token, "appid"),
        "2.0" => Claim(token, "azp"),
        _ => null,
    };

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static ClaimsIdentity Identity(JsonWebToken token) => new(token.Claims, "Bearer");

    private async Task<SigningKey> Validate(
        JsonWebToken token, SigningKeys keys, IReadOnlyList<string> issuers, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token.Kid)) throw RefusalException.BadToken("The token names no key.");
        var key = await keys.Find(token.Kid, cancellationToken)
            ?? throw RefusalException.BadToken("The token names a key that is not among those of its issuer.");
        if (!key.Algorithms.Contains(token.Alg, StringComparer.Ordinal)) throw WrongAlgorithm();
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = issuers,
            AudienceValidator = (audiences, _, _) => audiences.Contains(_settings.AppId, StringComparer.OrdinalIgnoreCase),
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = key.Algorithms,
            ClockSkew = TimeSpan.FromMinutes(5),
            LogValidationExceptions = false,
        });
        return result.IsValid ? key : throw RefusalException.BadToken(Reason(result.Exception));
    }

    private static RefusalException WrongAlgorithm() => RefusalException.BadToken("The token is signed with an algorithm that is not allowed.");

    private static string Reason(Exception? fault) => fault switch
    {
        SecurityTokenExpiredException => "The token has expired.",
        SecurityTokenNotYetValidException => "The token is not valid yet. Compare the clocks of both machines.",
        SecurityTokenNoExpirationException => "The token says no time at which it expires.",
        SecurityTokenInvalidLifetimeException => "The token's times contradict each other.",
        SecurityTokenInvalidAudienceException => $"The token's audience is not the bot's {ChannelSettings.AppIdKey}.",
        SecurityTokenInvalidSignatureException => "The token's signature does not fit.",
        _ => "The token is not valid.",
    };
}
