using Microsoft.IdentityModel.Protocols;

namespace SupportBot.Gate.Tokens;

/// <summary>Fetches OpenID metadata and the keys that they name.</summary>
internal sealed class OpenIdDocuments(IHttpClientFactory clients) : IDocumentRetriever
{
    /// <summary>Name of the HTTP client.</summary>
    public const string ClientName = "OpenId";

    /// <summary>Nobody may come between: plain HTTP is for this machine alone.</summary>
    public static bool MayCome(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && Loopback.Is(address.DnsSafeHost));

    /// <exception cref="HttpRequestException">The document cannot be had.</exception>
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !MayCome(uri))
        {
            throw new HttpRequestException("The metadata name an address without https.");
        }

        using var client = clients.CreateClient(ClientName);
        return await client.GetStringAsync(uri, cancel);
    }
}
