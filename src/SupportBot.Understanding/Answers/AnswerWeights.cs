using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SupportBot.Understanding.Answers;

/// <summary>How much each word of a typed answer to one question speaks for each of its choices.</summary>
/// <param name="Choices">Ids of the choices, then <see cref="None"/>.</param>
/// <param name="Bias">One for each choice: what speaks for it before a word is read.</param>
/// <param name="ByFeature">By feature (<see cref="UtteranceReader.FeaturesOf"/>), one weight for each choice.</param>
public sealed record AnswerWeights(ImmutableArray<string> Choices, ImmutableArray<float> Bias, FrozenDictionary<string, ImmutableArray<float>> ByFeature)
{
    /// <summary>Stands for "this answers something else or nothing".</summary>
    public const string None = "-";

    /// <summary>Part of the words that must be known before they are weighed: of gibberish nothing but its length speaks.</summary>
    private const double LeastKnown = 0.5;

    /// <returns>The likeliest choice, or null when few words are known or the words answer something else.</returns>
    public AnswerGuess? Guess(IReadOnlySet<string> features)
    {
        var sums = new double[Choices.Length];
        var known = 0;
        var (words, knownWords) = (0, 0);
        foreach (var feature in features)
        {
            var isWord = IsWord(feature);
            words += isWord ? 1 : 0;
            knownWords += isWord && ByFeature.ContainsKey(feature) ? 1 : 0;
            if (!ByFeature.TryGetValue(feature, out var weights))
                continue;
            known++;
            for (var i = 0; i < sums.Length; i++)
                sums[i] += weights[i];
        }

        if (knownWords < words * LeastKnown)
            return null;
        for (var i = 0; i < sums.Length; i++)
            sums[i] = Math.Exp(Bias[i] + (sums[i] / Math.Sqrt(known)));
        var best = Array.IndexOf(sums, sums.Max());
        return Choices[best] == None ? null : new AnswerGuess(Choices[best], sums[best] / sums.Sum());
    }

    private static bool IsWord(string feature) => char.IsLetterOrDigit(feature[0]) && !feature.Contains('+', StringComparison.Ordinal);
}

/// <param name="Choice">Id of the choice.</param>
/// <param name="Likelihood">From 0 to 1.</param>
public readonly record struct AnswerGuess(string Choice, double Likelihood);
