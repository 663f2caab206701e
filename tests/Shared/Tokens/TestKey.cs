using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Tokens;

/// <summary>A real RSA key that an <see cref="OpenIdServer"/> can publish.</summary>
internal sealed class TestKey(string id, params string[] endorsements) : IDisposable
{
    public string Id { get; } = id;

    public RSA Rsa { get; } = RSA.Create(2048);

    /// <summary>As the metadata publish it; without the member <c>endorsements</c> when there are none.</summary>
    public JsonObject Jwk
    {
        get
        {
            var parameters = Rsa.ExportParameters(includePrivateParameters: false);
            var jwk = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = Id,
                ["x5t"] = Id,
                ["n"] = TestToken.Base64Url(parameters.Modulus!),
                ["e"] = TestToken.Base64Url(parameters.Exponent!),
            };
            if (endorsements.Length > 0) jwk["endorsements"] = new JsonArray([.. endorsements.Select(one => (JsonNode)one)]);
            return jwk;
        }
    }

    public void Dispose() => Rsa.Dispose();
}
