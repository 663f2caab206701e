using System.Collections.Immutable;

namespace SupportBot.Console.Vignettes;

/// <summary>A labelled case: what a person would say and choose, and what an expert would and would not suggest to them.</summary>
/// <param name="Stratum">Outcome for which the case was written; the first of those that are acceptable.</param>
/// <param name="Kind">Clear, mixed or trap.</param>
/// <param name="Opening">What the person writes first.</param>
/// <param name="Facts">What the person says when asked, by question.</param>
/// <param name="Answers">Ids of the choices that fit, by question.</param>
/// <param name="Preference">Outcome that the person asks for, or <see cref="None"/>.</param>
/// <param name="Distress">The person is in distress, so that goals and self-help alone would pass it by.</param>
internal sealed record Vignette(
    string Id,
    string Stratum,
    string Kind,
    string Opening,
    ImmutableSortedDictionary<string, string> Facts,
    ImmutableSortedDictionary<string, string> Answers,
    string Preference,
    bool Distress,
    ImmutableArray<string> Acceptable,
    ImmutableArray<string> Unacceptable)
{
    /// <summary>Safety opened at once. It is no outcome of the weights.</summary>
    public const string Crisis = "crisis";

    public const string None = "none";

    public static readonly ImmutableArray<string> Kinds = ["clear", "mixed", "trap"];

    /// <summary>What passes by a person in distress.</summary>
    public static readonly ImmutableArray<string> NotInDistress = ["coaching", "mentorship", "mentorship_and_coaching", "self_help"];

    public Verdict Judge(string outcome) =>
        Acceptable.Contains(outcome) ? Verdict.Acceptable
        : Unacceptable.Contains(outcome) ? Verdict.Unacceptable
        : Verdict.Neither;
}

internal enum Verdict { Acceptable, Unacceptable, Neither }
