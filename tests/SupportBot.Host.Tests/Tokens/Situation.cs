using System.Security.Cryptography;
using System.Text;
using SupportBot.Tests.Tokens;

namespace SupportBot.Host.Tests.Tokens;

/// <summary>A request that is right in everything; a test makes one thing wrong.</summary>
internal sealed class Situation
{
    /// <summary>What the person wrote.</summary>
    public const string Words = "what is coaching? zanzibarquokka";

    public const string TeamsUrl = "https://smba.trafficmanager.net/emea/";

    private readonly TokenHosts _hosts;
    private readonly BotFrameworkPerson _person;
    private string? _written;

    public Situation(TokenHosts hosts, HttpClient http)
    {
        _hosts = hosts;
        _person = new BotFrameworkPerson(http, "msteams");
        Activity = _person.Message(Words);
        Activity["serviceUrl"] = TeamsUrl;
        Token = TestToken.OfChannel(hosts.ChannelKey, "https://api.botframework.com", TokenHost.AppId, TeamsUrl);
        Header = () => "Bearer " + Written;
    }

    public JsonObject Activity { get; }

    public TestToken Token { get; private set; }

    public TokenHosts Hosts => _hosts;

    /// <summary>The header Authorization; null for none.</summary>
    public Func<string?> Header { get; set; }

    public string Query { get; set; } = "";

    /// <summary>The token as it is sent.</summary>
    public string Written
    {
        get => _written ??= Token.Write();
        set => _written = value;
    }

    public Situation From(string channel, string serviceUrl)
    {
        Activity["channelId"] = channel;
        return At(serviceUrl);
    }

    /// <summary>Activity and token name the same service URL.</summary>
    public Situation At(string serviceUrl)
    {
        Activity["serviceUrl"] = serviceUrl;
        Token.Claims["serviceurl"] = serviceUrl;
        return this;
    }

    public Situation Claim(string name, JsonNode? value)
    {
        Token.Claims.Remove(name);
        if (value is not null) Token.Claims[name] = value;
        return this;
    }

    public Situation Head(string name, JsonNode? value)
    {
        Token.Header.Remove(name);
        if (value is not null) Token.Header[name] = value;
        return this;
    }

    /// <summary>The token names and uses another key.</summary>
    public Situation SignedBy(TestKey key)
    {
        Token.Key = key;
        return Head("kid", key.Id);
    }

    public Situation Send(string? header)
    {
        Header = () => header;
        return this;
    }

    public Situation Write(Func<TestToken, string> write)
    {
        Written = write(Token);
        return this;
    }

    /// <summary>Signed with the bytes of the public key as a shared secret, as if the key were one.</summary>
    public Situation SignedWithThePublicKeyAsSecret()
    {
        Head("alg", "HS256");
        var secret = Encoding.ASCII.GetBytes(Token.Key.Rsa.ExportSubjectPublicKeyInfoPem());
        return Write(token => token.Write(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(token.Unsigned))));
    }

    /// <summary>An app's token for the bot, by default the bot's own as the Emulator sends it.</summary>
    public Situation FromApp(string issuer, string version = "2.0", string app = TokenHost.AppId)
    {
        Activity["channelId"] = "emulator";
        Activity["serviceUrl"] = "http://localhost:9/";
        Token = TestToken.OfApp(_hosts.LoginKey, issuer, TokenHost.AppId, version, app);
        return this;
    }

    public async Task<(Answer Answer, string Challenge)> PostAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages" + Query);
        request.Content = new StringContent(Activity.ToJsonString(), Encoding.UTF8, "application/json");
        if (Header() is { } header) request.Headers.TryAddWithoutValidation("Authorization", header);
        using var response = await _person.Http.SendAsync(request);
        return (await Answer.OfAsync(response), response.Headers.WwwAuthenticate.ToString());
    }
}
