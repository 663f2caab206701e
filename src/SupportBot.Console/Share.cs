using System.Globalization;
using System.Text.Json.Serialization;

namespace SupportBot.Console;

/// <summary>A part of some cases with Wilson's 95% interval, which holds for small numbers and near 0 and 1 too.</summary>
internal sealed record Share(int Count, int Of)
{
    private const double Z = 1.959964;

    /// <summary>How many of some things are the one asked for.</summary>
    public static Share In<T>(IReadOnlyCollection<T> things, T one) => new(things.Count(thing => EqualityComparer<T>.Default.Equals(thing, one)), things.Count);

    public double Value => Of == 0 ? 0 : (double)Count / Of;

    [JsonIgnore]
    public (double Low, double High) Interval
    {
        get
        {
            if (Of == 0)
                return (0, 1);
            var spread = Z * Z / Of;
            var middle = Value + (spread / 2);
            var half = Z * Math.Sqrt((Value * (1 - Value) / Of) + (spread / (4 * Of)));
            return (Math.Max(0, (middle - half) / (1 + spread)), Math.Min(1, (middle + half) / (1 + spread)));
        }
    }

    public double Low => Interval.Low;

    public double High => Interval.High;

    /// <summary>Count, number of cases and interval, such as <c>19/20 (95.0%, 76.4–99.1)</c>; a dash where there is no case.</summary>
    [JsonIgnore]
    public string OutOf => Of == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Count}/{Of} ({Percents})");

    private string Percents => string.Create(CultureInfo.InvariantCulture, $"{100 * Value:0.0}%, {100 * Interval.Low:0.0}–{100 * Interval.High:0.0}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} ({Percents})");
}
