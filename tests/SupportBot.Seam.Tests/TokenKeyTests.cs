using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Gate;
using SupportBot.Tests.Tokens;

namespace SupportBot.Seam.Tests;

/// <summary>When the keys of the channels are fetched, and where the bot answers a caller with a token.</summary>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "DisposeAsync of IAsyncLifetime is what xunit calls.")]
public sealed class TokenKeyTests : IAsyncLifetime
{
    private const string AppId = "3a1f7c52-9e0b-4d6a-8c1d-2b7e5f904a61";

    private readonly TestKey _key = new("first", "test");
    private readonly TestKey _next = new("second", "test");
    private readonly ManualTime _clock = new(DateTimeOffset.UtcNow);
    private readonly CancellationTokenSource _end = new();
    private OpenIdServer _server = null!;
    private LoopbackConnector _connector = null!;
    private BotHost _host = null!;
    private Func<ITurnContext, Task> _bot = turn => turn.SendActivityAsync("hello yourself");

    public async Task InitializeAsync()
    {
        _server = await OpenIdServer.StartAsync(_key);
        _connector = await LoopbackConnector.Start();
        _host = await BotHost.Start(new TestBot((turn, _) => _bot(turn)), "Production", configure: builder =>
        {
            builder.Configuration["MicrosoftAppId"] = AppId;
            builder.Configuration["MicrosoftAppPassword"] = "a secret of the tests";
            LoginServer.Offer(builder.Services);
            builder.Configuration["Channels:OpenIdMetadata"] = _server.MetadataUrl;
            builder.Configuration["Channels:ServiceHosts:0"] = "127.0.0.1";
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
        });
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
        await _server.DisposeAsync();
        _key.Dispose();
        _next.Dispose();
        _end.Dispose();
    }

    [Fact]
    public async Task The_reply_goes_to_the_connector_of_the_caller()
    {
        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _connector.Texts.ShouldBe(["hello yourself"]);
    }

    [Fact]
    public async Task The_bot_knows_its_caller()
    {
        (string? Caller, string? Audience, bool? IsKnown) known = default;
        _bot = turn =>
        {
            var result = turn.TurnState.Get<AuthenticateRequestResult>();
            known = (turn.Activity.CallerId, result?.Audience, result?.ClaimsIdentity?.IsAuthenticated);
            return Task.CompletedTask;
        };

        await Post(_key);

        known.ShouldBe(("urn:botframework:azure", "https://api.botframework.com", true));
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_host_that_is_not_allowed_whatever_the_bot_does()
    {
        _bot = turn =>
        {
            turn.Activity.ServiceUrl = _connector.ServiceUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
            return turn.SendActivityAsync("hello elsewhere");
        };

        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        _connector.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_are_fetched_once_for_many_callers_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Post(_key)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        _server.Fetches.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_are_good_for_a_day()
    {
        await Post(_key);
        _clock.Advance(TimeSpan.FromHours(23.9));
        await Post(_key);
        _server.Fetches.ShouldBe(1);
    }

    [Fact]
    public async Task Keys_of_yesterday_serve_until_the_fresh_ones_are_there()
    {
        await Post(_key);
        var (asked, go) = HoldTheServer();
        _server.Keys = [_next];
        _clock.Advance(TimeSpan.FromHours(24));

        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await asked;
        go();
        (await Post(_next)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _server.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task Unknown_keys_are_looked_for_once_an_hour()
    {
        await Post(_key);
        for (var i = 0; i < 5; i++) (await Post(_next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _server.Fetches.ShouldBe(2);

        _server.Keys = [_key, _next];
        _clock.Advance(TimeSpan.FromMinutes(59));
        (await Post(_next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await Post(_next)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _server.Fetches.ShouldBe(3);
    }

    [Fact]
    public async Task Many_callers_with_unknown_keys_cause_one_fetch()
    {
        await Post(_key);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Post(_next)));

        _server.Fetches.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_fails_is_asked_again_after_ten_seconds()
    {
        _server.Instead = context =>
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        for (var i = 0; i < 5; i++) (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _server.Requests.ShouldBe(1);

        _server.Instead = null;
        _clock.Advance(TimeSpan.FromSeconds(10));
        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{\"jwks_uri\":\"http://attacker.example/keys\"}")]
    [InlineData("{\"jwks_uri\":\"file:///etc/passwd\"}")]
    public async Task Keys_stay_when_the_server_sends_none(string document)
    {
        await Post(_key);
        _server.Instead = context => context.Response.WriteAsync(document);
        _clock.Advance(TimeSpan.FromHours(25));

        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Post(_next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _host.Log.All.ShouldContain("could not be fetched");
    }

    [Fact]
    public async Task Keys_stay_when_the_server_is_gone()
    {
        await Post(_key);
        await _server.DisposeAsync();
        _clock.Advance(TimeSpan.FromDays(3));

        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Post(_next)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(_key)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_after_ten_seconds()
    {
        var (asked, _) = HoldTheServer();
        var answer = Post(_key);
        await asked;

        answer.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(10));

        (await answer).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _host.Log.All.ShouldContain("no answer within 10 seconds");
    }

    [Fact]
    public async Task A_caller_who_goes_does_not_stop_the_fetch_of_others()
    {
        var (asked, go) = HoldTheServer();
        using var gone = new CancellationTokenSource();
        var first = Post(_key, gone.Token);
        await asked;
        var second = Post(_key);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        go();

        (await second).StatusCode.ShouldBe(HttpStatusCode.OK);
        _server.Fetches.ShouldBe(1);
    }

    /// <summary>Lets the server answer only after <c>Go</c>; <c>Asked</c> is done when it was asked.</summary>
    private (Task Asked, Action Go) HoldTheServer()
    {
        var (asked, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Instead = async context =>
        {
            asked.TrySetResult();
            await go.Task.WaitAsync(_end.Token);
            await _server.PublishAsync(context);
        };
        return (asked.Task, () => go.TrySetResult());
    }

    private async Task<HttpResponseMessage> Post(TestKey key, CancellationToken cancellationToken = default)
    {
        var message = GateTests.Message();
        message["serviceUrl"] = _connector.ServiceUrl;
        var token = TestToken.OfChannel(key, "https://api.botframework.com", AppId, _connector.ServiceUrl);
        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesGate.Path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Write());
        request.Content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        return await _host.Client.SendAsync(request, cancellationToken);
    }
}
