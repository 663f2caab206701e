using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Finds an intent by patterns, in the light of the step: that of the longest match and, of equals, the one listed first.</summary>
internal sealed class IntentPatternMatcher(ImmutableArray<IntentPatterns> intents)
{
    private readonly PatternSet<(Intent Intent, Step? At, int Place)> _patterns =
        new(intents.SelectMany((entry, place) => entry.Patterns.Select(pattern => (pattern, (entry.Intent, entry.At, place)))));

    /// <param name="at">The step whose own patterns are looked for; null for those of every step.</param>
    public Intent Find(IReadOnlyList<Token> tokens, Step? at) => _patterns.Match(tokens)
        .Where(match => match.Value.At == at)
        .OrderByDescending(match => match.End - match.Start)
        .ThenBy(match => match.Value.Place)
        .Select(match => match.Value.Intent)
        .FirstOrDefault();
}
