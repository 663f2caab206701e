using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.DirectLine;

/// <summary>Makes and reads the tokens: JWTs signed with HS256, with the claims <c>bot</c>, <c>conv</c> and <c>user</c>.</summary>
internal sealed class DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const string Bot = "bot";
    private const string Conversation = "conv";
    private const string User = "user";
    private const string Name = "name";
    private const string Locale = "locale";
    private const string Origins = "origins";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey _key = new(Convert.FromBase64String(options.Value.SigningKey!));

    public IssuedToken Issue(DirectLineToken token)
    {
        var settings = options.Value;
        var now = time.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Bot] = settings.BotId,
            [Conversation] = token.ConversationId,
        };
        if (token.UserId is not null) claims[User] = token.UserId;
        if (token.UserName is not null) claims[Name] = token.UserName;
        if (token.Locale is not null) claims[Locale] = token.Locale;
        if (token.TrustedOrigins.Count > 0) claims[Origins] = string.Join(' ', token.TrustedOrigins);
        var value = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + settings.TokenLifetime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
        });
        return new IssuedToken(value, (int)settings.TokenLifetime.TotalSeconds);
    }

    /// <exception cref="DirectLineException">403: garbled, signed with another key, of another bot, or expired.</exception>
    public async Task<DirectLineToken> ReadAsync(string value)
    {
        var result = await _handler.ValidateTokenAsync(value, new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            // Compared below with the service's own clock.
            ValidateLifetime = false,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            throw DirectLineException.Forbidden("InvalidToken", "The token is not one of this service.");
        if (Claim(jwt, Bot) != options.Value.BotId || Claim(jwt, Conversation) is not { } conversation)
            throw DirectLineException.Forbidden("InvalidToken", "The token is not for this bot.");
        if (jwt.ValidTo <= time.GetUtcNow().UtcDateTime)
            throw DirectLineException.Forbidden("TokenExpired", "The token has expired. Ask for a new one and begin or resume the conversation.");
        return new DirectLineToken(conversation, Claim(jwt, User), Claim(jwt, Name), Claim(jwt, Locale), Claim(jwt, Origins)?.Split(' ') ?? []);
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue(name, out string? value) ? value : null;
}
