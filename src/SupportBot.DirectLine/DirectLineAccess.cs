using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Who may do what: holders of a secret everything, holders of a token what concerns its conversation.</summary>
internal sealed class DirectLineAccess(IOptions<DirectLineOptions> options, DirectLineTokens tokens, FloodGuard floods)
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] _secrets = [.. options.Value.Secrets.Select(Hash)];

    /// <returns>The token, or null for the holder of a secret.</returns>
    /// <exception cref="DirectLineException">
    /// 401: neither token nor secret. 403: the token is garbled, expired or from another origin. 429: too many wrong ones from this address.
    /// </exception>
    public async Task<DirectLineToken?> AuthenticateAsync(HttpRequest request, TokenUse use = TokenUse.Converse)
    {
        // Addresses are written down on the way, so a secret is never taken from one.
        var inAddress = use == TokenUse.Stream ? (string?)request.Query["t"] : null;
        var credential = inAddress ?? Credential(request)
            ?? throw DirectLineException.Unauthorized("Send a token or a secret in the header Authorization, as \"Bearer …\".");
        if (inAddress is null && IsSecret(credential)) return null;
        var token = await ReadAsync(request, credential, use);
        return MayUse(request, token) ? token : throw DirectLineException.Forbidden("WrongOrigin", "The token may not be used from this origin.");
    }

    /// <exception cref="DirectLineException">As above, and 403: the token is for another conversation. 429: too many requests for it.</exception>
    public async Task<DirectLineToken?> AuthenticateAsync(HttpRequest request, string conversationId, TokenUse use)
    {
        var token = await AuthenticateAsync(request, use);
        if (token is not null && token.ConversationId != conversationId)
            throw DirectLineException.Forbidden("WrongConversation", "The token is for another conversation.");
        floods.CheckRequest(conversationId);
        return token;
    }

    /// <summary>Whether the caller may have a token for a new conversation.</summary>
    /// <returns>True for the holder of a secret, false for an anonymous visitor.</returns>
    /// <exception cref="DirectLineException">
    /// 401: no secret where one is needed. 403: not a secret, or an origin that is not trusted. 429: too many without a secret from this address.
    /// </exception>
    public bool AuthorizeGenerate(HttpRequest request)
    {
        if (Credential(request) is { } credential)
        {
            if (IsSecret(credential)) return true;
            floods.CheckGuess(request);
            throw DirectLineException.Forbidden("InvalidSecret", "Only a secret can generate tokens, and this is none.");
        }
        floods.CheckVisitor(request);
        if (!options.Value.AllowAnonymous)
            throw DirectLineException.Unauthorized("Send a secret in the header Authorization, as \"Bearer …\": anonymous chat is off.");
        if (Origin(request) is { } origin)
        {
            return IsOwnOrigin(request, origin) || WebOrigin.IsIn(options.Value.TrustedOrigins, origin)
                ? false
                : throw DirectLineException.Forbidden("WrongOrigin", "This origin is not in DirectLine:TrustedOrigins.");
        }
        return request.Headers["Sec-Fetch-Site"] == "same-origin"
            ? false
            : throw DirectLineException.Unauthorized("Send a secret in the header Authorization, or call from a page of a trusted origin.");
    }

    private async Task<DirectLineToken> ReadAsync(HttpRequest request, string credential, TokenUse use)
    {
        try
        {
            return await tokens.ReadAsync(credential, use);
        }
        catch (DirectLineException refusal) when (refusal.Code == DirectLineTokens.Invalid)
        {
            floods.CheckGuess(request);
            throw;
        }
    }

    private static bool MayUse(HttpRequest request, DirectLineToken token) =>
        token.TrustedOrigins.Count == 0
        || Origin(request) is not { } origin
        || IsOwnOrigin(request, origin)
        || WebOrigin.IsIn(token.TrustedOrigins, origin);

    private bool IsSecret(string credential)
    {
        var hash = Hash(credential);
        var found = false;
        foreach (var secret in _secrets) found |= CryptographicOperations.FixedTimeEquals(secret, hash);
        return found;
    }

    private static string? Credential(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var credential = header[Scheme.Length..].Trim();
        return credential.Length == 0 ? null : credential;
    }

    private static string? Origin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 ? null : origin;
    }

    private static bool IsOwnOrigin(HttpRequest request, string origin) =>
        origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
