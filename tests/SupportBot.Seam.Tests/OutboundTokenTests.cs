using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SupportBot.Tests.Tokens;

namespace SupportBot.Seam.Tests;

/// <summary>With which tokens the bot answers, and what happens when there are none.</summary>
public sealed class OutboundTokenTests : IAsyncDisposable
{
    private const string AppId = "3a1f7c52-9e0b-4d6a-8c1d-2b7e5f904a61";
    private const string Tenant = "5d2c8e14-7b39-4f60-a1d8-94c3e07b6f25";
    private const string IdentityId = "9b0e6d21-4c8f-4a37-b5e2-1f6d80a9c374";

    private readonly TestKey _key = new("first", "test");
    private readonly string _folder = Directory.CreateTempSubdirectory("credentials-").FullName;
    private OpenIdServer? _server;
    private LoopbackConnector? _connector;
    private BotHost? _host;
    private LoginServer? _login;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        if (_connector is not null) await _connector.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
        _key.Dispose();
        _login?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_client_secret_buys_a_token_for_the_connector()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));

        (await Post()).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector!.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
        var asked = _login!.Requests.ShouldHaveSingleItem();
        asked.Address.ToString().ShouldStartWith("https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token");
        asked.Fields["grant_type"].ShouldBe("client_credentials");
        asked.Fields["client_id"].ShouldBe(AppId);
        asked.Fields["client_secret"].ShouldBe("s3cret");
        asked.Fields["scope"]!.Split(' ').ShouldContain("https://api.botframework.com/.default");
    }

    [Theory]
    [InlineData("SingleTenant", "", "https://login.microsoftonline.com/" + Tenant + "/", "https://api.botframework.com/.default")]
    [InlineData("MultiTenant", "https://botframework.azure.us", "https://login.microsoftonline.us/", "https://api.botframework.us/.default")]
    public async Task The_token_is_asked_for_where_the_bot_is_registered(string type, string cloud, string authority, string scope)
    {
        await Start(("MicrosoftAppPassword", "s3cret"), ("MicrosoftAppType", type), ("MicrosoftAppTenantId", Tenant), ("ChannelService", cloud));

        (await Post(cloud.Length == 0 ? "https://api.botframework.com" : "https://api.botframework.us")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var asked = _login!.Requests.ShouldHaveSingleItem();
        asked.Address.ToString().ShouldStartWith(authority);
        asked.Fields["scope"]!.Split(' ').ShouldContain(scope);
    }

    [Theory]
    [InlineData("", "https://api.botframework.com/.default")]
    [InlineData("https://botframework.azure.us", "https://api.botframework.us/.default")]
    public async Task What_the_bot_writes_by_itself_has_a_token_for_the_channels_of_its_cloud(string cloud, string scope)
    {
        await Start(("MicrosoftAppPassword", "s3cret"), ("ChannelService", cloud));

        await WriteAsync(_connector!.ServiceUrl);

        var written = _connector.Requests.ShouldHaveSingleItem();
        (written.Authorization, written.Path).ShouldBe(("Bearer token-1", "/_connector/v3/conversations/c1/activities"));
        written.Body!["recipient"]!["id"]!.GetValue<string>().ShouldBe("u1");
        _login!.Requests.ShouldHaveSingleItem().Fields["scope"]!.Split(' ').ShouldContain(scope);
    }

    [Fact]
    public async Task What_the_bot_writes_by_itself_goes_to_allowed_hosts_alone()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));

        await Should.ThrowAsync<InvalidOperationException>(() => WriteAsync("https://elsewhere.example/"));

        _connector!.Requests.ShouldBeEmpty();
        _login!.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_whose_audience_got_lost_gets_no_token_of_another()
    {
        await Start(builder => builder.Services.AddSingleton<IMiddleware>(new AudienceLoser()), ("MicrosoftAppPassword", "s3cret"));

        await Post();

        _connector!.Requests.ShouldHaveSingleItem().Authorization.ShouldBeNullOrEmpty();
        _login!.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_serves_until_it_ends()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));

        foreach (var _ in Enumerable.Range(0, 5)) await Post();

        _login!.Requests.Count.ShouldBe(1);
        _connector!.Requests.Select(request => request.Authorization).Distinct().ShouldBe(["Bearer token-1"]);
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_renewed()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));
        _login!.Lifetime = 60;

        await Post();
        await Post();

        _connector!.Requests.Select(request => request.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
    }

    [Fact]
    public async Task A_token_that_the_connector_refuses_is_replaced_once()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));
        _connector!.Then(401);

        (await Post()).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Requests.Select(request => request.Authorization).ShouldBe(["Bearer token-1", "Bearer token-2"]);
        _connector.Texts.ShouldBe(["hello yourself", "hello yourself"]);
    }

    [Fact]
    public async Task A_connector_that_goes_on_refusing_is_not_asked_for_ever()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));
        _connector!.Then(401).Then(401).Then(401);

        await (await Post()).Refusal(HttpStatusCode.BadGateway);

        _connector.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("pfx")]
    [InlineData("pem")]
    public async Task A_certificate_signs_an_assertion_instead_of_a_secret(string form)
    {
        var (path, password) = WriteCertificate(form, DateTimeOffset.UtcNow.AddYears(1));
        await Start(("Credentials:CertificatePath", path), ("Credentials:CertificatePassword", password));

        (await Post()).StatusCode.ShouldBe(HttpStatusCode.OK);

        var asked = _login!.Requests.ShouldHaveSingleItem();
        asked.Fields["client_secret"].ShouldBeNull();
        asked.Fields["client_assertion_type"].ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        asked.Fields["client_assertion"]!.Split('.').Length.ShouldBe(3);
        _connector!.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task A_managed_identity_stands_for_the_app_that_trusts_it()
    {
        await Start(("Credentials:FederatedClientId", IdentityId));

        (await Post()).StatusCode.ShouldBe(HttpStatusCode.OK);

        _login!.Requests.Count.ShouldBe(2);
        _login.Requests[0].Fields["client_id"].ShouldBe(IdentityId);
        _login.Requests[0].Fields["resource"].ShouldBe("api://AzureADTokenExchange");
        _login.Requests[1].Fields["client_id"].ShouldBe(AppId);
        _login.Requests[1].Fields["client_assertion"].ShouldBe("token-1");
        _connector!.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-2");
    }

    [Fact]
    public async Task A_bot_that_is_a_managed_identity_needs_no_credential()
    {
        await Start(("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppTenantId", Tenant));

        (await Post()).StatusCode.ShouldBe(HttpStatusCode.OK);

        var asked = _login!.Requests.ShouldHaveSingleItem();
        asked.Fields["client_id"].ShouldBe(AppId);
        asked.Fields["resource"].ShouldBe("https://api.botframework.com");
        _connector!.Requests.ShouldHaveSingleItem().Authorization.ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task Without_a_token_the_channel_is_told_and_the_log_says_why_without_a_secret()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));
        _login!.Instead = () => LoginServer.Json(HttpStatusCode.Unauthorized, """
            {"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app 's3cret' are expired.","error_codes":[7000222]}
            """);

        await (await Post()).Refusal(HttpStatusCode.BadGateway);

        _connector!.Requests.ShouldBeEmpty();
        _host!.Log.All.ShouldContain("invalid_client AADSTS7000222");
        _host.Log.All.ShouldNotContain("s3cret");
        _host.Log.All.ShouldNotContain("hello");
    }

    [Fact]
    public async Task A_login_service_that_is_not_reached_is_named_and_nothing_is_sent()
    {
        await Start(("MicrosoftAppPassword", "s3cret"));
        _login!.Instead = () => throw new HttpRequestException(HttpRequestError.NameResolutionError);

        await (await Post()).Refusal(HttpStatusCode.BadGateway);

        _connector!.Requests.ShouldBeEmpty();
        _host!.Log.All.ShouldContain("the login service was not reached (NameResolutionError)");
    }

    [Fact]
    public async Task A_managed_identity_stands_for_the_app_in_the_cloud_of_the_government_too()
    {
        await Start(("Credentials:FederatedClientId", IdentityId), ("ChannelService", "https://botframework.azure.us"));

        (await Post("https://api.botframework.us")).StatusCode.ShouldBe(HttpStatusCode.OK);

        _login!.Requests[0].Fields["resource"].ShouldBe("api://AzureADTokenExchangeUSGov");
    }

    [Fact]
    public async Task A_certificate_that_cannot_sign_stops_the_host()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        var path = Path.Combine(_folder, "bot.pfx");
        await File.WriteAllBytesAsync(path, certificate.Export(X509ContentType.Pfx, "pass"));

        var fault = await Should.ThrowAsync<OptionsValidationException>(() => Start(("Credentials:CertificatePath", path), ("Credentials:CertificatePassword", "pass")));

        fault.Message.ShouldContain("no private RSA key");
    }

    [Theory]
    [InlineData("MicrosoftAppPassword: without a credential no reply reaches a channel")]
    [InlineData("MicrosoftAppPassword: several credentials are set", "MicrosoftAppPassword", "s3cret", "Credentials:FederatedClientId", IdentityId)]
    [InlineData("Credentials:CertificatePath: the certificate cannot be read", "Credentials:CertificatePath", "/nowhere.pfx")]
    [InlineData("Credentials:FederatedClientId: set the client id of the managed identity", "Credentials:FederatedClientId", "me")]
    [InlineData("Credentials:SecretExpires: set a day such as", "MicrosoftAppPassword", "s3cret", "Credentials:SecretExpires", "soon")]
    [InlineData("Credentials:SecretExpires: leave it out", "Credentials:FederatedClientId", IdentityId, "Credentials:SecretExpires", "2030-01-01")]
    [InlineData("MicrosoftAppType: a managed identity needs no credential", "MicrosoftAppPassword", "s3cret", "MicrosoftAppType", "UserAssignedMSI", "MicrosoftAppTenantId", Tenant)]
    public async Task A_wrong_credential_stops_the_host_with_key_and_fix(string problem, params string[] settings)
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => Start([.. settings.Chunk(2).Select(pair => (pair[0], pair[1]))]));

        fault.Failures.ShouldContain(failure => failure.StartsWith(problem, StringComparison.Ordinal));
        fault.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_credential_without_an_app_id_stops_the_host()
    {
        var fault = await Should.ThrowAsync<OptionsValidationException>(() => Start(("MicrosoftAppId", ""), ("MicrosoftAppPassword", "s3cret")));

        fault.Message.ShouldContain("MicrosoftAppId: a credential is set, so set the app id");
    }

    [Theory]
    [InlineData(43, null)]
    [InlineData(41, "the certificate of the bot expires on")]
    [InlineData(-1, "the certificate of the bot expired on")]
    public async Task A_certificate_that_ends_soon_is_told_of_weeks_before(int days, string? warning)
    {
        var (path, password) = WriteCertificate("pfx", DateTimeOffset.UtcNow.AddDays(days));
        await Start(("Credentials:CertificatePath", path), ("Credentials:CertificatePassword", password));

        if (warning is null) _host!.Log.All.ShouldNotContain("certificate of the bot");
        else await _host!.Log.Until(warning);
    }

    [Fact]
    public async Task A_secret_that_will_end_is_told_of_on_the_day_that_it_becomes_urgent()
    {
        var clock = new ManualTime(DateTimeOffset.UtcNow);
        var end = clock.GetUtcNow().AddDays(44).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await Start(builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)), ("MicrosoftAppPassword", "s3cret"), ("Credentials:SecretExpires", end));
        _host!.Log.All.ShouldNotContain("client secret");

        clock.Advance(TimeSpan.FromDays(3));

        await _host.Log.Until($"the client secret of the bot expires on {end}: replace it before that day, or channels get no replies");
    }

    private Task Start(params (string Key, string Value)[] settings) => Start(_ => { }, settings);

    private Task WriteAsync(string serviceUrl)
    {
        var reference = new ConversationReference
        {
            ChannelId = "msteams",
            ServiceUrl = serviceUrl,
            Conversation = new ConversationAccount { Id = "c1" },
            User = new ChannelAccount { Id = "u1" },
            Bot = new ChannelAccount { Id = "b1" },
        };
        return _host!.Adapter.ContinueConversationAsync(AppId, reference, WriteHello, CancellationToken.None);

        static Task WriteHello(ITurnContext turn, CancellationToken cancellationToken)
        {
            turn.Activity.Id = null;
            return turn.SendActivityAsync("hello", cancellationToken: cancellationToken);
        }
    }

    private async Task Start(Action<WebApplicationBuilder> configure, params (string Key, string Value)[] settings)
    {
        _server = await OpenIdServer.StartAsync(_key);
        _connector = await LoopbackConnector.Start();
        _host = await BotHost.Start(new TestBot((turn, token) => turn.SendActivityAsync("hello yourself", cancellationToken: token)), "Production", configure: builder =>
        {
            builder.Configuration["MicrosoftAppId"] = AppId;
            builder.Configuration["Channels:OpenIdMetadata"] = _server.MetadataUrl;
            builder.Configuration["Channels:ServiceHosts:0"] = "127.0.0.1";
            foreach (var (key, value) in settings) builder.Configuration[key] = value;
            _login = LoginServer.Offer(builder.Services);
            configure(builder);
        });
    }

    private Task<HttpResponseMessage> Post(string issuer = "https://api.botframework.com")
    {
        var message = GateTests.Message();
        message["serviceUrl"] = _connector!.ServiceUrl;
        message["id"] = Guid.NewGuid().ToString();
        var token = TestToken.OfChannel(_key, issuer, AppId, _connector.ServiceUrl).Write();
        var request = new HttpRequestMessage(HttpMethod.Post, Gate.MessagesGate.Path)
        {
            Content = new StringContent(message.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", token) },
        };
        return _host!.Client.SendAsync(request);
    }

    private (string Path, string Password) WriteCertificate(string form, DateTimeOffset end)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(end.AddYears(-2), end);
        var path = Path.Combine(_folder, "bot." + form);
        if (form == "pem")
        {
            File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
            return (path, "");
        }

        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "pass"));
        return (path, "pass");
    }

    private sealed class AudienceLoser : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            turnContext.TurnState.Get<AuthenticateRequestResult>()!.Audience = null;
            return next(cancellationToken);
        }
    }
}
