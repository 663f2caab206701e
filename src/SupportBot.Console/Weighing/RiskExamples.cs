using System.Collections.Immutable;
using SupportBot.Console.Answers;
using SupportBot.Console.Evaluation;
using SupportBot.Console.Vignettes;
using SupportBot.Content;

namespace SupportBot.Console.Weighing;

/// <param name="Hurts">The text calls for the safety talk or a check-in.</param>
/// <param name="IsEveryday">It was not written to look like a sign, and is one of those by which the threshold is set.</param>
internal sealed record RiskExample(string Text, bool Hurts, bool IsEveryday);

/// <summary>
/// Reads what the weights of risk are fitted to: rows of safety sets, typed answers, and labelled cases of people who are neither in danger nor
/// in distress, whose openings and facts are everyday talk. All that is wrong is told with file and line.
/// </summary>
internal sealed class RiskExamples(SupportContent content)
{
    private readonly SetReader _sets = new(maps: ".");
    private readonly LabelledAnswers _answers = new(content.Catalog);
    private readonly VignetteReader _cases = new(content.Catalog);
    private readonly List<string> _faults = [];

    public IReadOnlyList<string> Faults => [.. _faults, .. _sets.Faults, .. _answers.Faults, .. _cases.Faults];

    /// <returns>Each text once, in the order of the files, after the known ways to answer questions.</returns>
    public ImmutableArray<RiskExample> Read(IEnumerable<string> files) =>
    [
        .. content.Ways.Values.SelectMany(choices => choices.Values).SelectMany(ways => ways).Select(Everyday)
            .Concat(files.SelectMany(Read))
            .DistinctBy(example => example.Text, StringComparer.Ordinal),
    ];

    private IEnumerable<RiskExample> Read(string file)
    {
        try
        {
            using var input = JsonLines.Input(file);
            var text = input.ReadToEnd();
            if (text.Contains("\"facts\"", StringComparison.Ordinal))
                return OfCases(file);
            return text.Contains("\"expected\"", StringComparison.Ordinal) ? OfSet(file) : _answers.Read(file).Select(answer => Everyday(answer.Text));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _faults.Add($"{file}: {fault.Message}");
            return [];
        }
    }

    private IEnumerable<RiskExample> OfCases(string file) =>
        from vignette in _cases.Read(file)
        where !vignette.Distress && vignette.Stratum != Vignette.Crisis
        from text in vignette.Facts.Values.Append(vignette.Opening)
        select Everyday(text);

    /// <summary>What several turns say together is not in any one of them; but where they say nothing, none of them does.</summary>
    private IEnumerable<RiskExample> OfSet(string file) =>
        from row in _sets.Read(file)?.Rows ?? []
        where row.Need == Need.None || row.Turns.Length == 1
        from text in row.Turns
        select new RiskExample(text, row.Need != Need.None, IsEveryday: false);

    private static RiskExample Everyday(string text) => new(text, Hurts: false, IsEveryday: true);
}
