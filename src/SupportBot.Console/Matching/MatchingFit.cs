using System.Collections.Immutable;
using SupportBot.Console.Vignettes;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Console.Matching;

/// <summary>
/// Fits how much answers speak for outcomes: multinomial logistic regression, with a pull of all weights towards 0 and limits, on draws of some
/// answers of each case, since nobody is asked everything. The draws come from a fixed seed, so that the same cases give the same weights.
/// </summary>
internal sealed class MatchingFit
{
    private const int Draws = 24;
    private const int FewestOthers = 3;
    private const int MostOthers = 6;
    private const int Rounds = 300;
    private const int CoarseRounds = 180;
    private const double CoarseStep = 0.05;
    private const double FineStep = 0.01;
    private const double Pull = 0.001;

    /// <summary>How much it counts to keep away from unacceptable outcomes, where coming to acceptable ones counts 1.</summary>
    private const double UnacceptableShare = 0.5;

    private const double Most = 3;
    private const double MostOfWishes = 2;
    private const double Step = 0.25;

    /// <summary>Questions about what somebody would like. Their answers weigh less than those about how they are.</summary>
    internal static readonly ImmutableArray<string> Wishes = ["help_kind", "goal", "companion"];

    private readonly Catalog _catalog;
    private readonly ImmutableArray<Answer> _answers;
    private readonly Dictionary<Answer, int> _places;
    private readonly int _outcomes;
    private readonly double[] _limits;

    public MatchingFit(Catalog catalog)
    {
        _catalog = catalog;
        _outcomes = catalog.Outcomes.Length;
        _answers = [.. from question in catalog.Questions from choice in question.Choices select new Answer(question.Id, choice.Id)];
        // Place 0 is that of the priors.
        _places = _answers.Index().ToDictionary(entry => entry.Item, entry => entry.Index + 1);
        _limits = [Most, .. _answers.Select(answer => Wishes.Contains(answer.Question) ? MostOfWishes : Most)];
    }

    /// <returns>The catalog with the weights that the cases give. Cases that call for safety teach nothing here.</returns>
    public Catalog Fit(IEnumerable<Vignette> cases)
    {
        var random = new Random(1);
        var rows = cases.Where(vignette => vignette.Stratum != Vignette.Crisis).SelectMany(vignette => Rows(vignette, random)).ToArray();
        var weights = Descend(rows);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Math.Round(weights[i] / Step) * Step;
        return _catalog with
        {
            Matching = _catalog.Matching with { Priors = At(weights, 0) },
            Questions = [.. _catalog.Questions.Select(question => question with
            {
                Choices = [.. question.Choices.Select(choice => choice with { Weights = At(weights, _places[new Answer(question.Id, choice.Id)]) })],
            })],
        };
    }

    /// <summary>Draws of a case's answers: always the one to the first question, and some of the others.</summary>
    private IEnumerable<Row> Rows(Vignette vignette, Random random)
    {
        var acceptable = _catalog.Outcomes.Select(outcome => vignette.Acceptable.Contains(outcome.Id)).ToArray();
        var unacceptable = _catalog.Outcomes.Select(outcome => vignette.Unacceptable.Contains(outcome.Id)).ToArray();
        var first = _catalog.Questions[0].Id;
        var (opening, others) = (Places(vignette, question => question == first), Places(vignette, question => question != first));
        for (var draw = 0; draw < Draws; draw++)
        {
            random.Shuffle(others);
            yield return new Row([0, .. opening, .. others.Take(random.Next(FewestOthers, MostOthers + 1))], acceptable, unacceptable);
        }
    }

    private int[] Places(Vignette vignette, Func<string, bool> asked) =>
        [.. vignette.Answers.Where(answer => asked(answer.Key)).Select(answer => _places[new Answer(answer.Key, answer.Value)])];

    /// <summary>Adam, a gradient descent with a step of its own for each weight.</summary>
    private double[] Descend(Row[] rows)
    {
        var weights = new double[_limits.Length * _outcomes];
        var (gradient, mean, square) = (new double[weights.Length], new double[weights.Length], new double[weights.Length]);
        for (var round = 1; round <= Rounds; round++)
        {
            Array.Clear(gradient);
            foreach (var row in rows)
                Add(gradient, row, weights);
            var step = round <= CoarseRounds ? CoarseStep : FineStep;
            for (var i = 0; i < weights.Length; i++)
            {
                var slope = (gradient[i] / rows.Length) + (Pull * weights[i]);
                mean[i] = (0.9 * mean[i]) + (0.1 * slope);
                square[i] = (0.999 * square[i]) + (0.001 * slope * slope);
                var scale = Math.Sqrt(square[i] / (1 - Math.Pow(0.999, round))) + 1e-8;
                var limit = _limits[i / _outcomes];
                weights[i] = Math.Clamp(weights[i] - (step * mean[i] / (1 - Math.Pow(0.9, round)) / scale), -limit, limit);
            }
        }

        return weights;
    }

    /// <summary>Adds the slope of -log(belief in acceptable outcomes) - share * log(1 - belief in unacceptable ones).</summary>
    private void Add(double[] gradient, Row row, double[] weights)
    {
        Span<double> slope = stackalloc double[_outcomes];
        Beliefs(row, weights, slope);
        double acceptable = 0, unacceptable = 0;
        for (var o = 0; o < _outcomes; o++)
        {
            acceptable += row.Acceptable[o] ? slope[o] : 0;
            unacceptable += row.Unacceptable[o] ? slope[o] : 0;
        }

        for (var o = 0; o < _outcomes; o++)
        {
            var towards = 1 - ((row.Acceptable[o] ? 1 : 0) / Math.Max(acceptable, 1e-12));
            var away = ((row.Unacceptable[o] ? 1 : 0) - unacceptable) / Math.Max(1 - unacceptable, 1e-3);
            slope[o] *= towards + (UnacceptableShare * away);
        }

        foreach (var place in row.Places)
        {
            for (var o = 0; o < _outcomes; o++)
                gradient[(place * _outcomes) + o] += slope[o];
        }
    }

    private void Beliefs(Row row, double[] weights, Span<double> beliefs)
    {
        beliefs.Clear();
        var sum = 0.0;
        foreach (var place in row.Places)
        {
            for (var o = 0; o < _outcomes; o++)
                beliefs[o] += weights[(place * _outcomes) + o];
        }

        for (var o = 0; o < _outcomes; o++)
            sum += beliefs[o] = Math.Exp(beliefs[o]);
        for (var o = 0; o < _outcomes; o++)
            beliefs[o] /= sum;
    }

    private ImmutableSortedDictionary<string, double> At(double[] weights, int place) => _catalog.Outcomes
        .Select((outcome, i) => KeyValuePair.Create(outcome.Id, weights[(place * _outcomes) + i]))
        .Where(weight => weight.Value != 0)
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <param name="Places">Where the weights of the drawn answers stand.</param>
    /// <param name="Acceptable">Whether an outcome is acceptable, in the order of the catalog.</param>
    private sealed record Row(int[] Places, bool[] Acceptable, bool[] Unacceptable);
}
