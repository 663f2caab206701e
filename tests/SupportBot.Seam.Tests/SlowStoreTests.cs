using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.BotBuilder.Connector;
using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>The whole bot with a store, and a connector, that answer when the test says so.</summary>
public sealed class SlowStoreTests : IAsyncLifetime
{
    private const string Danger = "I want to kill myself";

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly ManualTime _time = new();
    private readonly ManualTime _connectorTime = new();
    private readonly InMemorySessionStore _store = new();
    private readonly TestBot _apology = new((turn, token) => turn.SendActivityAsync("sorry", cancellationToken: token));
    private LoopbackConnector _connector = null!;
    private BotHost _host = null!;
    private SupportActivityHandler? _bot;

    public async Task InitializeAsync()
    {
        _connector = await LoopbackConnector.Start();
        _host = await BotHost.Start(
            new TestBot((turn, token) => _bot!.OnTurnAsync(turn, token)),
            connectorTime: _connectorTime,
            time: _time,
            apology: _apology,
            configure: builder => builder.Services.AddSingleton<ISessionStore>(_store).AddSupportDialog(TestContent.Britain));
        _bot = _host.Services.GetRequiredService<SupportActivityHandler>();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task The_replies_to_a_message_follow_after_typing_and_its_acknowledgement()
    {
        var store = _store.Hold();
        var answer = await AcknowledgedAsync(Message("what is coaching?"));
        store.SetResult();

        await _host.EndedAsync();
        answer.ShouldBeEmpty();
        _connector.Requests[0].Body!["type"]!.GetValue<string>().ShouldBe("typing");
        Said.Count.ShouldBeGreaterThan(1);
        Said.ShouldAllBe(said => said["conversation"]!["id"]!.GetValue<string>() == "c1");
        Words.ShouldContain("coach");
    }

    [Fact]
    public async Task An_activity_that_comes_again_while_its_first_turn_runs_makes_no_second_one()
    {
        var store = _store.Hold();
        var message = Message("what is coaching?");
        var responses = new[] { _host.Post(message), _host.Post(message) };
        await _time.PassAsync(SlowTurns.Patience, timers: 2);
        foreach (var response in await Task.WhenAll(responses).WaitAsync(Guard)) response.EnsureSuccessStatusCode();
        store.SetResult();

        await _host.EndedAsync();

        _store.Kept!.Session.Turns.ShouldBe(1);
        Said.Select(said => said.ToJsonString()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_press_is_answered_with_a_note_and_the_record_is_said_afterwards()
    {
        var before = await AskAsync();
        var store = _store.Hold();

        var note = JsonNode.Parse(await AcknowledgedAsync(Press("""{"intent":"skip"}""")))!;
        store.SetResult();
        await _host.EndedAsync();

        note["value"]!.GetValue<string>().ShouldBe("One moment");
        Said.Count.ShouldBe(before + 2);
        Said[before]["text"].ShouldNotBeNull();
        Said[before + 1]["attachments"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_press_is_answered_with_its_card_when_the_connector_is_slow_and_the_record_is_not_said_too()
    {
        var before = await AskAsync();
        var connector = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connector.ThenAfter(connector.Task, status: 500);

        var response = _host.Post(Press("""{"intent":"skip"}"""));
        await _connector.UntilAsync(before + 1);
        await _time.PassAsync(SlowTurns.Patience);
        var answer = await (await response.WaitAsync(Guard)).Json();
        connector.SetResult();
        await FailedAsync();
        await _time.PassAsync(SlowTurns.Pauses[0]);
        await _connector.UntilAsync(before + 2);
        await _host.EndedAsync();

        answer["statusCode"]!.GetValue<int>().ShouldBe(200);
        answer["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        answer["value"]!["type"]!.GetValue<string>().ShouldBe("AdaptiveCard");
        Said.Count.ShouldBe(before + 2);
        Said.Skip(before).ShouldAllBe(said => said["attachments"] != null);
        _apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_press_whose_question_is_refused_is_answered_with_its_card_and_the_question_follows()
    {
        var before = await AskAsync();
        _connector.Then(500);

        var answer = await (await _host.Post(Press("""{"intent":"skip"}"""))).Json();
        await _time.PassAsync(SlowTurns.Pauses[0]);
        await _connector.UntilAsync(before + 2);
        await _host.EndedAsync();

        answer["value"]!["type"]!.GetValue<string>().ShouldBe("AdaptiveCard");
        Said.Count.ShouldBe(before + 2);
        Said[^1].ToJsonString().ShouldBe(Said[^2].ToJsonString());
        _apology.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_of_danger_waits_for_no_store_and_is_known_afterwards(bool holdsThread)
    {
        using var disk = new ManualResetEventSlim();
        if (holdsThread) _store.Stall = disk;
        var store = _store.Hold();
        var response = _host.Post(Message(Danger));
        await _store.Asked.WaitAsync(Guard);
        await _time.PassAsync(SafetyMiddleware.Patience);
        (await response.WaitAsync(Guard)).EnsureSuccessStatusCode();

        Words.ShouldContain("116 123");
        var said = Said.Count;
        _store.Kept.ShouldBeNull();
        disk.Set();
        store.SetResult();
        await SavedAsync(1);
        _store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
        (await _host.Post(Message(Danger))).EnsureSuccessStatusCode();
        Said.Count.ShouldBe(said);
    }

    [Fact]
    public async Task A_sign_of_danger_waits_for_no_connector_that_holds_up_the_turn_before_and_is_known_afterwards()
    {
        var connector = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connector.ThenAfter(connector.Task);
        var first = _host.Post(Message("what is coaching?"));
        await _connector.UntilAsync(1);
        var second = _host.Post(Message(Danger, "a2"));
        await _time.PassAsync(SafetyMiddleware.Patience, timers: 2);
        (await second.WaitAsync(Guard)).EnsureSuccessStatusCode();

        Words.ShouldContain("116 123");
        first.IsCompleted.ShouldBeFalse();
        connector.SetResult();
        (await first.WaitAsync(Guard)).EnsureSuccessStatusCode();
        await SavedAsync(2);
        _store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
        Said.Select(said => said["text"]?.ToJsonString() ?? said["attachments"]!.ToJsonString()).ShouldBeUnique();
    }

    [Fact]
    public async Task What_could_not_be_kept_makes_no_turn_once_the_conversation_went_on()
    {
        await FailUnkeptAsync(Message("no"));
        await _host.Post(Message("I want to die", "a2"));
        var kept = _store.Kept!;
        kept.Session.Safety.IsOpen.ShouldBeTrue();

        await _time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => _apology.Turns == 1);
        await _host.EndedAsync();

        _store.Kept.ShouldBeSameAs(kept);
        Said[^1]["text"]!.GetValue<string>().ShouldBe("sorry");
    }

    [Fact]
    public async Task What_was_forgotten_makes_no_turn_any_more()
    {
        await FailToSayAsync(Message("what is coaching?"));
        await _host.Post(Message("forget me", "a2"));
        await _host.Post(Message("yes", "a3"));
        _store.Kept.ShouldBeNull();
        var (said, saves) = (Said.Count, _store.Saves);

        await _time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => _apology.Turns == 1);
        await _host.EndedAsync();

        _store.Kept.ShouldBeNull();
        _store.Saves.ShouldBe(saves);
        Said.Skip(said).ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldBe("sorry");
    }

    [Fact]
    public async Task Danger_that_nobody_answered_is_answered_also_when_nothing_is_recorded_of_it()
    {
        var connector = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = _store.Hold();
        var response = _host.Post(Message(Danger));
        await _store.Asked.WaitAsync(Guard);
        // The sign that somebody is typing, and the first message.
        _connector.Then(201).ThenAfter(connector.Task, status: 500);
        await _time.PassAsync(SafetyMiddleware.Patience);
        await _connector.UntilAsync(2);
        await _time.PassAsync(SlowTurns.Patience - SafetyMiddleware.Patience);
        (await response.WaitAsync(Guard)).EnsureSuccessStatusCode();
        connector.SetResult();
        await FailedAsync();
        _store.CannotSave = true;
        store.SetResult();
        var said = Said.Count;

        await _time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Said.Count > said + 1);
        await _host.EndedAsync();

        Words.ShouldContain("116 123");
        _store.Saves.ShouldBe(0);
        _apology.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_message_that_may_have_been_taken_is_said_once_more_and_then_the_rest(int resets)
    {
        _connector.Then(201);
        for (var i = 0; i < resets; i++) _connector.ThenReset();
        await AcknowledgeHeldAsync(Message("what is coaching?"));
        for (var i = 0; i < resets; i++) await _time.PassAsync(SlowTurns.Pauses[i]);
        await UntilAsync(() => Said.Count == 3);
        await _host.EndedAsync();

        var said = Said.Select(one => one.ToJsonString()).ToList();
        said[1].ShouldBe(said[0]);
        said[2].ShouldNotBe(said[0]);
        _apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_connector_that_hangs_to_the_end_gets_no_message_a_third_time_and_no_apology()
    {
        _connector.Then(201);
        for (var i = 0; i <= SlowTurns.Pauses.Count; i++) _connector.ThenHang();
        await AcknowledgeHeldAsync(Message("what is coaching?"), fails: false);
        await HangAsync(1);
        for (var i = 0; i < SlowTurns.Pauses.Count; i++)
        {
            await _time.PassAsync(SlowTurns.Pauses[i]);
            await HangAsync(i + 2);
        }

        await _host.EndedAsync();

        Said.Select(said => said.ToJsonString()).CountBy(said => said).Select(said => said.Value).ShouldBe([2, 2]);
        _apology.Turns.ShouldBe(0);

        async Task HangAsync(int messages)
        {
            await UntilAsync(() => Said.Count == messages);
            await _connectorTime.PassAsync(ConnectorRetry.Default.Total);
        }
    }

    [Fact]
    public async Task A_note_that_may_have_been_taken_is_said_once_more_and_no_oftener()
    {
        var connector = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connector.ThenAfter(connector.Task, status: 500).ThenReset().ThenReset();
        var response = _host.Post(Message(""));
        await _connector.UntilAsync(1);
        await _time.PassAsync(SlowTurns.Patience);
        (await response.WaitAsync(Guard)).EnsureSuccessStatusCode();
        connector.SetResult();
        foreach (var pause in SlowTurns.Pauses) await _time.PassAsync(pause);
        await _host.EndedAsync();

        // Refused, and then perhaps taken twice.
        Said.Count.ShouldBe(3);
        _apology.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task An_activity_without_an_id_that_is_run_again_makes_one_turn()
    {
        var message = Message("what is coaching?");
        message.Remove("id");
        await FailToSayAsync(message);
        await _time.PassAsync(SlowTurns.Pauses[0]);
        await UntilAsync(() => Said.Count == 3);
        await _host.EndedAsync();

        _store.Kept!.Session.Turns.ShouldBe(1);
        _store.Saves.ShouldBe(1);
        _apology.Turns.ShouldBe(0);
    }

    private IReadOnlyList<JsonNode> Said =>
        [.. _connector.Requests.Select(request => request.Body!).Where(body => body["type"]!.GetValue<string>() == "message")];

    private string Words => string.Join('\n', Said.Select(said => said.ToJsonString()));

    /// <summary>Begins questions until one waits for its answer.</summary>
    /// <returns>How many messages were said.</returns>
    private async Task<int> AskAsync()
    {
        await _host.Post(Message("help me choose"));
        await _host.Post(Message("low mood", "a2"));
        return Said.Count;
    }

    /// <summary>An activity is acknowledged, and its turn fails before anything of it is kept.</summary>
    private async Task FailUnkeptAsync(JsonNode message)
    {
        var store = _store.Hold();
        await AcknowledgedAsync(message);
        _store.CannotLoad = true;
        store.SetResult();
        await FailedAsync();
        _store.CannotLoad = false;
    }

    /// <summary>An activity is acknowledged, and its first message is refused.</summary>
    private Task FailToSayAsync(JsonNode message)
    {
        // The first request says that somebody is typing.
        _connector.Then(201).Then(500);
        return AcknowledgeHeldAsync(message);
    }

    /// <summary>An activity is acknowledged while the store holds it up, and goes on then.</summary>
    private async Task AcknowledgeHeldAsync(JsonNode message, bool fails = true)
    {
        var store = _store.Hold();
        await AcknowledgedAsync(message);
        store.SetResult();
        if (fails) await FailedAsync();
    }

    private Task FailedAsync() => _host.Log.Until("An acknowledged turn failed");

    private Task SavedAsync(int times) => UntilAsync(() => _store.Saves == times);

    /// <summary>Posts an activity whose turn the store holds up, and waits until typing is shown and the channel answered.</summary>
    /// <returns>The body of the answer.</returns>
    private async Task<string> AcknowledgedAsync(JsonNode activity)
    {
        var before = _connector.Requests.Count;
        var response = _host.Post(activity);
        await _store.Asked.WaitAsync(Guard);
        await _time.PassAsync(SlowTurns.Patience);
        var answer = await response.WaitAsync(Guard);
        answer.EnsureSuccessStatusCode();
        if (activity["type"]!.GetValue<string>() == "message") await _connector.UntilAsync(before + 1);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (!happened()) await Task.Delay(10, guard.Token);
    }

    private JsonObject Message(string text, string id = "a1")
    {
        var message = GateTests.Message();
        (message["text"], message["id"], message["channelId"]) = (text, id, "msteams");
        message["serviceUrl"] = _connector.ServiceUrl;
        return message;
    }

    private JsonObject Press(string data)
    {
        var press = Message("", "p1");
        (press["type"], press["name"]) = ("invoke", "adaptiveCard/action");
        press["value"] = JsonNode.Parse($$$"""{"action":{"type":"Action.Execute","verb":"press","data":{{{data}}}}}""");
        return press;
    }
}
