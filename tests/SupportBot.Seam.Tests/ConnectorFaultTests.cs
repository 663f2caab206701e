using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.BotBuilder.Connector;
using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>The table of the connector's faults in docs/life-of-a-message.md, row by row: the whole bot against a connector that fails.</summary>
public sealed partial class ConnectorFaultTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly InMemorySessionStore _store = new();
    private readonly CountedTokens _tokens = new();
    private LoopbackConnector _connector = null!;
    private BotHost _host = null!;
    private string[] _words = [];

    public async Task InitializeAsync() => _connector = await LoopbackConnector.Start();

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task It_is_not_there()
    {
        await Start();
        var message = Message();
        message["serviceUrl"] = $"http://127.0.0.1:{ClosedPort()}/";

        await ShouldFail(message);
        await ShouldTellTheRest(0);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task It_is_busy(int status)
    {
        await Start();
        _connector.Then(status, ("Retry-After", "0")).Then(201).Then(status);

        await ShouldBeFine(Message());

        _connector.Texts.ShouldBe([_words[0], _words[0], _words[1], _words[1]]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task It_stays_busy(int status)
    {
        await Start();
        _connector.Then(status).Then(status).Then(status);

        await ShouldFail(Message());

        _connector.Requests.Count.ShouldBe(3);
        await ShouldTellTheRest(0);
    }

    [Fact]
    public async Task It_asks_for_a_long_wait()
    {
        await Start();
        _connector.Then(429, ("Retry-After", "3600"));

        await ShouldFail(Message());

        _connector.Requests.Count.ShouldBe(1);
        await ShouldTellTheRest(0);
    }

    [Fact]
    public async Task It_refuses_the_token()
    {
        await Start();
        _connector.Then(401);

        await ShouldBeFine(Message());

        _connector.Requests.Select(request => request.Authorization).ShouldBe(["Bearer 1", "Bearer 2", "Bearer 2"]);
        _connector.Texts.ShouldBe([_words[0], .. _words]);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(401, 2)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(500, 1)]
    public async Task It_refuses_the_message(int status, int requests)
    {
        await Start();
        _connector.Then(status).Then(status == 401 ? status : 201);

        await ShouldFail(Message());

        _connector.Requests.Count.ShouldBe(requests);
        if (status != 401) _host.Log.All.ShouldContain(((HttpStatusCode)status).ToString());
    }

    [Fact]
    public async Task It_refuses_half_way()
    {
        await Start();
        _connector.Then(201).Then(400);

        await ShouldFail(Message());
        await ShouldTellTheRest(1);
    }

    [Fact]
    public async Task It_hangs()
    {
        var time = new ManualTime();
        await Start(time);
        _connector.ThenHang();

        var failed = ShouldFail(Message());
        await _connector.UntilAsync(1);
        await time.PassAsync(ConnectorRetry.Default.Total);
        await failed;

        _connector.Requests.Count.ShouldBe(1);
        await ShouldTellTheRest(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task It_breaks_off_when_it_may_have_taken_the_message(int taken)
    {
        await Start();
        for (var i = 0; i < taken; i++) _connector.Then(201);
        _connector.ThenReset();

        await ShouldFail(Message());

        _connector.Texts.ShouldBe(_words.Take(taken + 1));
        await ShouldTellTheRest(taken);
    }

    [Fact]
    public async Task It_answers_what_is_not_JSON()
    {
        await Start();
        _connector.ThenBabble();

        await ShouldBeFine(Message());

        _connector.Texts.ShouldBe(_words);
    }

    [Fact]
    public async Task It_is_slow()
    {
        await Start();
        var answers = _connector.ThenHold();

        var response = _host.Post(Message());
        await _connector.UntilAsync(1);
        await _time.PassAsync(SlowTurns.Patience);
        (await response).StatusCode.ShouldBe(HttpStatusCode.OK);
        answers.SetResult();
        await _host.EndedAsync();

        _connector.Texts.ShouldBe(_words);
    }

    [Fact]
    public async Task It_is_slow_and_fails_then()
    {
        await Start();
        var answers = _connector.ThenHold();
        _connector.Then(500);

        var response = _host.Post(Message());
        await _connector.UntilAsync(1);
        await _time.PassAsync(SlowTurns.Patience);
        (await response).StatusCode.ShouldBe(HttpStatusCode.OK);
        answers.SetResult();
        await _time.PassAsync(SlowTurns.Pauses[0]);
        await _connector.UntilAsync(3);

        _connector.Texts.ShouldBe([_words[0], _words[1], _words[1]]);
    }

    [Fact]
    public async Task The_guide_has_a_row_for_each()
    {
        await Start();
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "life-of-a-message.md"));
        var tests = typeof(ConnectorFaultTests).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.StartsWith("It_", StringComparison.Ordinal)).Select(method => method.Name);

        Row().Matches(guide).Select(row => row.Groups["test"].Value).ShouldBe(tests, ignoreOrder: true);
    }

    /// <summary>Starts the bot in a talk whose next turn says two things.</summary>
    private async Task Start(ManualTime? connectorTime = null)
    {
        _host = await BotHost.StartSupport(
            _store, _time, connectorTime, configure: services => services.Replace(ServiceDescriptor.Singleton<IConnectorTokens>(_tokens)));

        var asked = Message();
        asked["conversation"]!["id"] = "another";
        (asked["serviceUrl"], asked["deliveryMode"]) = (null, "expectReplies");
        var said = (await (await _host.Post(asked)).Json())["activities"]!.AsArray();
        _words = [.. said.Select(one => one!["text"]!.GetValue<string>())];
        _words.Length.ShouldBe(2);
    }

    private async Task ShouldBeFine(JsonNode message)
    {
        (await _host.Post(message)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Log.All.ShouldNotContain("coaching");
    }

    /// <summary>The caller is told to send the activity again, and the turn is kept until then.</summary>
    private async Task ShouldFail(JsonNode message)
    {
        (await (await _host.Post(message)).Refusal(HttpStatusCode.BadGateway)).ShouldContain("again");
        _store.Saves.ShouldBe(2);
        _host.Log.All.ShouldNotContain("coaching");
    }

    /// <summary>The activity that comes again makes no second turn and tells what the connector is not known to have.</summary>
    private async Task ShouldTellTheRest(int taken)
    {
        var before = _connector.Requests.Count;
        await ShouldBeFine(Message());
        await ShouldBeFine(Message());

        _connector.Texts.Skip(before).ShouldBe(_words.Skip(taken));
        _store.Saves.ShouldBe(2);
    }

    private JsonObject Message()
    {
        var message = GateTests.Message();
        (message["text"], message["channelId"], message["serviceUrl"]) = ("what is coaching?", "sms", _connector.ServiceUrl);
        return message;
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^\|.*`ConnectorFaultTests\.(?<test>\w+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    /// <summary>Tokens that can be told apart.</summary>
    private sealed class CountedTokens : IConnectorTokens
    {
        private int _given = 1;

        public ValueTask<string?> GetAsync(string? audience, bool refused, CancellationToken cancellationToken) =>
            ValueTask.FromResult<string?>(refused ? $"{Interlocked.Increment(ref _given)}" : $"{_given}");
    }
}
