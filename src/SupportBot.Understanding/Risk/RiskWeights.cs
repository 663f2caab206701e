using System.Collections.Frozen;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>
/// How much each word, pair of words and part of a word speaks for danger or hurt. It is only asked where no rule found anything, and may only
/// raise: to a check-in, never to more, and never lower. Without it all that rules find stays the same. Immutable, safe to share.
/// </summary>
/// <param name="Bias">What speaks for danger before a word is read, as log-odds.</param>
/// <param name="Threshold">Log-odds from which a text is met with a check-in.</param>
/// <param name="ByFeature">By what <see cref="Read"/> gives.</param>
public sealed record RiskWeights(float Bias, float Threshold, FrozenDictionary<string, float> ByFeature)
{
    /// <summary>What of a text may be weighed, window by window.</summary>
    /// <returns>For each window of the text its features, in its order; none for a text without words.</returns>
    public static IEnumerable<IReadOnlyList<string>> Read(IReadOnlyList<Token> tokens)
    {
        foreach (var (from, to) in RiskFeatures.Windows(tokens))
        {
            var features = new List<string>();
            RiskFeatures.Read(tokens, from, to, feature => features.Add(feature.ToString()));
            yield return features;
        }
    }

    /// <summary>The log-odds of the window that speaks most for danger; minus infinity for a text without words.</summary>
    public double Weigh(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var lookup = ByFeature.GetAlternateLookup<ReadOnlySpan<char>>();
        var most = double.NegativeInfinity;
        double sum = 0;
        var known = 0;
        RiskFeature add = feature =>
        {
            if (!lookup.TryGetValue(feature, out var weight))
                return;
            sum += weight;
            known++;
        };
        foreach (var (from, to) in RiskFeatures.Windows(tokens))
        {
            (sum, known) = (0, 0);
            RiskFeatures.Read(tokens, from, to, add);
            most = Math.Max(most, Bias + (sum / Math.Sqrt(Math.Max(1, known))));
        }

        return most;
    }

    internal bool SpeaksOfDanger(IReadOnlyList<Token> tokens) => Weigh(tokens) >= Threshold;
}
