using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using SupportBot.BotBuilder.Connector;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>A channel is answered in time, whatever a turn waits for.</summary>
public sealed class SlowTurnTests : IAsyncLifetime
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly ManualTime _time = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TestBot _apology = new((turn, token) => turn.SendActivityAsync("sorry", cancellationToken: token));
    private LoopbackConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await LoopbackConnector.Start();

    public async Task DisposeAsync() => await _connector.DisposeAsync();

    [Fact]
    public async Task A_turn_that_takes_long_is_acknowledged_and_its_replies_follow()
    {
        await using var host = await Start(Slow);

        (await AcknowledgedAsync(host, Message())).ShouldBeEmpty();
        _connector.Requests.ShouldBeEmpty();
        _awaited.SetResult();

        await _connector.UntilAsync(1);
        _connector.Requests[0].Path.ShouldBe("/_connector/v3/conversations/c1/activities/a1");
        _connector.Texts.ShouldBe(["at last"]);
    }

    [Fact]
    public async Task A_press_of_a_button_that_takes_long_is_answered_with_a_note()
    {
        await using var host = await Start(Slow);

        var note = JsonNode.Parse(await AcknowledgedAsync(host, Press()))!;
        _awaited.SetResult();

        note["statusCode"]!.GetValue<int>().ShouldBe(200);
        note["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.activity.message");
        note["value"]!.GetValue<string>().ShouldBe("One moment");
        await _connector.UntilAsync(1);
    }

    [Fact]
    public async Task A_caller_that_wants_the_replies_in_the_response_waits_for_them()
    {
        await using var host = await Start(Slow);
        var message = Message();
        message["deliveryMode"] = "expectReplies";

        var response = host.Post(message);
        await _begun.Task.WaitAsync(Guard);
        await _time.PassAsync(SlowTurns.Patience);
        _awaited.SetResult();

        (await (await response).Json())["activities"]!.AsArray().ShouldHaveSingleItem()!["text"]!.GetValue<string>().ShouldBe("at last");
    }

    [Fact]
    public async Task A_token_for_the_connector_that_takes_long_holds_up_no_channel()
    {
        var tokens = new SlowTokens(_begun, _awaited.Task);
        await using var host = await Start(new EchoHandler(), tokens);

        (await AcknowledgedAsync(host, Message())).ShouldBeEmpty();
        _awaited.SetResult();

        await _connector.UntilAsync(1);
        _connector.Requests[0].Authorization.ShouldBe("Bearer late");
    }

    [Fact]
    public async Task An_acknowledged_turn_that_fails_is_tried_again_because_the_channel_will_not()
    {
        var bot = new TestBot(Slow);
        await using var host = await Start(bot);
        _connector.Then(500);

        await AcknowledgedAsync(host, Message());
        _awaited.SetResult();

        await _time.PassAsync(SlowTurns.Pauses[0]);
        await _connector.UntilAsync(2);
        await host.EndedAsync();
        _connector.Texts.ShouldBe(["at last", "at last"]);
        bot.Turns.ShouldBe(2);
        _apology.Turns.ShouldBe(0);
        host.Log.All.ShouldContain("InternalServerError");
    }

    [Fact]
    public async Task When_nothing_helps_the_person_is_told()
    {
        var bot = new TestBot(async (turn, token) =>
        {
            await Slow(token);
            throw new InvalidOperationException("hello");
        });
        await using var host = await Start(bot);

        await AcknowledgedAsync(host, Message());
        _awaited.SetResult();
        await PassAllAsync();
        await _connector.UntilAsync(1);
        await host.EndedAsync();

        bot.Turns.ShouldBe(SlowTurns.Pauses.Count + 1);
        _connector.Texts.ShouldBe(["sorry"]);
        host.Log.All.ShouldNotContain("hello");
    }

    [Fact]
    public async Task A_turn_that_never_ends_is_ended()
    {
        await using var host = await Start(async (_, token) =>
        {
            _begun.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });

        await AcknowledgedAsync(host, Message());
        await _time.PassAsync(SlowTurns.Limit - SlowTurns.Patience);
        foreach (var pause in SlowTurns.Pauses)
        {
            await _time.PassAsync(pause);
            await _time.PassAsync(SlowTurns.Limit);
        }

        await _connector.UntilAsync(1);
        _connector.Texts.ShouldBe(["sorry"]);
    }

    [Fact]
    public async Task When_something_may_have_arrived_nobody_is_told_that_it_failed()
    {
        var bot = new TestBot(async (turn, token) =>
        {
            await Slow(turn, token);
            throw new InvalidOperationException("hello");
        });
        await using var host = await Start(bot);
        for (var i = 0; i <= SlowTurns.Pauses.Count; i++) _connector.ThenReset();

        await AcknowledgedAsync(host, Message());
        _awaited.SetResult();
        await PassAllAsync();
        await host.EndedAsync();

        bot.Turns.ShouldBe(SlowTurns.Pauses.Count + 1);
        _apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task Of_an_activity_that_came_twice_the_person_is_told_once_that_it_failed()
    {
        var bot = new TestBot(async (turn, token) =>
        {
            await Slow(token);
            throw new InvalidOperationException("hello");
        });
        await using var host = await Start(bot);
        var posts = new[] { host.Post(Message()), host.Post(Message()) };
        await _time.PassAsync(SlowTurns.Patience, timers: 2);
        foreach (var response in await Task.WhenAll(posts).WaitAsync(Guard)) response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _awaited.SetResult();

        await PassAllAsync();
        await _connector.UntilAsync(1);
        await host.EndedAsync();

        _connector.Texts.ShouldBe(["sorry"]);
        bot.Turns.ShouldBe(SlowTurns.Pauses.Count + 2);
    }

    [Fact]
    public async Task An_answer_to_a_press_that_nobody_waits_for_any_more_is_no_fault()
    {
        var bot = new TestBot((_, token) => Slow(token));
        await using var host = await Start(bot);

        await AcknowledgedAsync(host, Press());
        _awaited.SetResult();
        await host.EndedAsync();

        bot.Turns.ShouldBe(1);
        _apology.Turns.ShouldBe(0);
        host.Log.All.ShouldNotContain("was refused");
    }

    [Fact]
    public async Task A_host_that_holds_too_many_turns_lets_the_channel_wait()
    {
        await using var host = await Start(new TestBot(Slow), mostAcknowledged: 1);
        await AcknowledgedAsync(host, Message());
        var second = host.Post(Message());
        await _time.PassAsync(SlowTurns.Patience);
        _connector.Then(500).Then(500);
        _awaited.SetResult();

        (await second.WaitAsync(Guard)).StatusCode.ShouldBe(HttpStatusCode.BadGateway);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_conversation_that_is_gone_is_left_alone(int status)
    {
        var bot = new TestBot(Slow);
        await using var host = await Start(bot);
        _connector.Then(status);

        await AcknowledgedAsync(host, Message());
        _awaited.SetResult();
        await _connector.UntilAsync(1);
        await host.EndedAsync();

        bot.Turns.ShouldBe(1);
        _connector.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_host_that_stops_first_ends_what_it_acknowledged()
    {
        var bot = new TestBot(Slow);
        await using var host = await Start(bot);
        _connector.Then(500);
        await AcknowledgedAsync(host, Message());

        var stopped = host.EndedAsync();
        _awaited.SetResult();
        await stopped;

        bot.Turns.ShouldBe(2);
        _connector.Texts.ShouldBe(["at last", "at last"]);
    }

    [Fact]
    public async Task A_host_whose_connector_hangs_stops_in_time_and_says_what_it_left()
    {
        await using var host = await Start(new TestBot(Slow), shutdown: TimeSpan.FromMilliseconds(200));
        _connector.ThenHang();
        await AcknowledgedAsync(host, Message());
        _awaited.SetResult();
        await _connector.UntilAsync(1);

        await host.EndedAsync().WaitAsync(Guard);

        host.Log.All.ShouldContain("stopped before 1 acknowledged");
    }

    [Fact]
    public async Task A_host_that_stops_tries_once_more_and_not_for_ever()
    {
        var bot = new TestBot(async (_, token) =>
        {
            await Slow(token);
            throw new InvalidOperationException("hello");
        });
        await using var host = await Start(bot);
        await AcknowledgedAsync(host, Message());

        var stopped = host.EndedAsync();
        _awaited.SetResult();
        await stopped;

        bot.Turns.ShouldBe(2);
        _connector.Texts.ShouldBe(["sorry"]);
    }

    private async Task Slow(ITurnContext turn, CancellationToken cancellationToken)
    {
        await Slow(cancellationToken);
        await turn.SendActivityAsync("at last", cancellationToken: cancellationToken);
    }

    private Task Slow(CancellationToken cancellationToken)
    {
        _begun.TrySetResult();
        return _awaited.Task.WaitAsync(cancellationToken);
    }

    private Task<BotHost> Start(Func<ITurnContext, CancellationToken, Task> turn) => Start(new TestBot(turn));

    private Task<BotHost> Start(IBot bot, IConnectorTokens? tokens = null, int mostAcknowledged = 10, TimeSpan? shutdown = null) =>
        BotHost.Start(bot, apology: _apology, time: _time, mostAcknowledged: mostAcknowledged, configure: builder =>
        {
            if (tokens is not null) builder.Services.Replace(ServiceDescriptor.Singleton(tokens));
            if (shutdown is { } limit) builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = limit);
        });

    /// <summary>Posts an activity whose turn takes longer than its channel waits.</summary>
    /// <returns>The body of the answer.</returns>
    private async Task<string> AcknowledgedAsync(BotHost host, JsonNode activity)
    {
        var response = host.Post(activity);
        await _begun.Task.WaitAsync(Guard);
        await _time.PassAsync(SlowTurns.Patience);
        var answer = await response.WaitAsync(Guard);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Lets the time pass until an acknowledged turn that fails is tried for the last time.</summary>
    private async Task PassAllAsync()
    {
        foreach (var pause in SlowTurns.Pauses) await _time.PassAsync(pause);
    }

    private JsonObject Message()
    {
        var message = GateTests.Message();
        message["serviceUrl"] = _connector.ServiceUrl;
        return message;
    }

    private JsonObject Press()
    {
        var press = Message();
        press["type"] = "invoke";
        press["name"] = "adaptiveCard/action";
        press["value"] = JsonNode.Parse("""{"action":{"type":"Action.Execute","verb":"press","data":{}}}""");
        return press;
    }

    private sealed class SlowTokens(TaskCompletionSource asked, Task given) : IConnectorTokens
    {
        public async ValueTask<string?> GetAsync(string? audience, bool refused, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            await given.WaitAsync(cancellationToken);
            return "late";
        }
    }
}
