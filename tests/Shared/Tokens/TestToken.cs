using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SupportBot.Tests.Tokens;

/// <summary>A JSON Web Token put together by hand, so that anything can be wrong with it.</summary>
internal sealed class TestToken(TestKey key)
{
    public TestKey Key { get; set; } = key;

    public JsonObject Header { get; } = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Id, ["x5t"] = key.Id };

    public JsonObject Claims { get; } = [];

    /// <summary>What stands before the signature.</summary>
    public string Unsigned => $"{Base64Url(Bytes(Header))}.{Base64Url(Bytes(Claims))}";

    /// <summary>A token of a channel, good for an hour from now.</summary>
    public static TestToken OfChannel(TestKey key, string issuer, string audience, string serviceUrl) => new(key)
    {
        Claims = { ["serviceurl"] = serviceUrl, ["nbf"] = At(-20), ["exp"] = At(60), ["iss"] = issuer, ["aud"] = audience },
    };

    /// <summary>A token of an app for an app, of version 1.0 or 2.0.</summary>
    public static TestToken OfApp(TestKey key, string issuer, string audience, string version, string app) => new(key)
    {
        Claims =
        {
            ["aud"] = audience, ["iss"] = issuer, ["iat"] = At(-20), ["nbf"] = At(-20), ["exp"] = At(60), ["ver"] = version,
            [version == "1.0" ? "appid" : "azp"] = app,
        },
    };

    /// <summary>Seconds of the epoch, some minutes from now.</summary>
    public static long At(double minutes) => DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

    public static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    /// <summary>The token, signed with its key.</summary>
    public string Write() => Write(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public string Write(HashAlgorithmName hash, RSASignaturePadding padding) => Write(Key.Rsa.SignData(Encoding.ASCII.GetBytes(Unsigned), hash, padding));

    public string Write(byte[] signature) => $"{Unsigned}.{Base64Url(signature)}";

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
