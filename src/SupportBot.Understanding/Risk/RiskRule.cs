using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>Ways of saying one thing about danger, and what that means for the reply.</summary>
public sealed record RiskRule
{
    public required string Id { get; init; }

    /// <summary>ISO 639-1, in lower case.</summary>
    public required string Language { get; init; }

    public required RiskRoute Route { get; init; }

    /// <summary>Level when nothing in the text changes it; <see cref="RiskLevel.None"/> only for <see cref="IsMeans"/>.</summary>
    public required RiskLevel Level { get; init; }

    public required ImmutableArray<TokenPattern> Patterns { get; init; }

    /// <summary>Where one of these overlaps a match, or adjoins it within its clause, that match does not count.</summary>
    public ImmutableArray<TokenPattern> Unless { get; init; } = [];

    /// <summary>A match counts only in the company of one of each group, in any order, at most two sentences away.</summary>
    public ImmutableArray<ImmutableArray<TokenPattern>> With { get; init; } = [];

    /// <summary>A match does not count in the company of one of these, as near as <see cref="With"/>.</summary>
    public ImmutableArray<TokenPattern> Never { get; init; } = [];

    /// <summary>Where one of these overlaps or adjoins a match, it is only a soft sign; elsewhere it lowers the match by one level, an explicit one only within its clause. A soft sign with one in its sentence is an everyday one.</summary>
    public ImmutableArray<TokenPattern> Softer { get; init; } = [];

    /// <summary>The words leave time and mood open, so that "years ago" makes them past and "what if" makes them supposed.</summary>
    public bool IsTenseFree { get; init; }

    /// <summary>The words tell of hiding it: "I'm not", said after "I told her I was fine", takes back the reassurance and not the danger.</summary>
    public bool IsHiding { get; init; }

    /// <summary>Everyday low mood, see <see cref="RiskReading.IsEveryday"/>; only for <see cref="RiskLevel.Soft"/>.</summary>
    public bool IsEveryday { get; init; }

    /// <summary>The words mean danger only when something earlier in the conversation pointed to it.</summary>
    public bool OnlyAfterDistress { get; init; }

    /// <summary>Signs of an illness or injury rather than of something taken.</summary>
    public bool IsIllness { get; init; }

    /// <summary>Unwanted thoughts of harm, see <see cref="RiskReading.IsUnwanted"/>.</summary>
    public bool IsUnwanted { get; init; }

    /// <summary>See <see cref="RiskReading.IsVeiled"/>.</summary>
    public bool IsVeiled { get; init; }

    /// <summary>See <see cref="RiskReading.IsPassive"/>.</summary>
    public bool IsPassive { get; init; }

    /// <summary>A question about means or places that is harmless by itself.</summary>
    public bool IsMeans { get; init; }
}

/// <summary>Words that say how danger is spoken of: as a figure of speech, of the past, of a story.</summary>
public sealed record RiskCue(RiskCueKind Kind, string Language, TokenPattern Pattern);

public enum RiskCueKind
{
    /// <summary>A figure of speech, a title or a term: what ends in it is not read as danger.</summary>
    Idiom,

    /// <summary>Denies the verb or adjective that follows it directly: "would never".</summary>
    Denial,

    /// <summary>Denies the whole clause that follows it directly: "I don't think that".</summary>
    ClauseDenial,

    /// <summary>Denies what comes before it in the sentence: "the answer is no".</summary>
    LaterDenial,

    /// <summary>Looks like a denial and is none: "never been closer to".</summary>
    Affirmation,

    /// <summary>Takes a denial back: "but", "still", "again".</summary>
    Contrast,

    /// <summary>Says that things are well, so that a contrast takes nothing back.</summary>
    Reassurance,

    /// <summary>Puts it in the past.</summary>
    Past,

    /// <summary>Says that it is of now, whatever else is past.</summary>
    Present,

    /// <summary>Story, song, news, research.</summary>
    Fiction,

    /// <summary>Supposes rather than states.</summary>
    Hypothetical,

    /// <summary>Gives the words of someone else, which follow it directly.</summary>
    Report,
}
