using System.Collections.Immutable;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>All rules and cues of all languages, compiled to one set of patterns. Immutable, safe to share.</summary>
public sealed class RiskRules
{
    private static readonly ImmutableArray<ImmutableArray<TokenPattern>> NoOthers = [];

    private readonly PatternSet<RiskSignal> _signals;

    public RiskRules(IReadOnlyCollection<RiskRule> rules, IReadOnlyCollection<RiskCue> cues)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cues);
        Count = rules.Count;
        _signals = new PatternSet<RiskSignal>(rules.SelectMany(SignalsOf)
            .Concat(cues.Select(cue => (cue.Pattern, new RiskSignal { Cue = cue }, NoOthers))));
    }

    /// <summary>Number of rules.</summary>
    public int Count { get; }

    private static IEnumerable<(TokenPattern Pattern, RiskSignal Signal, ImmutableArray<ImmutableArray<TokenPattern>> Beside)> SignalsOf(RiskRule rule)
    {
        // What only says how a rule is meant is not looked for where the rule cannot match.
        var whole = rule.With.Add(rule.Patterns);
        return rule.Patterns.Select(pattern => (pattern, new RiskSignal { Rule = rule }, rule.With))
            .Concat(rule.Unless.Select(pattern => (pattern, new RiskSignal { ExceptionTo = rule }, whole)))
            .Concat(rule.Softer.Select(pattern => (pattern, new RiskSignal { Softens = rule }, whole)))
            .Concat(rule.Never.Select(pattern => (pattern, new RiskSignal { Forbids = rule }, whole)))
            .Concat(rule.With.SelectMany((group, number) => group.Select(pattern => (pattern, new RiskSignal { Joins = rule, Group = number }, whole))));
    }

    internal IReadOnlyList<PatternMatch<RiskSignal>> Match(IReadOnlyList<Token> tokens) => _signals.Match(tokens);
}

/// <summary>What a pattern stands for; exactly one rule or cue is set.</summary>
internal sealed record RiskSignal
{
    public RiskRule? Rule { get; init; }

    public RiskRule? ExceptionTo { get; init; }

    public RiskRule? Softens { get; init; }

    public RiskRule? Forbids { get; init; }

    public RiskRule? Joins { get; init; }

    /// <summary>Which group of <see cref="RiskRule.With"/> it is one of, with <see cref="Joins"/>.</summary>
    public int Group { get; init; }

    public RiskCue? Cue { get; init; }
}
