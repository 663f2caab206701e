using System.Collections.Frozen;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>How the matches in a text stand to each other: by clause, by sentence, and by the cues between them.</summary>
internal sealed class RiskPlaces
{
    /// <summary>How many tokens before or after a statement a cue of time or story may stand, within the sentence.</summary>
    public const int Reach = 14;

    /// <summary>How many tokens may stand between a denial, or the words that lead in what someone said, and what they belong to.</summary>
    public const int DirectReach = 2;

    /// <summary>Words that begin another statement within a sentence.</summary>
    public static readonly FrozenSet<string> Connectives = new[]
    {
        "and", "but", "because", "so", "or", "then", "y", "pero", "porque", "et", "mais", "car", "und", "aber", "weil", "e", "mas", "ma", "perche",
        "maar", "omdat", "और", "लेकिन", "aur", "lekin", "但", "而",
    }.ToFrozenSet();

    /// <summary>Words of people, with which a statement begins after a connective.</summary>
    public static readonly FrozenSet<string> Subjects = new[] { "i", "he", "she", "it", "we", "they", "you", "my", "his", "her", "our", "their" }.ToFrozenSet();

    private static readonly int Kinds = Enum.GetValues<RiskCueKind>().Length;

    private static readonly List<PatternMatch<RiskSignal>> NoCues = [];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly List<PatternMatch<RiskSignal>>[] _cues = new List<PatternMatch<RiskSignal>>[Kinds];

    public RiskPlaces(IReadOnlyList<Token> tokens, IEnumerable<PatternMatch<RiskSignal>> signals)
    {
        _tokens = tokens;
        Clauses = ClausesOf(tokens);
        foreach (var signal in signals)
        {
            if (signal.Value.Cue is { } cue)
                (_cues[(int)cue.Kind] ??= []).Add(signal);
        }
    }

    /// <summary>The number of the clause of each token.</summary>
    public int[] Clauses { get; }

    public List<PatternMatch<RiskSignal>> Cues(RiskCueKind kind) => _cues[(int)kind] ?? NoCues;

    public static bool SameLanguage(PatternMatch<RiskSignal> cue, RiskRule rule) => cue.Value.Cue!.Language == rule.Language;

    /// <summary>Words by which somebody speaks of themselves, in all languages.</summary>
    public static bool IsFirstPerson(string word) => word is "i" or "je" or "j" or "ich" or "eu" or "io" or "ik" or "yo" or "मैं" or "我";

    /// <summary>The cue stands in or right before the match, with nothing between them that begins another statement.</summary>
    public bool Belongs(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match, RiskRule rule)
    {
        if (!SameLanguage(cue, rule) || !SameSentence(cue, match))
            return false;
        for (var i = cue.End + 1; i < match.Start; i++)
        {
            var starts = _tokens[i].Place.HasFlag(TokenPlace.ClauseStart) && !_tokens[i].Place.HasFlag(TokenPlace.Quoted);
            if (starts || _tokens[i].Text is "i" or "just" or "than" || Connectives.Contains(_tokens[i].Text))
                return false;
        }

        return !_tokens[match.Start].Place.HasFlag(TokenPlace.ClauseStart) || _tokens[match.Start].Place.HasFlag(TokenPlace.Quoted) || cue.End >= match.Start;
    }

    public bool AreConnected(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (Connectives.Contains(_tokens[i].Text))
                return true;
        }

        return false;
    }

    public bool SameClause(PatternMatch<RiskSignal> a, PatternMatch<RiskSignal> b) => Clauses[a.End] == Clauses[b.End];

    /// <summary>Overlaps, or stands right beside within one clause.</summary>
    public bool Touches(PatternMatch<RiskSignal> other, PatternMatch<RiskSignal> match)
    {
        if (other.Start <= match.End && other.End >= match.Start)
            return true;
        var (before, after) = other.End < match.Start ? (other.End, match.Start) : (match.End, other.Start);
        return after == before + 1 && Clauses[before] == Clauses[after] && !Connectives.Contains(_tokens[after].Text);
    }

    public bool IsOneClause(PatternMatch<RiskSignal> match) => Clauses[match.Start] == Clauses[match.End];

    /// <summary>Marks divide clauses, and so does a connective before a new subject.</summary>
    private static int[] ClausesOf(IReadOnlyList<Token> tokens)
    {
        var clauses = new int[tokens.Count];
        for (var i = 1; i < tokens.Count; i++)
        {
            var starts = tokens[i].Place.HasFlag(TokenPlace.ClauseStart)
                || (Connectives.Contains(tokens[i].Text) && i + 1 < tokens.Count && Subjects.Contains(tokens[i + 1].Text));
            clauses[i] = clauses[i - 1] + (starts ? 1 : 0);
        }

        return clauses;
    }

    /// <summary>"She asked whether I think of it. I don't.": a sentence that is nothing but the denial.</summary>
    public bool IsNextSentence(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match) =>
        BeginsNextSentence(cue, match) && (cue.End + 1 == _tokens.Count || _tokens[cue.End + 1].Sentence != _tokens[cue.End].Sentence);

    public bool BeginsNextSentence(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match) =>
        _tokens[cue.Start].Sentence == _tokens[match.End].Sentence + 1 && _tokens[cue.Start - 1].Sentence != _tokens[cue.Start].Sentence;

    public bool SameSentence(PatternMatch<RiskSignal> a, PatternMatch<RiskSignal> b) => _tokens[a.End].Sentence == _tokens[b.End].Sentence;

    /// <summary>Looks among matches, which are in the order of their ends, at those that end between two tokens.</summary>
    public static bool Any(List<PatternMatch<RiskSignal>> matches, int from, int to, Func<PatternMatch<RiskSignal>, bool> condition)
    {
        var (low, high) = (0, matches.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (matches[middle].End < from)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < matches.Count && matches[low].End <= to; low++)
        {
            if (condition(matches[low]))
                return true;
        }

        return false;
    }
}
