using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;
using SupportBot.Understanding.Answers;

namespace SupportBot.Console.Answers;

/// <summary>
/// Fits the weights of typed answers: multinomial logistic regression by stochastic gradient descent, with a pull of all weights towards 0.
/// The order of the examples comes from a fixed seed, so that the same examples give the same weights.
/// </summary>
internal sealed class AnswerFit(UtteranceReader reader, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> ways)
{
    private const int Rounds = 80;
    private const double FirstStep = 0.3;
    private const double Slowing = 0.15;
    private const double Pull = 0.002;
    private const double BiasShare = 0.3;

    /// <summary>A feature of fewer examples tells of one person and not of people.</summary>
    private const int FewestExamples = 2;

    /// <summary>How people lead up to an answer or add to it, none of which changes what it says.</summary>
    private static readonly string[] Framings = ["{0}", "well, {0}", "actually {0}", "I think {0}", "{0} I guess", "probably {0}", "{0}, to be honest", "hm, {0}", "it's {0}", "I'd say {0}"];

    /// <summary>One set of weights for each question; an answer to no question teaches all of them.</summary>
    public ImmutableSortedDictionary<string, AnswerWeights> All(Catalog catalog, IReadOnlyCollection<LabelledAnswer> examples) => catalog.Questions.ToImmutableSortedDictionary(
        question => question.Id,
        question => Fit(question.Id, [.. question.Choices.Select(choice => choice.Id), AnswerWeights.None], examples.Where(example => example.Question == question.Id).Concat(Ways(question.Id))),
        StringComparer.Ordinal);

    /// <summary>The known ways to say each choice, in several framings.</summary>
    private IEnumerable<LabelledAnswer> Ways(string question) =>
        from choice in ways[question]
        from way in choice.Value
        from framing in Framings
        select new LabelledAnswer(question, string.Format(CultureInfo.InvariantCulture, framing, way), choice.Key);

    private AnswerWeights Fit(string question, ImmutableArray<string> choices, IEnumerable<LabelledAnswer> examples)
    {
        var read = examples.Select(example => (Features: reader.FeaturesOf(question, example.Text), Choice: choices.IndexOf(example.Choice))).ToList();
        var known = read.SelectMany(example => example.Features).CountBy(feature => feature)
            .Where(count => count.Value >= FewestExamples).Select(count => count.Key)
            .Order(StringComparer.Ordinal).ToDictionary(feature => feature, _ => new double[choices.Length], StringComparer.Ordinal);
        var rows = read.Select(example => (Weights: example.Features.Order(StringComparer.Ordinal).Where(known.ContainsKey).Select(feature => known[feature]).ToArray(), example.Choice)).ToArray();
        var bias = new double[choices.Length];
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(rows);
            var step = FirstStep / (1 + (round * Slowing));
            foreach (var (weights, choice) in rows)
                Learn(weights, choice, bias, step);
        }

        return new AnswerWeights(
            choices,
            [.. bias.Select(Rounded)],
            known.ToFrozenDictionary(feature => feature.Key, feature => feature.Value.Select(Rounded).ToImmutableArray(), StringComparer.Ordinal));
    }

    private static void Learn(double[][] weights, int choice, double[] bias, double step)
    {
        var scale = Math.Sqrt(Math.Max(1, weights.Length));
        var likelihood = new double[bias.Length];
        for (var i = 0; i < bias.Length; i++)
            likelihood[i] = Math.Exp(bias[i] + (weights.Sum(feature => feature[i]) / scale));
        var total = likelihood.Sum();
        for (var i = 0; i < bias.Length; i++)
        {
            var error = (likelihood[i] / total) - (i == choice ? 1 : 0);
            bias[i] -= step * error * BiasShare;
            foreach (var feature in weights)
                feature[i] -= step * ((error / scale) + (Pull * feature[i]));
        }
    }

    private static float Rounded(double weight) => (float)Math.Round(weight, 2);
}

/// <param name="Choice">Id of the choice, or <see cref="AnswerWeights.None"/> where the text answers no such question.</param>
internal sealed record LabelledAnswer(string Question, string Text, string Choice);
