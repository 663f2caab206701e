using System.Collections.Immutable;
using SupportBot.Understanding.Risk;

namespace SupportBot.Content.Risk;

/// <summary>The rules of all locales, and the examples written beside them.</summary>
public sealed record RiskRuleBook(RiskRules Rules, ImmutableArray<RiskExample> Examples);

/// <summary>A text that a rule must, or must not, read as its route and level.</summary>
/// <param name="Line">From 1.</param>
public sealed record RiskExample(string File, int Line, RiskRule Rule, string Text, bool Matches)
{
    public override string ToString() => $"{File}:{Line} {Rule.Id} {(Matches ? "reads" : "does not read")} '{Text}'";
}
