namespace SupportBot.Host.Tests.Support;

/// <summary>Something the bot said.</summary>
internal sealed record Reply(JsonObject Activity)
{
    public string? Text => Activity["text"]?.GetValue<string>();

    public Card? Card => Activity["attachments"]?.AsArray() is [{ } attachment, ..] ? new Card(attachment["content"]!.AsObject()) : null;

    /// <summary>All that a person reads in it, buttons included.</summary>
    public string Words => string.Join('\n', Card is { } card ? card.Texts.Concat(card.Buttons.Select(button => button.Title)) : [Text ?? ""]);
}

internal sealed record Button(JsonObject Json)
{
    public string Type => Json["type"]!.GetValue<string>();

    public string Title => Json["title"]!.GetValue<string>();

    public JsonObject Data => Json["data"]!.AsObject();

    public string Intent => Data["intent"]!.GetValue<string>();

    public string? Target => Data["target"]?.GetValue<string>();
}

/// <summary>An Adaptive Card as a client draws it.</summary>
internal sealed record Card(JsonObject Json)
{
    public IReadOnlyList<Button> Buttons =>
        [.. Json["actions"]?.AsArray().Select(action => new Button(action!.AsObject())).Where(button => button.Json.ContainsKey("data")) ?? []];

    public IEnumerable<string> Texts => Values(Json, "text").Concat(Values(Json, "label"));

    public IEnumerable<string> Links => Values(Json, "url");

    public bool IsQuestion => Buttons.Any(button => button.Intent == "answer");

    public bool IsCrisis => Buttons.Any(button => button.Intent == "im_safe");

    /// <summary>What a question card asks.</summary>
    public string Asks => Values(Json, "label").First();

    /// <summary>The choices of a question card: what is read and what is sent.</summary>
    public IReadOnlyList<(string Title, string Value)> Choices =>
        [.. Inputs().Single()["choices"]!.AsArray().Select(choice => (choice!["title"]!.GetValue<string>(), choice["value"]!.GetValue<string>()))];

    public Button Find(string intent, string? target = null) =>
        Buttons.FirstOrDefault(button => button.Intent == intent && (target is null || button.Target == target))
            ?? throw new InvalidOperationException($"The card has no button '{intent}': {string.Join(", ", Buttons.Select(button => button.Intent))}.");

    /// <summary>What a client sends when the choice is picked and the answer sent.</summary>
    public JsonObject Answer(string value)
    {
        var data = Find("answer").Data.DeepClone().AsObject();
        data[Inputs().Single()["id"]!.GetValue<string>()] = value;
        return data;
    }

    private IEnumerable<JsonObject> Inputs() =>
        Json["body"]!.AsArray().Select(element => element!.AsObject()).Where(element => element["type"]!.GetValue<string>() == "Input.ChoiceSet");

    private static IEnumerable<string> Values(JsonNode? node, string name) => node switch
    {
        JsonObject map => map.SelectMany(member => member.Key == name && member.Value is JsonValue value && value.TryGetValue(out string? text)
            ? [text]
            : Values(member.Value, name)),
        JsonArray list => list.SelectMany(item => Values(item, name)),
        _ => [],
    };
}
