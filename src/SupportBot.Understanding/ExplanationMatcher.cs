using System.Collections.Immutable;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Finds which explanation a text asks for: that of the longest match and, of equals, the one listed first.</summary>
internal sealed class ExplanationMatcher(ImmutableArray<ExplanationPatterns> explanations)
{
    private readonly PatternSet<(string Id, int Place)> _patterns =
        new(explanations.SelectMany((explanation, place) => explanation.Patterns.Select(pattern => (pattern, (explanation.Id, place)))));

    /// <returns>Id of the explanation, or null.</returns>
    public string? Find(IReadOnlyList<Token> tokens) =>
        _patterns.Match(tokens).OrderByDescending(match => match.End - match.Start).ThenBy(match => match.Value.Place).Select(match => match.Value.Id).FirstOrDefault();
}
