using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.DirectLine;

/// <summary>Makes and reads the tokens: JWTs signed with HS256, with the claims <c>bot</c>, <c>conv</c> and <c>user</c>.</summary>
internal sealed class DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>Code of the refusal of what is no token of this service.</summary>
    public const string Invalid = "InvalidToken";

    private const string Bot = "bot";
    private const string Conversation = "conv";
    private const string User = "user";
    private const string Name = "name";
    private const string Locale = "locale";
    private const string Origins = "origins";
    private const string Vouched = "vouched";
    private const string Use = "use";
    private const string ForStream = "stream";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey _key = KeyOf(options.Value.SigningKey!);
    private readonly SymmetricSecurityKey[] _keys = [.. KeysOf(options.Value)];

    /// <param name="forStream">Whether it is to stand in the address of a stream, and is good for that alone.</param>
    public IssuedToken Issue(DirectLineToken token, bool forStream = false)
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
        if (token.IsVouchedFor) claims[Vouched] = true;
        if (forStream) claims[Use] = ForStream;
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

    /// <exception cref="DirectLineException">403: garbled, signed with another key, of another bot, for another use, or expired.</exception>
    public async Task<DirectLineToken> ReadAsync(string value, TokenUse use)
    {
        var result = await _handler.ValidateTokenAsync(value, new TokenValidationParameters
        {
            IssuerSigningKeys = _keys,
            TryAllIssuerSigningKeys = true,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            // Compared below with the service's own clock.
            ValidateLifetime = false,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
            throw DirectLineException.Forbidden(Invalid, "The token is not one of this service.");
        if (Claim(jwt, Bot) != options.Value.BotId || Claim(jwt, Conversation) is not { } conversation)
            throw DirectLineException.Forbidden(Invalid, "The token is not for this bot.");
        if (Claim(jwt, Use) == ForStream && use != TokenUse.Stream)
            throw DirectLineException.Forbidden(Invalid, "The token of a stream's address opens that stream and nothing else.");
        var grace = use == TokenUse.Resume ? options.Value.ResumeWindow : TimeSpan.Zero;
        if (jwt.ValidTo + grace <= time.GetUtcNow().UtcDateTime)
            throw DirectLineException.Forbidden("TokenExpired", "The token has expired. Ask for a new one and begin or resume the conversation.");
        return new DirectLineToken(conversation, Claim(jwt, User), Claim(jwt, Name), Claim(jwt, Locale), Claim(jwt, Origins)?.Split(' ') ?? [],
            jwt.TryGetPayloadValue<bool>(Vouched, out var vouched) && vouched);
    }

    private static IEnumerable<SymmetricSecurityKey> KeysOf(DirectLineOptions options)
    {
        yield return KeyOf(options.SigningKey!);
        if (!string.IsNullOrEmpty(options.PreviousSigningKey)) yield return KeyOf(options.PreviousSigningKey);
    }

    private static SymmetricSecurityKey KeyOf(string base64) => new(Convert.FromBase64String(base64));

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue(name, out string? value) ? value : null;
}
