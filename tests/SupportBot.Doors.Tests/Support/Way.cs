namespace SupportBot.Doors.Tests.Support;

/// <summary>A person on one way to the bot, who presses what the cards show.</summary>
internal abstract class Way
{
    private readonly List<JsonObject> _cards = [];

    public async Task<IReadOnlyList<Heard>> DoAsync(Deed deed)
    {
        var heard = await (deed switch
        {
            Joining => JoinAsync(),
            Saying say => SayAsync(say.Text),
            Pressing press => SendAsync(Data(press)),
            Submitting form => SendAsync(Data(form)),
            Editing edit => EditAsync(edit.Message, edit.Text),
            Deleting delete => DeleteAsync(delete.Message),
            _ => throw new ArgumentException($"nobody does {deed}", nameof(deed)),
        });
        _cards.AddRange(heard.Where(said => said.Card is not null).Select(said => JsonNode.Parse(said.Card!)!.AsObject()));
        return heard;
    }

    protected abstract Task<IReadOnlyList<Heard>> JoinAsync();

    protected abstract Task<IReadOnlyList<Heard>> SayAsync(string text);

    protected abstract Task<IReadOnlyList<Heard>> SendAsync(JsonObject data);

    protected abstract Task<IReadOnlyList<Heard>> EditAsync(int message, string text);

    protected abstract Task<IReadOnlyList<Heard>> DeleteAsync(int message);

    private JsonObject Data(Pressing press)
    {
        var data = Button(press.Intent, press.Target);
        if (press.Choice is { } choice)
            data["choice"] = choice;
        return data;
    }

    private JsonObject Data(Submitting form)
    {
        var data = Button("submit_form", target: null);
        foreach (var (question, choice) in form.Answers)
            data[question] = choice;
        return data;
    }

    /// <summary>What the newest such button on a card of this conversation sends; one that no card has is sent as a card would.</summary>
    private JsonObject Button(string intent, string? target)
    {
        var buttons = Enumerable.Reverse(_cards).SelectMany(Buttons).Where(data => Text(data, "intent") == intent).ToList();
        var button = buttons.Find(data => Text(data, "target") == target) ?? (target is null ? buttons.FirstOrDefault() : null);
        return button?.DeepClone().AsObject() ?? Unseen(intent, target);
    }

    private static JsonObject Unseen(string intent, string? target)
    {
        var data = new JsonObject { ["intent"] = intent, ["card"] = 1 };
        if (target is not null)
            data["target"] = target;
        return data;
    }

    private static IEnumerable<JsonObject> Buttons(JsonNode? node) => node switch
    {
        JsonObject map when map["type"] is JsonValue type && type.GetValue<string>() is "Action.Execute" or "Action.Submit" => [map["data"]!.AsObject()],
        JsonObject map => map.SelectMany(member => Buttons(member.Value)),
        JsonArray list => list.SelectMany(Buttons),
        _ => [],
    };

    private static string? Text(JsonObject data, string name) => data[name]?.GetValue<string>();
}
