using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Understanding.Answers;

namespace SupportBot.Console.Answers;

/// <summary>Writes the weights of typed answers as the content reads them.</summary>
internal static class AnswerWeightsFile
{
    /// <summary>Weights below this tell nothing worth a line.</summary>
    private const float Least = 0.25f;

    public static void Write(string path, ImmutableSortedDictionary<string, AnswerWeights> weights)
    {
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine("# How much the words of a typed answer speak for each choice. Written by 'SupportBot.Console fit-answers' (docs/guidance.md), not by hand.");
        foreach (var (question, fitted) in weights)
        {
            file.WriteLine($"? {question} {string.Join(' ', fitted.Choices)}");
            file.WriteLine(Line("=", fitted.Bias));
            foreach (var (feature, values) in fitted.ByFeature.OrderBy(entry => entry.Key, StringComparer.Ordinal).Where(entry => entry.Value.Any(value => Math.Abs(value) >= Least)))
                file.WriteLine(Line(feature, values));
        }
    }

    private static string Line(string name, ImmutableArray<float> values) =>
        $"{name} {string.Join(' ', values.Select(value => value.ToString("0.##", CultureInfo.InvariantCulture)))}";
}
