using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>
/// Reads text for danger by rules alone: the same text and context always give the same reading. All languages are read at once, whatever
/// the language of the conversation.
/// </summary>
public sealed class RiskReader(RiskRules rules)
{
    /// <param name="text">What the person wrote; any string.</param>
    /// <param name="context">What this conversation has shown so far.</param>
    /// <returns>The most serious thing that the text says. A fault gives <see cref="RiskReading.Unread"/>, which asks how the person is.</returns>
    public RiskReading Read(string text, SafetyState context)
    {
#pragma warning disable CA1031 // Whatever goes wrong here, the person is asked how they are; an exception might also carry their words.
        try
        {
            return Weigh(Tokeniser.Read(text), context);
        }
        catch (Exception)
        {
            return RiskReading.Unread;
        }
#pragma warning restore CA1031
    }

    private RiskReading Weigh(IReadOnlyList<Token> tokens, SafetyState context)
    {
        var signals = rules.Match(tokens);
        if (signals.Count == 0)
            return RiskReading.None;

        var told = new RiskAttribution(tokens, signals);
        var troubled = context.Distress || context.Phase is not (SafetyPhase.None or SafetyPhase.Misunderstood);
        var worst = RiskReading.None;
        RiskRule? means = null;
        foreach (var signal in signals)
        {
            if (signal.Value.Rule is not { } rule || (rule.OnlyAfterDistress && !troubled) || told.IsSetAside(signal, rule))
                continue;
            if (rule.IsMeans)
                means = rule;
            else if (told.Read(signal, rule) is var reading && IsWorse(reading, worst))
                worst = reading;
        }

        worst = Within(worst, signals, told);
        return means is null ? worst : WithMeans(worst, means);
    }

    /// <summary>
    /// What a veiled, a passive or an unwanted thought is said with is no plainer statement beside it: "it makes me want to die" holds "want to die". A
    /// statement outside of those words counts as it stands.
    /// </summary>
    private static RiskReading Within(RiskReading worst, IReadOnlyList<PatternMatch<RiskSignal>> signals, RiskAttribution told)
    {
        if (worst.Level < RiskLevel.Implied)
            return worst;
        var counted = signals.Where(signal => signal.Value.Rule is { } rule && rule.Level == worst.Level && rule.Route == worst.Route && !told.IsSetAside(signal, rule)).ToList();
        foreach (var signal in signals)
        {
            if (signal.Value.Rule is ({ IsVeiled: true } or { IsPassive: true } or { IsUnwanted: true }) and var rule && rule.Route == worst.Route
                && counted.TrueForAll(other => Covers(signal, other)) && !told.IsSetAside(signal, rule))
            {
                return worst with { IsVeiled = rule.IsVeiled, IsPassive = rule.IsPassive, IsUnwanted = rule.IsUnwanted };
            }
        }

        return worst with { IsVeiled = false, IsPassive = false, IsUnwanted = false };
    }

    /// <summary>The same words may be found from an earlier one on: "want to disappear" in "I just want to disappear". No act stands in a passive wish.</summary>
    private static bool Covers(PatternMatch<RiskSignal> signal, PatternMatch<RiskSignal> other) => signal.Value.Rule is { IsPassive: true }
        ? other.Start < signal.End && other.End > signal.Start
        : other.Start >= signal.Start && other.End <= signal.End;

    /// <summary>Means together with distress in one message are asked about; alone they are only noted.</summary>
    private static RiskReading WithMeans(RiskReading worst, RiskRule means) => worst switch
    {
        { Level: RiskLevel.None } => RiskReading.None with { MentionsMeans = true, Rule = means.Id, Language = means.Language },
        { Level: RiskLevel.Soft, Route: RiskRoute.Distress } => new RiskReading(RiskLevel.Implied, RiskRoute.MeansRequest)
        {
            MentionsMeans = true,
            Rule = means.Id,
            Language = means.Language,
        },
        _ => worst with { MentionsMeans = true },
    };

    private static bool IsWorse(RiskReading reading, RiskReading than) =>
        reading.Level != than.Level ? reading.Level > than.Level
        : reading.Level != RiskLevel.None && (Urgency(reading.Route) > Urgency(than.Route) || (reading.Route == than.Route && than.IsEveryday && !reading.IsEveryday));

    /// <summary>Which of two routes of the same level is answered.</summary>
    private static int Urgency(RiskRoute? route) => route switch
    {
        // It is only ever soft, and says more than that a word was mentioned.
        RiskRoute.PastOrDenied => 13,
        RiskRoute.MedicalEmergency => 12,
        RiskRoute.ImminentDanger => 11,
        RiskRoute.HarmToOthers => 10,
        RiskRoute.Psychosis => 9,
        RiskRoute.MeansRequest => 8,
        RiskRoute.SuicidalThoughts => 7,
        RiskRoute.SelfInjury => 6,
        RiskRoute.Abuse => 5,
        RiskRoute.EatingDisorder => 4,
        RiskRoute.ConcernForOther => 3,
        RiskRoute.Bereavement => 1,
        _ => 0,
    };
}
