using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SupportBot.Content;

namespace SupportBot.Web;

/// <summary>
/// The colours of the built page by theme and CSS variable, and what a site may put in their place: only colours that can be read on what they
/// stand on (WCAG 2.2: text 4.5 to 1, edges and focus 3 to 1).
/// </summary>
internal sealed partial class PageThemes(IReadOnlyDictionary<string, Dictionary<string, string>> themes)
{
    private const string FileName = "themes.json";

    /// <summary>What the style sheet makes itself of a colour and the text, for what the pointer is on.</summary>
    private const string Hover = "-hover";

    private static readonly (string Front, string Back, double Least)[] Pairs =
    [
        .. from front in new[] { "text", "text-soft", "accent-text", "attention-text" } from back in new[] { "surface", "card" } select (front, back, 4.5),
        .. from front in new[] { "text", "text-soft", "accent-text", "attention-text", "good-text", "warning-text" }
           from back in new[] { "card-emphasis", "card-accent", "card-good", "card-warning", "card-attention" }
           select (front, back, 4.5),
        ("good-text", "card", 4.5), ("warning-text", "card", 4.5),
        ("text", "page", 4.5), ("text", "own", 4.5), ("text", "accent-soft", 4.5), ("accent-text", "accent-soft", 4.5),
        ("on-accent", "accent", 4.5), ("on-help", "help", 4.5), ("on-accent", "accent" + Hover, 4.5), ("on-help", "help" + Hover, 4.5),
        ("accent", "surface", 3), ("help", "surface", 3), ("line-strong", "card", 3), ("focus", "surface", 3), ("focus", "card", 3),
    ];

    /// <summary>Names that the settings may use.</summary>
    private static readonly string[] Names =
        [.. Pairs.SelectMany(pair => new[] { pair.Front, pair.Back }).Append("line").Where(name => !IsHover(name)).Distinct().Order(StringComparer.Ordinal)];

    /// <returns>Null when the page was not built.</returns>
    public static PageThemes? Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return File.Exists(file)
            ? new PageThemes(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllBytes(file))!)
            : null;
    }

    /// <param name="section">What the site has its other colours from; null for the section itself.</param>
    /// <returns>A style sheet with the colours of the section and, over them, of the site; empty when there are none.</returns>
    public string Style(string key, ChatSiteOptions site, ChatSiteOptions? section, List<ContentError> errors) =>
        Rule(":root", themes["light"], $"{key}:Light", site.Light, section?.Light, errors)
        + Rule(":root[data-theme=dark]", themes["dark"], $"{key}:Dark", site.Dark, section?.Dark, errors);

    private static string Rule(
        string selector, Dictionary<string, string> theme, string key, IDictionary<string, string> own, IDictionary<string, string>? inherited, List<ContentError> errors)
    {
        var colours = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, colour) in inherited ?? new Dictionary<string, string>(StringComparer.Ordinal))
            colours[Variable(name)] = colour;
        var faults = own.Select(colour => Fault(key, colour.Key, colour.Value)).OfType<ContentError>().ToList();
        errors.AddRange(faults);
        foreach (var (name, colour) in own)
            colours[Variable(name)] = colour;
        if (faults.Count == 0 && own.Count > 0)
            errors.AddRange(Unreadable(key, theme, colours));
        return colours.Count == 0 ? "" : $"{selector}{{{string.Concat(colours.Select(colour => $"--{colour.Key}:{colour.Value};"))}}}";
    }

    private static ContentError? Fault(string key, string name, string colour)
    {
        if (!Names.Contains(Variable(name)))
            return new($"{key}:{name}", 0, $"there is no colour of this name: write one of {string.Join(", ", Names.Select(Setting))}");
        return Hex().IsMatch(colour) ? null : new($"{key}:{name}", 0, $"'{colour}' is no colour: write one such as #1f5f5b");
    }

    private static IEnumerable<ContentError> Unreadable(string key, Dictionary<string, string> theme, SortedDictionary<string, string> colours)
    {
        string Of(string name) => IsHover(name) ? Mix(Of(name[..^Hover.Length]), Of("text"))
            : colours.GetValueOrDefault(name) is { } own && Hex().IsMatch(own) ? own : theme[$"--{name}"];
        bool Sets(string name) => IsHover(name) ? Sets(name[..^Hover.Length]) || Sets("text") : colours.ContainsKey(name);
        return from pair in Pairs
               where Sets(pair.Front) || Sets(pair.Back)
               let contrast = Contrast(Of(pair.Front), Of(pair.Back))
               where contrast < pair.Least
               select new ContentError(key, 0, string.Create(CultureInfo.InvariantCulture,
                   $"{Setting(pair.Front)} {Of(pair.Front)} on {Setting(pair.Back)} {Of(pair.Back)} has a contrast of {Math.Floor(contrast * 100) / 100:0.00} to 1: choose colours with at least {pair.Least} to 1"));
    }

    private static bool IsHover(string name) => name.EndsWith(Hover, StringComparison.Ordinal);

    /// <summary>The colour with a quarter of the other, as color-mix in the style sheet.</summary>
    private static string Mix(string colour, string other)
    {
        int Part(int at) => (int)Math.Round(0.75 * Value(colour, at) + 0.25 * Value(other, at));
        return string.Create(CultureInfo.InvariantCulture, $"#{Part(1):x2}{Part(3):x2}{Part(5):x2}");
    }

    private static int Value(string colour, int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Part(int at)
        {
            var value = Value(colour, at) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    private static string Variable(string setting) => Capital().Replace(setting, match => (match.Index > 0 ? "-" : "") + match.Value.ToLowerInvariant());

    private static string Setting(string variable) => string.Concat(variable.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    [GeneratedRegex("[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capital();

    [GeneratedRegex(@"\A#[0-9A-Fa-f]{6}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hex();
}
