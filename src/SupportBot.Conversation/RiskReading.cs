namespace SupportBot.Conversation;

/// <summary>
/// What a message says about danger. It routes the reply to that message and is never shown, scored, counted about a person or kept
/// beyond the conversation's own context (NICE NG225 1.6: no risk scales to decide who gets help).
/// </summary>
public sealed record RiskReading(RiskLevel Level, RiskRoute? Route)
{
    public static readonly RiskReading None = new(RiskLevel.None, null);

    /// <summary>Used when reading failed: a fault counts as "check in", never as "no risk".</summary>
    public static readonly RiskReading Unread = new(RiskLevel.Soft, RiskRoute.Distress) { IsUnread = true };

    /// <summary>The text could not be read, so that nothing may be said about what is in it.</summary>
    public bool IsUnread { get; init; }

    /// <summary>A soft sign of everyday low mood: met gently each time, and not taken for more because it is said twice.</summary>
    public bool IsEveryday { get; init; }

    /// <summary>
    /// No rule found this sign: the words as a whole weigh like those of people in danger. It is met gently each time and is no more than that:
    /// it opens nothing, counts for nothing beside another sign and is not remembered as distress.
    /// </summary>
    public bool IsWeighed { get; init; }

    /// <summary>The sign was met already in this turn, so that it is not met twice.</summary>
    public bool IsMet { get; init; }

    /// <summary>The text asks about means or places that are harmless by themselves; together with earlier distress they are not.</summary>
    public bool MentionsMeans { get; init; }

    /// <summary>An emergency of the body that is no poisoning: a line about poisons is no help.</summary>
    public bool IsIllness { get; init; }

    /// <summary>Thoughts of harming somebody that come against the person's will and frighten them: no wish to harm.</summary>
    public bool IsUnwanted { get; init; }

    /// <summary>Death is not named, or the words may be a way of speaking: the reply asks what is meant.</summary>
    public bool IsVeiled { get; init; }

    /// <summary>A wish not to be here, with no act named, such as not to wake up: the reply asks openly about thoughts of ending one's life.</summary>
    public bool IsPassive { get; init; }

    /// <summary>Language of the rule that matched as ISO 639-1, or null when none did.</summary>
    public string? Language { get; init; }

    /// <summary>Id of the rule that matched, for tests and evaluation, never for a log.</summary>
    public string? Rule { get; init; }

    /// <summary>This reading, in which no sign was found, as one to check in on; what it says of means stays.</summary>
    public RiskReading Weighed() => this with { Level = RiskLevel.Soft, Route = RiskRoute.Distress, IsWeighed = true };
}

/// <summary>How plainly danger is stated; chooses the first reply (docs/safety.md).</summary>
public enum RiskLevel { None, Soft, Implied, Explicit }

public enum RiskRoute
{
    ImminentDanger,
    SuicidalThoughts,
    SelfInjury,
    HarmToOthers,
    Abuse,
    Psychosis,
    MedicalEmergency,
    EatingDisorder,
    ConcernForOther,
    MeansRequest,
    Bereavement,
    PastOrDenied,
    Distress,
}
