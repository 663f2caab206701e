using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>All rules and cues of all languages, compiled to one set of patterns. Immutable, safe to share.</summary>
public sealed class RiskRules
{
    private readonly PatternSet<RiskSignal> _signals;

    public RiskRules(IReadOnlyCollection<RiskRule> rules, IReadOnlyCollection<RiskCue> cues)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cues);
        Count = rules.Count;
        _signals = new PatternSet<RiskSignal>(
            rules.SelectMany(rule => rule.Patterns.Select(pattern => (pattern, new RiskSignal { Rule = rule }))
                .Concat(rule.Unless.Select(pattern => (pattern, new RiskSignal { ExceptionTo = rule })))
                .Concat(rule.Softer.Select(pattern => (pattern, new RiskSignal { Softens = rule })))
                .Concat(rule.Never.Select(pattern => (pattern, new RiskSignal { Forbids = rule })))
                .Concat(rule.With.SelectMany((group, number) => group.Select(pattern => (pattern, new RiskSignal { Joins = rule, Group = number })))))
            .Concat(cues.Select(cue => (cue.Pattern, new RiskSignal { Cue = cue }))));
    }

    /// <summary>Number of rules.</summary>
    public int Count { get; }

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
