using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Conversation.Content;

namespace SupportBot.Console;

/// <summary>One line of input, a JSON object whose members are asked for by name; unknown members are passed over.</summary>
internal sealed class InputLine
{
    private const string HalfCharacter = "holds half of a surrogate pair, which is no character";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement _members;

    private InputLine(JsonElement members) => _members = members;

    /// <exception cref="InputException">The line is no JSON object.</exception>
    public static InputLine Parse(string line)
    {
        try
        {
            var members = JsonElement.Parse(line, Strict);
            return members.ValueKind == JsonValueKind.Object ? new InputLine(members) : throw new InputException("expected a JSON object");
        }
        catch (JsonException fault)
        {
            throw new InputException(fault.BytePositionInLine is { } at
                ? $"not valid JSON at byte {at + 1}"
                : "not valid JSON, or a member comes twice");
        }
        catch (InvalidOperationException)
        {
            throw new InputException($"the name of a member {HalfCharacter}");
        }
    }

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name) => FindText(name) ?? throw new InputException($"\"{name}\" is missing");

    public string? FindText(string name) => Find(name) is { } value ? AsText($"\"{name}\"", value) : null;

    /// <summary>A text of one word, such as an id. Longer ones could be something that a person wrote and nobody reads.</summary>
    public string? FindId(string name) => FindText(name) is { } id ? AsId(name, id) : null;

    /// <summary>A text, number or truth value as it is written, or null where the member is missing or something else.</summary>
    public string? FindWord(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } value => AsText($"\"{name}\"", value),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>Ids by ids, such as choices by questions.</summary>
    public ImmutableSortedDictionary<string, string> Ids(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Object } map)
            throw new InputException($"\"{name}\" must be an object of choices by question");
        return map.EnumerateObject().ToImmutableSortedDictionary(
            member => AsId(name, member.Name), member => AsId(name, AsText($"\"{name}\"", member.Value)), StringComparer.Ordinal);
    }

    /// <summary>Texts by names, such as what a person says by questions.</summary>
    public ImmutableSortedDictionary<string, string> ByName(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Object } map)
            throw new InputException($"\"{name}\" must be an object of texts");
        return map.EnumerateObject().ToImmutableSortedDictionary(
            member => AsId(name, member.Name), member => AsText($"each member of \"{name}\"", member.Value), StringComparer.Ordinal);
    }

    public bool Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new InputException($"\"{name}\" must be true or false"),
    };

    public ImmutableArray<string> Texts(string name)
    {
        if (Find(name) is not { } list)
            throw new InputException($"\"{name}\" is missing");
        if (list.ValueKind != JsonValueKind.Array)
            throw new InputException($"\"{name}\" must be a list of texts");
        return [.. list.EnumerateArray().Select((item, index) => AsText($"\"{name}\"[{index}]", item))];
    }

    /// <summary>A text or a number, to be written as it came.</summary>
    public JsonElement Name(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } value)
            throw new InputException($"\"{name}\": expected a text or a number");
        if (value.ValueKind == JsonValueKind.String)
            AsText($"\"{name}\"", value);
        return value;
    }

    public int? FindNumber(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        _ => throw new InputException($"\"{name}\" must be a whole number"),
    };

    /// <summary>Country from <c>country</c> and <c>locale</c>, or null when they say none.</summary>
    public string? Country(Organisation organisation)
    {
        var country = FindText("country");
        return country is null || Place.IsCountry(country)
            ? Place.Of(country, FindText("locale"), organisation)
            : throw new InputException($"\"country\": {Place.CountryExpected}");
    }

    /// <returns>Null where the member is missing or null.</returns>
    public JsonElement? Find(string name) =>
        _members.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string AsId(string name, string id) =>
        id.Length > 0 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-')
            ? id
            : throw new InputException($"\"{name}\" must be an id of letters, digits, \"_\", \".\" and \"-\"");

    private static string AsText(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new InputException($"{name} must be a text");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InputException($"{name} {HalfCharacter}");
        }
    }
}

/// <summary>What is wrong with a line of input, in words that do not repeat what it says.</summary>
internal sealed class InputException(string message) : Exception(message);
