using System.Text;

namespace SupportBot.Host.Tests.Support;

/// <summary>A person behind a Bot Framework channel: activities go to /api/messages.</summary>
internal sealed class BotFrameworkPerson(HttpClient http, string channel) : Person
{
    private static readonly Uri Door = new("/api/messages", UriKind.Relative);

    public string Conversation { get; } = "conversation-" + Guid.NewGuid().ToString("N");

    public string? Locale { get; init; }

    public JsonArray? Entities { get; init; }

    /// <summary>Where replies go; null asks for them in the answer.</summary>
    public LoopbackConnector? Connector { get; init; }

    /// <summary>Another host, such as the same one after a restart.</summary>
    public HttpClient Http { get; set; } = http;

    public override async Task JoinAsync() => (await PostAsync(Joined())).ShouldBeFine();

    /// <summary>An activity of this person with a new id.</summary>
    public JsonObject Activity(string type, JsonObject? members = null)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["channelId"] = channel,
            ["serviceUrl"] = Connector?.ServiceUrl ?? "http://127.0.0.1:9/_connector",
            ["timestamp"] = DateTimeOffset.UtcNow.ToString("O"),
            ["conversation"] = new JsonObject { ["id"] = Conversation },
            ["from"] = new JsonObject { ["id"] = "person" },
            ["recipient"] = new JsonObject { ["id"] = "bot" },
        };
        if (channel == "msteams")
            activity["conversation"]!["conversationType"] = "personal";
        if (Connector is null)
            activity["deliveryMode"] = "expectReplies";
        if (Locale is not null)
            activity["locale"] = Locale;
        if (Entities is not null)
            activity["entities"] = Entities.DeepClone();
        foreach (var (name, value) in members ?? [])
            activity[name] = value?.DeepClone();
        return activity;
    }

    public JsonObject Message(string text) => Activity("message", new JsonObject { ["text"] = text });

    public JsonObject Joined() =>
        Activity("conversationUpdate", new JsonObject { ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "person" }, new JsonObject { ["id"] = "bot" }) });

    /// <summary>A press of an Action.Execute button.</summary>
    public JsonObject Invoke(JsonNode? data, string verb = "press", string name = "adaptiveCard/action") => Activity("invoke", new JsonObject
    {
        ["name"] = name,
        ["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data?.DeepClone() },
            ["trigger"] = "manual",
        },
    });

    /// <summary>Posts an activity as it is; what the bot says to it is then in <see cref="Person.Heard"/>.</summary>
    public async Task<Answer> PostAsync(JsonNode activity)
    {
        var earlier = Connector?.Taken.Count ?? 0;
        var answer = await PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()));
        if (Connector is not null)
            Hear(Connector.Taken.Skip(earlier).Select(taken => taken.Body));
        else if (answer.Json?["activities"] is JsonArray replies)
            Hear(replies);
        return answer;
    }

    public async Task<Answer> PostAsync(byte[] body, string contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await Http.PostAsync(Door, content);
        return await Answer.OfAsync(response);
    }

    protected override async Task TurnAsync(JsonObject message) => (await PostAsync(Activity("message", message))).ShouldBeFine();
}
