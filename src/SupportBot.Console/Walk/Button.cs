using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>A button as a card carries it, with the inputs that are sent along.</summary>
/// <param name="Inputs">Values to choose from, by the id of the input.</param>
internal sealed record Button(string Title, Intent Intent, string? Target, ImmutableSortedDictionary<string, ImmutableArray<string>> Inputs)
{
    private const string ChoiceInput = "choice";

    /// <summary>Everything that pressing it may send.</summary>
    /// <param name="card">Number of the turn that drew the card.</param>
    public IEnumerable<(string Name, UserEvent Event)> Presses(int? card)
    {
        if (Intent == Intent.SubmitForm)
            return [Form("empty", 0, card), Form("half full", Inputs.Count / 2, card), Form("full", Inputs.Count, card)];
        var choices = Inputs.TryGetValue(ChoiceInput, out var values) ? values.Select(string? (value) => value).Append(null) : [null];
        return choices.Select(choice => ($"press {Intent} {Target} {choice}".TrimEnd(), (UserEvent)new Chose(default, Intent, Target, choice, card)));
    }

    private (string Name, UserEvent Event) Form(string name, int filled, int? card) => (
        $"send the form {name}",
        new Submitted(default, Inputs.Take(filled).ToImmutableSortedDictionary(input => input.Key, input => input.Value[^1])) { Card = card });
}

/// <summary>Reads back what was drawn: a button is what stands in the card's JSON, not what the code meant to put there.</summary>
internal static class CardReader
{
    public static ImmutableArray<Button> Buttons(JsonElement card)
    {
        var inputs = Objects(card)
            .Where(part => Text(part, "type") == "Input.ChoiceSet")
            .ToImmutableSortedDictionary(
                part => Text(part, "id")!,
                part => part.GetProperty("choices").EnumerateArray().Select(choice => Text(choice, "value")!).ToImmutableArray());
        return
        [
            .. from part in Objects(card)
            where Text(part, "type") is "Action.Submit" or "Action.Execute"
            let data = part.GetProperty("data")
            select new Button(
                Text(part, "title")!,
                ConverseCommand.Intents.GetValueOrDefault(Text(data, "intent") ?? ""),
                Text(data, "target"),
                Text(part, "associatedInputs") == "none" ? inputs.Clear() : inputs),
        ];
    }

    /// <summary>Every text that a person may read on the card.</summary>
    public static IEnumerable<string> Texts(JsonElement card) =>
        from part in Objects(card)
        from member in part.EnumerateObject()
        where member.Name is "text" or "title" or "label" or "errorMessage" or "placeholder" && member.Value.ValueKind == JsonValueKind.String
        select member.Value.GetString();

    /// <summary>All objects of the card; a button's fallback is the same button for another client.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().Where(member => member.Name is not ("fallback" or "data")).SelectMany(member => Objects(member.Value)).Prepend(part),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
