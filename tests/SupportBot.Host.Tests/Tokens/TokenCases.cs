using System.Security.Cryptography;
using System.Text;
using SupportBot.Tests.Tokens;
using static SupportBot.Host.Tests.Tokens.Registration;

namespace SupportBot.Host.Tests.Tokens;

/// <param name="Name">What is special about the request.</param>
/// <param name="Status">What the host answers.</param>
/// <param name="Reason">A part of the reason that it gives; empty when it takes the activity.</param>
internal sealed record TokenCase(string Name, Registration At, HttpStatusCode Status, string Reason, Func<Situation, Situation> Arrange);

/// <summary>Every way in which a token can be right or wrong that we know of.</summary>
internal static class TokenCases
{
    private const string LoginV1 = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    private const string LoginV2 = "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0";
    private const string GovernmentLogin = "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0";
    private const string OwnLoginV1 = $"https://sts.windows.net/{TokenHosts.Tenant}/";
    private const string OwnLoginV2 = $"https://login.microsoftonline.com/{TokenHosts.Tenant}/v2.0";
    private const string GovernmentIssuer = "https://api.botframework.us";
    private const string GovernmentUrl = "https://smba.infra.gov.teams.microsoft.us/teams/";
    private const string OtherApp = "77f0b2a9-15de-4c38-9a64-e8d1c7035bb2";

    public static IReadOnlyList<TokenCase> All { get; } =
    [
        .. Accepted, .. WrongForm, .. WrongSignature, .. WrongClaims, .. NotForThisActivity, .. ForbiddenServiceUrl, .. Apps, .. GovernmentCloud,
    ];

    private static IEnumerable<TokenCase> Accepted =>
    [
        Fine("Teams", one => one),
        Fine("Direct Line", one => one.From("directline", "https://europe.directline.botframework.com/")),
        Fine("the web chat channel", one => one.From("webchat", "https://webchat.botframework.com/")),
        Fine("the Emulator's channel, endorsed", one => one.From("emulator", "https://tools.botframework.com/")),
        Fine("a host from the settings", one => one.At("https://eu.channel.example/connector")),
        Fine("expired within the skew", one => one.Claim("exp", TestToken.At(-4))),
        Fine("not valid yet within the skew", one => one.Claim("nbf", TestToken.At(4))),
        Fine("without a time it begins at", one => one.Claim("nbf", null)),
        Fine("the scheme in small letters", one => one.Send("bearer " + one.Written)),
        Fine("the app id in capitals", one => one.Claim("aud", TokenHost.AppId.ToUpperInvariant())),
        Fine("serviceurl without the slash and with capitals", one => one.Claim("serviceurl", "HTTPS://SMBA.trafficmanager.net:443/emea")),
        Fine("serviceurl spelled serviceUrl", one => one.Claim("serviceurl", null).Claim("serviceUrl", Situation.TeamsUrl)),
        Fine("claims that nobody knows", one => one.Claim("novelty", new JsonObject { ["a"] = 1 })),
    ];

    private static IEnumerable<TokenCase> WrongForm =>
    [
        Bad("no token", "There is no token", one => one.Send(null)),
        Bad("another scheme", "no Bearer token", one => one.Send("Basic " + one.Written)),
        Bad("the token without a scheme", "no Bearer token", one => one.Send(one.Written)),
        Bad("the scheme alone", "no Bearer token", one => one.Send("Bearer")),
        Bad("an empty token", "Bearer token", one => one.Send("Bearer  ")),
        Bad("two tokens in one header", "not a JSON Web Token", one => one.Send($"Bearer {one.Written}, Bearer {one.Written}")),
        Bad("a token in the query", "There is no token", one => InQuery(one.Send(null))),
        Bad("more than 16 KB", "longer than 16 KB", one => one.Claim("filling", new string('a', 14_000))),
        Bad("rubbish", "not a JSON Web Token", one => one.Send("Bearer rubbish")),
        Bad("three parts of rubbish", "not a JSON Web Token", one => one.Send("Bearer a.b.c")),
        Bad("three empty parts", "not a JSON Web Token", one => one.Send("Bearer ..")),
        Bad("claims that are not JSON", "not a JSON Web Token", one => WithClaims(one, "no JSON")),
        Bad("claims that are a list", "not a JSON Web Token", one => WithClaims(one, "[]")),
        Bad("claims nested a thousand deep", "not a JSON Web Token", one => WithClaims(one, "{\"a\":" + new string('[', 1000))),
        Bad("claims that break off", "not a JSON Web Token", one => WithClaims(one, "{\"iss\":\"https://api.botfra")),
        Bad("cut before the signature", "not a JSON Web Token", one => one.Write(token => token.Unsigned)),
        Bad("five parts, as encrypted ones have", "not a JSON Web Token", one => one.Write(token => token.Write() + ".a.b")),
    ];

    private static IEnumerable<TokenCase> WrongSignature =>
    [
        Bad("alg none without a signature", "not signed", one => one.Head("alg", "none").Write(token => token.Write([]))),
        Bad("alg None with a signature", "not signed", one => one.Head("alg", "None")),
        Bad("no alg", "", one => one.Head("alg", null)),
        Bad("an empty signature", "signature does not fit", one => one.Write(token => token.Write([]))),
        Bad("half a signature", "signature does not fit", one => one.Write(token => token.Write()[..^170])),
        Bad("claims changed after signing", "signature does not fit", ChangedAfterSigning),
        Bad("another key under a known name", "signature does not fit",
            one => SignedAs(one, one.Hosts.UnknownKey, one.Hosts.ChannelKey.Id)),
        Bad("a key of its own in the head", "signature does not fit",
            one => SignedAs(one, one.Hosts.UnknownKey, one.Hosts.ChannelKey.Id).Head("jwk", one.Hosts.UnknownKey.Jwk)),
        Bad("an unknown key", "not among those", one => one.SignedBy(one.Hosts.UnknownKey)),
        Bad("an unknown key and where to find it", "not among those",
            one => one.SignedBy(one.Hosts.UnknownKey).Head("jku", "https://keys.example/")),
        Bad("no key named", "names no key", one => one.Head("kid", null)),
        Bad("HS256 with the public key as secret", "algorithm that is not allowed", one => one.SignedWithThePublicKeyAsSecret()),
        Bad("PS256", "algorithm that is not allowed",
            one => one.Head("alg", "PS256").Write(token => token.Write(HashAlgorithmName.SHA256, RSASignaturePadding.Pss))),
        Bad("RS512, which the metadata do not name", "algorithm that is not allowed",
            one => one.Head("alg", "RS512").Write(token => token.Write(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1))),
        Bad("ES256 named over an RSA signature", "algorithm that is not allowed", one => one.Head("alg", "ES256")),
        Bad("the alg in small letters", "algorithm that is not allowed", one => one.Head("alg", "rs256")),
    ];

    private static IEnumerable<TokenCase> WrongClaims =>
    [
        Bad("expired", "has expired", one => one.Claim("exp", TestToken.At(-6))),
        Bad("not valid yet", "not valid yet", one => one.Claim("nbf", TestToken.At(6))),
        Bad("without an end", "no time at which it expires", one => one.Claim("exp", null)),
        Bad("an end that is no number", "not a JSON Web Token", one => one.Claim("exp", "tomorrow")),
        Bad("ends before it begins", "contradict", one => one.Claim("nbf", TestToken.At(50)).Claim("exp", TestToken.At(40))),
        Bad("for another bot", "audience", one => one.Claim("aud", OtherApp)),
        Bad("for nobody", "audience", one => one.Claim("aud", null)),
        Bad("for an empty list", "audience", one => one.Claim("aud", new JsonArray())),
        Bad("of another issuer", "issuer", one => one.Claim("iss", "https://issuer.example")),
        Bad("of an issuer with a slash more", "issuer", one => one.Claim("iss", "https://api.botframework.com/")),
        Bad("ends beyond all numbers", "", one => one.Claim("exp", JsonNode.Parse("1e300"))),
        Bad("ends before all time", "", one => one.Claim("exp", -1)),
        Bad("for a number", "", one => one.Claim("aud", 7)),
        Bad("for an object", "", one => one.Claim("aud", new JsonObject())),
        Bad("of a number", "", one => one.Claim("iss", 7)),
        Bad("of a list", "", one => one.Claim("iss", new JsonArray("https://api.botframework.com"))),
        Bad("a number as alg", "", one => one.Head("alg", 7)),
        Bad("a number as kid", "", one => one.Head("kid", 7)),
        Forbidden("a version that is an object", WithEmulator, "skills", one => one.FromApp(LoginV2).Claim("ver", new JsonObject())),
        Bad("of nobody", "issuer", one => one.Claim("iss", null)),
    ];

    private static IEnumerable<TokenCase> NotForThisActivity =>
    [
        Forbidden("a key without endorsements", "channelId", one => one.SignedBy(one.Hosts.KeyWithoutEndorsements)),
        Forbidden("a key that speaks for another channel", "channelId", one => one.SignedBy(one.Hosts.OtherChannelKey)),
        Forbidden("a channel that the key may not speak for", "channelId", one => one.From("slack", Situation.TeamsUrl)),
        Forbidden("a channel in capitals", "channelId", one => one.From("MSTEAMS", Situation.TeamsUrl)),
        Forbidden("without the endorsement that the settings require", WithRequiredEndorsement, "Channels:RequiredEndorsements",
            one => one),
        Forbidden("no serviceurl", "names no serviceurl", one => one.Claim("serviceurl", null)),
        Forbidden("the serviceurl of another region", "not that of the activity",
            one => one.Claim("serviceurl", "https://smba.trafficmanager.net/amer/")),
        Forbidden("an empty serviceurl", "not that of the activity", one => one.Claim("serviceurl", "")),
        Forbidden("two serviceurls", "not that of the activity", one => one.Claim("serviceUrl", "https://smba.trafficmanager.net/amer/")),
        Forbidden("an activity without a service URL", "not that of the activity", one => WithoutServiceUrl(one)),
    ];

    private static IEnumerable<TokenCase> ForbiddenServiceUrl =>
        from url in new[]
        {
            "https://attacker.example/", "https://smba.trafficmanager.net.attacker.example/", "https://attackerbotframework.com/",
            "http://smba.trafficmanager.net/emea/", "https://127.0.0.1/", "http://localhost:3978/", "https://10.0.0.5/", "http://169.254.169.254/latest",
            "https://[::1]/", "https://channel.example/", "https://traffic.trafficmanager.net/",
        }
        select Forbidden("replies to " + url, "Channels:ServiceHosts", one => one.At(url));

    private static IEnumerable<TokenCase> Apps =>
    [
        Fine("the Emulator, 1.0", WithEmulator, one => one.FromApp(LoginV1, "1.0")),
        Fine("the Emulator, 2.0", WithEmulator, one => one.FromApp(LoginV2)),
        Fine("the Emulator, no version", WithEmulator, one => one.FromApp(LoginV1, "1.0").Claim("ver", null)),
        Fine("the Emulator of a bot of one tenant, 1.0", SingleTenant, one => one.FromApp(OwnLoginV1, "1.0")),
        Fine("the Emulator of a bot of one tenant, 2.0", SingleTenant, one => one.FromApp(OwnLoginV2)),
        Fine("a channel's token for a bot of one tenant", SingleTenant, one => one),
        Forbidden("the Emulator, 1.0, not allowed", Public, "Channels:AllowEmulator", one => one.FromApp(LoginV1, "1.0")),
        Forbidden("the Emulator, 2.0, not allowed", Public, "Channels:AllowEmulator", one => one.FromApp(LoginV2)),
        Bad("another tenant's token for a bot of one tenant", SingleTenant, "another tenant", one => one.FromApp(LoginV2)),
        Bad("an unknown tenant", WithEmulator, "another tenant", one => one.FromApp(OwnLoginV1, "1.0")),
        Forbidden("another bot as a caller, 1.0", WithEmulator, "skills", one => one.FromApp(LoginV1, "1.0", OtherApp)),
        Forbidden("another bot as a caller, 2.0", Public, "skills", one => one.FromApp(LoginV2, "2.0", OtherApp)),
        Forbidden("version 2.0 with the claim of 1.0", WithEmulator, "skills", one => one.FromApp(LoginV2, "1.0").Claim("ver", "2.0")),
        Forbidden("a version that nobody knows", WithEmulator, "skills", one => one.FromApp(LoginV2).Claim("ver", "3.0")),
        Bad("the Emulator for another bot", WithEmulator, "audience", one => one.FromApp(LoginV2).Claim("aud", OtherApp)),
        Bad("the Emulator, expired", WithEmulator, "has expired", one => one.FromApp(LoginV2).Claim("exp", TestToken.At(-6))),
        Bad("the Emulator, signed by a channel", WithEmulator, "not among those",
            one => one.FromApp(LoginV2).SignedBy(one.Hosts.ChannelKey)),
        Bad("the Emulator, its name over a channel's signature", WithEmulator, "signature does not fit",
            one => SignedAs(one.FromApp(LoginV2), one.Hosts.ChannelKey, one.Hosts.LoginKey.Id)),
        Bad("a channel, signed by a login", WithEmulator, "not among those", one => one.SignedBy(one.Hosts.LoginKey)),
        Forbidden("the Emulator with replies elsewhere", WithEmulator, "Channels:ServiceHosts",
            one => ServedAt(one.FromApp(LoginV2), "https://attacker.example/")),
        Forbidden("a channel with replies on this machine", WithEmulator, "Channels:ServiceHosts", one => one.At("http://localhost:9/")),
    ];

    private static IEnumerable<TokenCase> GovernmentCloud =>
    [
        Fine("the government cloud", Government, one => one.At(GovernmentUrl).Claim("iss", GovernmentIssuer)),
        Fine("the Emulator in the government cloud", Government, one => one.FromApp(GovernmentLogin)),
        Bad("the public cloud's token in that of the government", Government, "issuer", one => one.At(GovernmentUrl)),
        Bad("the government's token in the public cloud", Public, "issuer", one => one.Claim("iss", GovernmentIssuer)),
        Bad("the public login in the government cloud", Government, "issuer", one => one.FromApp(LoginV2)),
        Forbidden("the public cloud's host in that of the government", Government, "Channels:ServiceHosts",
            one => one.Claim("iss", GovernmentIssuer)),
    ];

    private static TokenCase Fine(string name, Func<Situation, Situation> arrange) => Fine(name, Public, arrange);

    private static TokenCase Fine(string name, Registration at, Func<Situation, Situation> arrange) =>
        new(name, at, HttpStatusCode.OK, "", arrange);

    private static TokenCase Bad(string name, string reason, Func<Situation, Situation> arrange) => Bad(name, Public, reason, arrange);

    private static TokenCase Bad(string name, Registration at, string reason, Func<Situation, Situation> arrange) =>
        new(name, at, HttpStatusCode.Unauthorized, reason, arrange);

    private static TokenCase Forbidden(string name, string reason, Func<Situation, Situation> arrange) =>
        Forbidden(name, Public, reason, arrange);

    private static TokenCase Forbidden(string name, Registration at, string reason, Func<Situation, Situation> arrange) =>
        new(name, at, HttpStatusCode.Forbidden, reason, arrange);

    private static Situation InQuery(Situation one)
    {
        one.Query = "?access_token=" + one.Written;
        return one;
    }

    private static Situation WithClaims(Situation one, string claims) => one.Write(token =>
        string.Join('.', token.Unsigned.Split('.')[0], TestToken.Base64Url(Encoding.UTF8.GetBytes(claims)), token.Write().Split('.')[2]));

    private static Situation ChangedAfterSigning(Situation one)
    {
        var signature = one.Token.Write().Split('.')[2];
        one.Claim("novelty", 1);
        one.Written = $"{one.Token.Unsigned}.{signature}";
        return one;
    }

    private static Situation SignedAs(Situation one, TestKey key, string name)
    {
        one.Token.Key = key;
        return one.Head("kid", name);
    }

    private static Situation WithoutServiceUrl(Situation one)
    {
        one.Activity.Remove("serviceUrl");
        return one;
    }

    private static Situation ServedAt(Situation one, string serviceUrl)
    {
        one.Activity["serviceUrl"] = serviceUrl;
        return one;
    }
}
