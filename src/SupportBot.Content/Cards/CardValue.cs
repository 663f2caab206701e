using System.Text.Json;

namespace SupportBot.Content.Cards;

public enum CardValueKind : byte { Null, Boolean, Number, Text, List, Map }

/// <summary>
/// A value that a card template is filled with: JSON's shapes, immutable. Numbers are whole, within ±2^53: a card counts and never
/// measures, and a fraction is text already written for the person's locale.
/// </summary>
public readonly struct CardValue
{
    private const long MaxNumber = 1L << 53;

    private readonly object? _content;
    private readonly long _number;

    private CardValue(CardValueKind kind, object? content = null, long number = 0) => (Kind, _content, _number) = (kind, content, number);

    public static CardValue Null => default;

    public CardValueKind Kind { get; }

    internal bool AsBoolean => _number != 0;

    internal long AsNumber => _number;

    internal string AsText => (string)_content!;

    internal ReadOnlySpan<CardValue> AsList => (CardValue[])_content!;

    internal ReadOnlySpan<(string Name, CardValue Value)> AsMap => ((string, CardValue)[])_content!;

    public static implicit operator CardValue(bool value) => FromBoolean(value);

    public static implicit operator CardValue(long value) => FromInt64(value);

    public static implicit operator CardValue(string value) => FromString(value);

    public static CardValue FromBoolean(bool value) => new(CardValueKind.Boolean, number: value ? 1 : 0);

    /// <exception cref="ArgumentOutOfRangeException">The number lies beyond ±2^53, where JSON readers lose digits.</exception>
    public static CardValue FromInt64(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxNumber);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -MaxNumber);
        return new CardValue(CardValueKind.Number, number: value);
    }

    public static CardValue FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new CardValue(CardValueKind.Text, value);
    }

    public static CardValue List(params ReadOnlySpan<CardValue> items) => new(CardValueKind.List, items.ToArray());

    public static CardValue List(IEnumerable<CardValue> items) => new(CardValueKind.List, items.ToArray());

    public static CardValue List(IEnumerable<string> items) => new(CardValueKind.List, items.Select(FromString).ToArray());

    /// <summary>An object whose members keep their order. Names are expected to differ by more than case.</summary>
    public static CardValue Map(params ReadOnlySpan<(string Name, CardValue Value)> members) => new(CardValueKind.Map, members.ToArray());

    /// <exception cref="JsonException">The bytes are not JSON, hold a name twice or a number that is not whole.</exception>
    public static CardValue FromJson(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return FromJson(document.RootElement);
    }

    /// <summary>Finds a member by name the way the reference engine does: the first that is equal but for case.</summary>
    internal bool TryGetMember(string name, out CardValue value)
    {
        if (Kind == CardValueKind.Map)
        {
            foreach (ref readonly var member in AsMap)
            {
                if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    value = member.Value;
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    internal bool TryGetItem(int index, out CardValue value)
    {
        if (Kind == CardValueKind.List && index < AsList.Length)
        {
            value = AsList[index];
            return true;
        }

        value = default;
        return false;
    }

    private static CardValue FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var number) && Math.Abs(number) <= MaxNumber
            ? number
            : throw new JsonException("a number in card data must be whole and within ±2^53: write a fraction as text"),
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Array => List(json.EnumerateArray().Select(FromJson)),
        JsonValueKind.Object => Map([.. json.EnumerateObject().Select(member => (member.Name, FromJson(member.Value)))]),
        _ => Null,
    };
}
