namespace SupportBot.Doors.Tests.Support;

/// <summary>A person in Teams, whose presses are invokes; what the invoke was answered with is kept.</summary>
internal sealed class TeamsDoor(HttpClient http, TimeProvider clock, string? country) : BotFrameworkDoor(http, clock, "msteams", country)
{
    /// <summary>The card that took the place of the last pressed one, or null when that stayed.</summary>
    public string? Replacement { get; private set; }

    protected override async Task<IReadOnlyList<Heard>> SendAsync(JsonObject data)
    {
        var answer = await PostAsync("invoke", new JsonObject
        {
            ["name"] = "adaptiveCard/action",
            ["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = data["intent"]!.DeepClone(), ["data"] = data.DeepClone() },
                ["trigger"] = "manual",
            },
        });
        var replies = Replies(answer).ToLookup(reply => reply["type"]!.GetValue<string>());
        var response = replies["invokeResponse"].ShouldHaveSingleItem()["value"]!;
        response["status"]!.GetValue<int>().ShouldBe(200);
        Replacement = response["body"]!["type"]!.GetValue<string>() == "application/vnd.microsoft.card.adaptive"
            ? response["body"]!["value"]!.ToJsonString()
            : null;
        return [.. replies["message"].Select(Heard.Of)];
    }
}
