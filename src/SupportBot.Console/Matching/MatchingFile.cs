using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SupportBot.Conversation.Content;

namespace SupportBot.Console.Matching;

/// <summary>Puts fitted weights into the content file: what stands before them is an editor's and stays.</summary>
internal static class MatchingFile
{
    private const string Begin = "\npriors:\n";

    /// <exception cref="InvalidDataException">The file has no line <c>priors:</c> from which on to write.</exception>
    public static string With(string written, Catalog catalog)
    {
        var begin = written.IndexOf(Begin, StringComparison.Ordinal);
        if (begin < 0)
            throw new InvalidDataException("has no line 'priors:'; give the content file of the weights");
        var text = new StringBuilder(written[..begin]).Append(Begin);
        foreach (var outcome in catalog.Outcomes)
            text.Append(CultureInfo.InvariantCulture, $"  {outcome.Id}: {catalog.Matching.Priors.GetValueOrDefault(outcome.Id)}\n");
        text.Append("weights:\n");
        foreach (var question in catalog.Questions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {question.Id}:\n");
            foreach (var choice in question.Choices)
                text.Append(CultureInfo.InvariantCulture, $"    {choice.Id}: {Line(catalog, choice.Weights)}\n");
        }

        return text.ToString();
    }

    private static string Line(Catalog catalog, ImmutableSortedDictionary<string, double> weights)
    {
        var parts = catalog.Outcomes.Where(outcome => weights.ContainsKey(outcome.Id))
            .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Id}: {weights[outcome.Id]}")).ToList();
        return parts.Count == 0 ? "{}" : $"{{ {string.Join(", ", parts)} }}";
    }
}
