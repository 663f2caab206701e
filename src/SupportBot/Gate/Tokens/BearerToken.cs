using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SupportBot.Gate.Tokens;

/// <summary>Takes the token from a request's head.</summary>
internal static class BearerToken
{
    /// <summary>In characters. Real ones have about 1,500.</summary>
    public const int Limit = 16 * 1024;

    private const string Scheme = "Bearer ";

    /// <returns>A token in the form of one, with nothing of it checked.</returns>
    /// <exception cref="RefusalException">There is no such token.</exception>
    public static JsonWebToken Read(IHeaderDictionary headers)
    {
        var header = headers.Authorization;
        if (header.Count == 0)
        {
            throw RefusalException.Unauthorized("There is no token. Send the header Authorization: Bearer and a token of the Bot Framework.");
        }

        if (header.Count > 1) throw RefusalException.BadToken("There is more than one header Authorization.");
        var value = header.ToString();
        if (!value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw RefusalException.Unauthorized("The header Authorization holds no Bearer token.");
        }

        return Parse(value[Scheme.Length..].Trim(' '));
    }

    private static JsonWebToken Parse(string token)
    {
        if (token.Length == 0) throw RefusalException.BadToken("The token is empty.");
        if (token.Length > Limit) throw RefusalException.BadToken($"The token is longer than {Limit / 1024} KB.");
        if (token.Count(character => character == '.') != 2) throw NoToken();
        try
        {
            return new JsonWebToken(token);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or FormatException)
        {
            throw NoToken();
        }
    }

    private static RefusalException NoToken() => RefusalException.BadToken("The token is not a JSON Web Token.");
}
