using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>The whole bot with a store that answers when the test says so.</summary>
public sealed class SlowStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private readonly ManualTime _time = new();
    private readonly InMemorySessionStore _store = new();
    private LoopbackConnector _connector = null!;
    private BotHost _host = null!;
    private SupportActivityHandler? _bot;

    public async Task InitializeAsync()
    {
        _connector = await LoopbackConnector.Start();
        _host = await BotHost.Start(new TestBot((turn, token) => _bot!.OnTurnAsync(turn, token)), time: _time, configure: builder =>
            builder.Services.AddSingleton<ISessionStore>(_store).AddSupportDialog(TestContent.Britain));
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
        var store = Hold();
        var answer = await AcknowledgedAsync(_host.Post(Message("what is coaching?")));
        store.SetResult();

        await Until(() => Said.Count > 1);
        answer.ShouldBeEmpty();
        _connector.Requests[0].Body!["type"]!.GetValue<string>().ShouldBe("typing");
        Said.ShouldAllBe(said => said["conversation"]!["id"]!.GetValue<string>() == "c1");
        string.Join('\n', Said.Select(said => said.ToJsonString())).ShouldContain("coach");
    }

    [Fact]
    public async Task An_activity_that_comes_again_while_its_first_turn_runs_makes_no_second_one()
    {
        var store = Hold();
        var message = Message("what is coaching?");
        var first = _host.Post(message);
        await _store.Asked.WaitAsync(Guard);
        var second = _host.Post(message);
        await AcknowledgedAsync(first);
        await AcknowledgedAsync(second);
        store.SetResult();

        await _host.EndedAsync();

        _store.Kept!.Session.Turns.ShouldBe(1);
        Said.Select(said => said.ToJsonString()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_press_is_answered_with_a_note_and_the_record_is_said_afterwards()
    {
        await _host.Post(Message("help me choose"));
        await _host.Post(Message("low mood", "a2"));
        var before = Said.Count;
        var store = Hold();

        var note = JsonNode.Parse(await AcknowledgedAsync(_host.Post(Press("""{"intent":"skip"}"""))))!;
        store.SetResult();
        await Until(() => Said.Count == before + 2);

        note["value"]!.GetValue<string>().ShouldBe("One moment");
        Said[before]["text"].ShouldNotBeNull();
        Said[before + 1]["attachments"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_sign_of_danger_waits_for_no_store()
    {
        Hold();
        var response = _host.Post(Message("I want to kill myself"));
        await _store.Asked.WaitAsync(Guard);
        await Until(() => Said.Count > 1, SafetyMiddleware.Patience);

        string.Join('\n', Said.Select(said => said.ToJsonString())).ShouldContain("116 123");
        (await response.WaitAsync(Guard)).EnsureSuccessStatusCode();
    }

    private IReadOnlyList<JsonNode> Said =>
        [.. _connector.Requests.Select(request => request.Body!).Where(body => body["type"]!.GetValue<string>() == "message")];

    private TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _store.Gate = held.Task;
        return held;
    }

    private async Task<string> AcknowledgedAsync(Task<HttpResponseMessage> response)
    {
        await Until(() => response.IsCompleted, SlowTurns.Patience);
        var answer = await response;
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task Until(Func<bool> happened, TimeSpan step = default)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (!happened())
        {
            _time.Advance(step);
            await Task.Delay(10, guard.Token);
        }
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
