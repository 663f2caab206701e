using System.Collections.Immutable;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Finds that a person says they are under 18: their own age or their own school, not somebody else's and not years of something.</summary>
internal sealed class AgeMatcher(ImmutableArray<TokenPattern> patterns, ImmutableArray<TokenPattern> exceptions)
{
    private readonly PatternSet<bool> _patterns = new([.. patterns.Select(pattern => (pattern, true)), .. exceptions.Select(pattern => (pattern, false))]);

    public bool IsMinor(IReadOnlyList<Token> tokens)
    {
        var found = _patterns.Match(tokens);
        return found.Any(match => match.Value && !found.Any(other => !other.Value && other.Start <= match.End && match.Start <= other.End));
    }
}
