using System.Globalization;
using SupportBot.Understanding.Risk;

namespace SupportBot.Console.Weighing;

/// <summary>Writes the weights of risk as the content reads them.</summary>
internal static class RiskWeightsFile
{
    public static void Write(string path, RiskWeights weights)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("# How much words speak for danger or hurt where no rule finds any. Written by 'SupportBot.Console fit-risk' (docs/console.md), not by hand.");
        file.WriteLine(Line("=", weights.Bias));
        file.WriteLine(Line(">", weights.Threshold));
        foreach (var (feature, weight) in weights.ByFeature.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            file.WriteLine(Line(feature, weight));
    }

    private static string Line(string name, float weight) => $"{name} {weight.ToString("0.##", CultureInfo.InvariantCulture)}";
}
