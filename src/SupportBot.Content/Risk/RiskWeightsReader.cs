using System.Collections.Frozen;
using System.Globalization;
using SupportBot.Understanding.Risk;

namespace SupportBot.Content.Risk;

/// <summary>
/// Reads <c>risk-weights.txt</c>: a line <c>= bias</c>, a line <c>> threshold</c>, and every other line a feature with its weight. The file is
/// written by a command, not by hand.
/// </summary>
internal static class RiskWeightsReader
{
    public const string File = "risk-weights.txt";

    private const string Fix = "write the file anew with 'SupportBot.Console fit-risk' (docs/console.md)";

    /// <returns>Null where the locale has no such file, or where it is wrong, with an error.</returns>
    public static RiskWeights? Read(ContentFiles files, string locale)
    {
        var name = ContentFiles.InLocale(locale, File);
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        var isPresent = false;
        foreach (var (index, line) in files.LinesIfPresent(name).Index())
        {
            isPresent = true;
            if (line is "" or ['#', ' ', ..])
                continue;
            var space = line.LastIndexOf(' ');
            if (space <= 0 || !float.TryParse(line.AsSpan(space + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !float.IsFinite(weight))
                files.Error(name, $"expected a word and a number: {Fix}", index + 1);
            else if (!weights.TryAdd(line[..space], weight))
                files.Error(name, $"'{line[..space]}' stands here twice: {Fix}", index + 1);
        }

        if (!isPresent)
            return null;
        if (weights.Remove("=", out var bias) && weights.Remove(">", out var threshold))
            return new RiskWeights(bias, threshold, weights.ToFrozenDictionary(StringComparer.Ordinal));
        files.Error(name, $"expected one line '=' and one line '>': {Fix}");
        return null;
    }
}
