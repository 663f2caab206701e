using System.Net.Http.Json;

namespace SupportBot.Doors.Tests.Support;

/// <summary>A person behind a Bot Framework channel: activities go to /api/messages, and the replies come in the answer.</summary>
internal class BotFrameworkDoor(HttpClient http, TimeProvider clock, string channel, string? country) : Way
{
    private static readonly Uri Door = new("/api/messages", UriKind.Relative);

    private readonly string _conversation = Guid.NewGuid().ToString("N");
    private readonly List<string> _written = [];

    protected override Task<IReadOnlyList<Heard>> JoinAsync() =>
        TurnAsync("conversationUpdate", new JsonObject { ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "person" }, new JsonObject { ["id"] = "bot" }) });

    protected override Task<IReadOnlyList<Heard>> SayAsync(string text)
    {
        _written.Add(Guid.NewGuid().ToString());
        return TurnAsync("message", new JsonObject { ["id"] = _written[^1], ["text"] = text });
    }

    protected override Task<IReadOnlyList<Heard>> SendAsync(JsonObject data) => TurnAsync("message", new JsonObject { ["value"] = data.DeepClone() });

    protected override Task<IReadOnlyList<Heard>> EditAsync(int message, string text) =>
        TurnAsync("messageUpdate", new JsonObject { ["id"] = _written[message - 1], ["text"] = text });

    protected override Task<IReadOnlyList<Heard>> DeleteAsync(int message) =>
        TurnAsync("messageDelete", new JsonObject { ["id"] = _written[message - 1] });

    protected async Task<IReadOnlyList<Heard>> TurnAsync(string type, JsonObject members) =>
        [.. Replies(await PostAsync(type, members)).Where(reply => reply["type"]!.GetValue<string>() == "message").Select(Heard.Of)];

    protected async Task<JsonNode> PostAsync(string type, JsonObject members)
    {
        using var response = await http.PostAsJsonAsync(Door, Activity(type, members));
        var body = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue(body);
        return JsonNode.Parse(body)!;
    }

    protected static IEnumerable<JsonNode> Replies(JsonNode answer) => answer["activities"]!.AsArray().Select(activity => activity!);

    private JsonObject Activity(string type, JsonObject members)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["channelId"] = channel,
            ["serviceUrl"] = "http://127.0.0.1:9/_connector",
            ["deliveryMode"] = "expectReplies",
            ["timestamp"] = clock.GetUtcNow().ToString("O"),
            ["conversation"] = new JsonObject { ["id"] = _conversation, ["conversationType"] = "personal" },
            ["from"] = new JsonObject { ["id"] = "person" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
        };
        if (country is not null)
            activity["entities"] = ClientInfo.Of(country);
        foreach (var (name, value) in members)
            activity[name] = value?.DeepClone();
        return activity;
    }
}
