using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportBot.Understanding.Risk;
using SupportBot.Understanding.Text;

namespace SupportBot.Console.Weighing;

/// <summary>
/// Fits the weights of risk: logistic regression by stochastic gradient descent, with a pull of all weights towards 0. What is random comes from
/// fixed seeds, so that the same examples give the same weights.
/// </summary>
internal sealed class RiskFit
{
    private const int Rounds = 20;
    private const double FirstStep = 5;
    private const double Slowing = 0.15;
    private const double Pull = 0.002;
    private const double BiasShare = 0.02;

    /// <summary>A text with slips of the keyboard put into it teaches less than one that was written so.</summary>
    private const double MistypedShare = 0.5;

    /// <summary>A feature of fewer texts tells of one person and not of people.</summary>
    private const int FewestTexts = 4;

    /// <summary>Of parts of words, of which there are most, only what is seen more often.</summary>
    private const int FewestTextsOfParts = 8;

    /// <summary>Smaller weights tell nothing worth a line.</summary>
    private const double Least = 0.4;

    /// <summary>Parts into which the examples are cut to set the threshold: each is weighed by what the others teach.</summary>
    private const int Parts = 4;

    /// <summary>Share of everyday texts that may be met with a check-in.</summary>
    private const double MostNeedless = 0.008;

    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly ImmutableArray<Example> _examples;
    private readonly bool[] _isKnown;

    public RiskFit(IEnumerable<RiskExample> examples)
    {
        var slips = new Mistyping();
        _examples = [.. examples.Select((example, index) => Read(example, index % Parts, slips))];
        var texts = _examples.SelectMany(example => example.Windows.SelectMany(window => window).Distinct()).CountBy(id => id);
        _isKnown = new bool[_names.Count];
        foreach (var (id, count) in texts)
            _isKnown[id] = count >= (_names[id][0] == '*' ? FewestTextsOfParts : FewestTexts);
    }

    /// <summary>Weights for all examples, with a threshold from cross-validation.</summary>
    public RiskWeights Fit()
    {
        RiskWeights? all = null;
        var weighed = new double[_examples.Length];
        Parallel.For(0, Parts + 1, part =>
        {
            var weights = Fit(example => example.Part != part);
            if (part == Parts)
                all = weights;
            foreach (var (index, example) in _examples.Index())
            {
                if (example.Part == part)
                    weighed[index] = weights.Weigh(example.Tokens);
            }
        });
        var everyday = _examples.Index().Where(example => example.Item.Labelled.IsEveryday).Select(example => weighed[example.Index]).OrderDescending().ToList();
        return all! with { Threshold = (float)Math.Round(everyday[(int)(everyday.Count * MostNeedless)] + 0.005, 2) };
    }

    private Example Read(RiskExample labelled, int part, Mistyping slips)
    {
        var tokens = Tokeniser.Read(labelled.Text);
        return new Example(labelled, part, tokens, Ids(tokens), Ids(Tokeniser.Read(slips.In(labelled.Text))));
    }

    private ImmutableArray<int[]> Ids(IReadOnlyList<Token> tokens) => [.. RiskWeights.Read(tokens).Select(window => window.Select(Id).ToArray())];

    private int Id(string feature)
    {
        if (_ids.TryGetValue(feature, out var id))
            return id;
        _names.Add(feature);
        return _ids[feature] = _names.Count - 1;
    }

    private RiskWeights Fit(Func<Example, bool> isTaught)
    {
        var lessons = _examples.Where(isTaught).SelectMany(Lessons).ToArray();
        var weights = new double[_names.Count];
        var bias = 0.0;
        var random = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(lessons);
            var step = FirstStep / (1 + (round * Slowing));
            foreach (var lesson in lessons)
                Learn(lesson, weights, ref bias, step);
        }

        return new RiskWeights(
            (float)Math.Round(bias, 2),
            0,
            _names.Index().Where(name => Math.Abs(weights[name.Index]) >= Least)
                .ToFrozenDictionary(name => name.Item, name => (float)Math.Round(weights[name.Index], 2), StringComparer.Ordinal));
    }

    private IEnumerable<Lesson> Lessons(Example example) =>
        Lessons(example.Windows, example.Labelled.Hurts, 1).Concat(Lessons(example.Mistyped, example.Labelled.Hurts, MistypedShare));

    /// <summary>Every window of a text that is harmless is; of one that is not, the longest is taken to tell it.</summary>
    private IEnumerable<Lesson> Lessons(ImmutableArray<int[]> windows, bool hurts, double share) =>
        windows.OrderByDescending(window => window.Length).Take(hurts ? 1 : windows.Length).Select(window => new Lesson([.. window.Where(id => _isKnown[id])], hurts, share));

    private static void Learn(Lesson lesson, double[] weights, ref double bias, double step)
    {
        var scale = Math.Sqrt(Math.Max(1, lesson.Features.Length));
        var sum = 0.0;
        foreach (var feature in lesson.Features)
            sum += weights[feature];
        var error = ((1 / (1 + Math.Exp(-bias - (sum / scale)))) - (lesson.Hurts ? 1 : 0)) * lesson.Share;
        bias -= step * error * BiasShare;
        foreach (var feature in lesson.Features)
            weights[feature] -= step * ((error / scale) + (Pull * weights[feature]));
    }

    private sealed record Example(RiskExample Labelled, int Part, IReadOnlyList<Token> Tokens, ImmutableArray<int[]> Windows, ImmutableArray<int[]> Mistyped);
}

/// <param name="Features">Of one window, as numbers.</param>
internal readonly record struct Lesson(int[] Features, bool Hurts, double Share);
