using System.Collections.Frozen;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>Whether what a match says is denied, and whether the denial is taken back.</summary>
internal sealed class RiskDenial(IReadOnlyList<Token> tokens, RiskPlaces places)
{
    /// <summary>Words that deny the noun after them, with which a statement may begin.</summary>
    private static readonly FrozenSet<string> BareDenials = new[] { "no", "zero", "without", "nor" }.ToFrozenSet();

    /// <summary>Who tells of abuse and adds "I said no" denies nothing.</summary>
    public bool IsDenied(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(places.Cues(RiskCueKind.ClauseDenial), match.Start - 1, match.Start - 1, denial => Denies(denial, match, rule))
        || RiskPlaces.Any(places.Cues(RiskCueKind.Denial), match.Start - 1 - RiskPlaces.DirectReach, match.End, denial =>
            denial.Start < match.Start && !RiskPlaces.IsFirstPerson(tokens[match.Start].Text) && !Overlaps(denial, match) && Denies(denial, match, rule))
        || (rule is { Route: not RiskRoute.Abuse, IsHiding: false } && RiskPlaces.Any(places.Cues(RiskCueKind.LaterDenial), match.End + 1, match.End + RiskPlaces.Reach, denial =>
            denial.Start > match.End && RiskPlaces.SameLanguage(denial, rule) && (places.SameSentence(denial, match) || places.IsNextSentence(denial, match)) && !IsAffirmed(denial, match)));

    /// <summary>"Do not want" reaches into "not want to live", which is no denial; "zero thoughts" reaches into "thoughts of dying" and is one.</summary>
    private bool Overlaps(PatternMatch<RiskSignal> denial, PatternMatch<RiskSignal> match) =>
        denial.End >= match.Start && !BareDenials.Contains(tokens[denial.Start].Text);

    private bool Denies(PatternMatch<RiskSignal> denial, PatternMatch<RiskSignal> match, RiskRule rule) =>
        places.Belongs(denial, match, rule) && !IsAffirmed(denial, match);

    /// <summary>"I can't promise I won't": what leads in the denial, or holds it, makes it none.</summary>
    public bool IsAffirmed(PatternMatch<RiskSignal> denial, PatternMatch<RiskSignal> match) =>
        RiskPlaces.Any(places.Cues(RiskCueKind.Affirmation), denial.Start - RiskPlaces.DirectReach, match.End + RiskPlaces.Reach, affirmation =>
            affirmation.Start <= denial.End && places.SameSentence(affirmation, match)
            && (affirmation.End >= denial.Start || places.Clauses[affirmation.End] == places.Clauses[denial.Start]));

    /// <summary>"But", "still" or "again", later in the sentence or at the start of the next one, without a word that all is well.</summary>
    public bool TakenBack(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(places.Cues(RiskCueKind.Contrast), match.Start, match.End + RiskPlaces.Reach, contrast =>
            RiskPlaces.SameLanguage(contrast, rule)
            && (places.SameSentence(contrast, match) || tokens[contrast.Start].Sentence == tokens[match.End].Sentence + 1)
            && !RiskPlaces.Any(places.Cues(RiskCueKind.Reassurance), contrast.Start, contrast.End + RiskPlaces.Reach, calm => calm.Start >= contrast.Start));
}
