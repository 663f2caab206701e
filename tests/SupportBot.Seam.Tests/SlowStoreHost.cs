using System.Text.Json.Nodes;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>The whole bot with a store, and a connector, that answer when the test says so.</summary>
public abstract class SlowStoreHost : IAsyncLifetime
{
    private protected const string Danger = "I want to kill myself";

    private protected static readonly TimeSpan Guard = TimeSpan.FromMinutes(1);

    private protected ManualTime Time { get; } = new();

    private protected ManualTime ConnectorTime { get; } = new();

    private protected InMemorySessionStore Store { get; } = new();

    private protected TestBot Apology { get; } = new((turn, token) => turn.SendActivityAsync("sorry", cancellationToken: token));

    private protected LoopbackConnector Connector { get; private set; } = null!;

    private protected BotHost Host { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Connector = await LoopbackConnector.Start();
        Host = await BotHost.StartSupport(Store, Time, ConnectorTime, Apology);
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
    }

    private protected IReadOnlyList<JsonNode> Said =>
        [.. Connector.Requests.Select(request => request.Body!).Where(body => body["type"]!.GetValue<string>() == "message")];

    private protected string Words => string.Join('\n', Said.Select(said => said.ToJsonString()));

    /// <summary>Begins questions until one waits for its answer.</summary>
    /// <returns>How many messages were said.</returns>
    private protected async Task<int> AskAsync()
    {
        await Host.Post(Message("help me choose"));
        await Host.Post(Message("low mood", "a2"));
        return Said.Count;
    }

    /// <summary>An activity is acknowledged, and its turn fails before anything of it is kept.</summary>
    private protected async Task FailUnkeptAsync(JsonNode message)
    {
        var store = Store.Hold();
        await AcknowledgedAsync(message);
        Store.CannotLoad = true;
        store.SetResult();
        await FailedAsync();
        Store.CannotLoad = false;
    }

    /// <summary>An activity is acknowledged, and its first message is refused.</summary>
    private protected Task FailToSayAsync(JsonNode message)
    {
        // The first request says that somebody is typing.
        Connector.Then(201).Then(500);
        return AcknowledgeHeldAsync(message);
    }

    /// <summary>An activity is acknowledged while the store holds it up, and goes on then.</summary>
    private protected async Task AcknowledgeHeldAsync(JsonNode message, bool fails = true)
    {
        var store = Store.Hold();
        await AcknowledgedAsync(message);
        store.SetResult();
        if (fails) await FailedAsync();
    }

    private protected Task FailedAsync() => Host.Log.Until("An acknowledged turn failed");

    private protected Task SavedAsync(int times) => UntilAsync(() => Store.Saves == times);

    /// <summary>Posts an activity whose turn the store holds up, and waits until typing is shown and the channel answered.</summary>
    /// <returns>The body of the answer.</returns>
    private protected async Task<string> AcknowledgedAsync(JsonNode activity)
    {
        var before = Connector.Requests.Count;
        var response = Host.Post(activity);
        await Store.Asked.WaitAsync(Guard);
        await Time.PassAsync(SlowTurns.Patience);
        var answer = await AnsweredAsync(response);
        if (activity["type"]!.GetValue<string>() == "message") await Connector.UntilAsync(before + 1);
        return await answer.Content.ReadAsStringAsync();
    }

    private protected static async Task<HttpResponseMessage> AnsweredAsync(Task<HttpResponseMessage> response) =>
        (await response.WaitAsync(Guard)).EnsureSuccessStatusCode();

    private protected static async Task UntilAsync(Func<bool> happened)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (!happened()) await Task.Delay(10, guard.Token);
    }

    private protected JsonObject Message(string text, string id = "a1")
    {
        var message = GateTests.Message();
        (message["text"], message["id"], message["channelId"]) = (text, id, "msteams");
        message["serviceUrl"] = Connector.ServiceUrl;
        return message;
    }

    private protected JsonObject Press(string data)
    {
        var press = Message("", "p1");
        (press["type"], press["name"]) = ("invoke", "adaptiveCard/action");
        press["value"] = JsonNode.Parse($$$"""{"action":{"type":"Action.Execute","verb":"press","data":{{{data}}}}}""");
        return press;
    }
}
