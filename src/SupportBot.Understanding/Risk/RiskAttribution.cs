using System.Collections.Frozen;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>
/// Whose danger a text tells of, and when: its own, someone else's, past, denied, supposed, of a story. That changes the reply, and only a
/// figure of speech silences it.
/// </summary>
internal sealed class RiskAttribution
{
    /// <summary>How many tokens before or after a statement a cue of time or story may stand, within the sentence.</summary>
    private const int Reach = 14;

    /// <summary>How many tokens may stand between a denial, or the words that lead in what someone said, and what they belong to.</summary>
    private const int DirectReach = 2;

    /// <summary>How many tokens away the company of a match may stand.</summary>
    private const int Company = 24;

    private const int MostSentencesApart = 2;

    private const int MostBetweenSubjectAndObject = 5;

    /// <summary>Words that begin another statement within a sentence.</summary>
    private static readonly FrozenSet<string> Connectives = new[]
    {
        "and", "but", "because", "so", "or", "then", "y", "pero", "porque", "et", "mais", "car", "und", "aber", "weil", "e", "mas", "ma", "perche",
        "maar", "omdat", "और", "लेकिन", "aur", "lekin", "但", "而",
    }.ToFrozenSet();

    /// <summary>Words of people, with which a statement begins after a connective.</summary>
    private static readonly FrozenSet<string> Subjects = new[] { "i", "he", "she", "it", "we", "they", "you", "my", "his", "her", "our", "their" }.ToFrozenSet();

    /// <summary>Words among them that belong to a noun.</summary>
    private static readonly FrozenSet<string> Possessives = new[] { "my", "his", "her", "our", "their" }.ToFrozenSet();

    /// <summary>Verbs that go with "I" and not with "he" or "she".</summary>
    private static readonly FrozenSet<string> SelfVerbs = new[]
    {
        "want", "wish", "feel", "am", "think", "need", "hope", "plan", "keep",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> PastVerbs = new[] { "did", "had", "was", "wanted", "wished", "thought", "planned", "felt", "hoped" }.ToFrozenSet();
    private static readonly FrozenSet<string> Continuing = new[] { "have", "keep", "still", "always", "am", "want" }.ToFrozenSet();
    /// <summary>Words that deny the noun after them, with which a statement may begin.</summary>
    private static readonly FrozenSet<string> BareDenials = new[] { "no", "zero", "without", "nor" }.ToFrozenSet();

    /// <summary>Words with which a sentence takes up the one before it.</summary>
    private static readonly FrozenSet<string> Resumptives = new[] { "that", "it", "this", "those", "all", "both", "we", "i" }.ToFrozenSet();

    private static readonly FrozenSet<string> Adverbs = new[] { "just", "really", "only", "still", "sometimes", "now", "often", "secretly" }.ToFrozenSet();

    /// <summary>What ends in one of these is done by, or to, someone else.</summary>
    private static readonly FrozenSet<string> OthersOwn = new[] { "himself", "herself", "themselves", "themself", "him", "her", "them" }.ToFrozenSet();

    /// <summary>Words after which a first-person statement belongs to a story: "the hero says I ...".</summary>
    private static readonly FrozenSet<string> Leads = new[]
    {
        "says", "said", "say", "goes", "go", "sings", "screams", "writes", "thinks", "who", "where", "that", "which", "about", "called", "named", "titled",
        "dice", "dicen", "que", "dit", "sagt", "sagen", "dass", "diz", "dizem", "dicono", "zegt", "zeggen", "说", "कि",
    }.ToFrozenSet();

    private static readonly int Kinds = Enum.GetValues<RiskCueKind>().Length;
    private static readonly List<PatternMatch<RiskSignal>> NoCues = [];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly int[] _clauses;
    private readonly List<PatternMatch<RiskSignal>>[] _cues;
    private readonly List<PatternMatch<RiskSignal>> _exceptions = [];
    private readonly List<PatternMatch<RiskSignal>> _softeners = [];
    private readonly List<PatternMatch<RiskSignal>> _others = [];
    private readonly List<PatternMatch<RiskSignal>> _company = [];
    private readonly List<RiskRule> _forbidden = [];

    public RiskAttribution(IReadOnlyList<Token> tokens, IReadOnlyList<PatternMatch<RiskSignal>> signals)
    {
        _tokens = tokens;
        _clauses = Clauses(tokens);
        _cues = new List<PatternMatch<RiskSignal>>[Kinds];
        foreach (var signal in signals)
        {
            if (signal.Value.Cue is { } cue)
                (_cues[(int)cue.Kind] ??= []).Add(signal);
            else if (signal.Value.ExceptionTo is not null)
                _exceptions.Add(signal);
            else if (signal.Value.Softens is not null)
                _softeners.Add(signal);
            else if (signal.Value.Joins is not null)
                _company.Add(signal);
            else if (signal.Value.Forbids is { } forbidden)
                _forbidden.Add(forbidden);
            else if (signal.Value.Rule is { Route: RiskRoute.ConcernForOther or RiskRoute.Bereavement } && !ReturnsToSelf(signal))
                _others.Add(signal);
        }
    }

    /// <summary>Whether a match says nothing by itself: a figure of speech, an exception of its rule, without its company, or part of a statement about someone else.</summary>
    public bool IsSetAside(PatternMatch<RiskSignal> match, RiskRule rule) =>
        _forbidden.Contains(rule)
        || IsAlone(match, rule)
        || Any(Cues(RiskCueKind.Idiom), match.End, match.End + Reach, idiom => idiom.Start <= match.End && IsOneClause(idiom))
        || Any(_exceptions, match.Start - 1, match.End + Reach, other => other.Value.ExceptionTo == rule && IsOneClause(other) && Touches(other, match))
        || (rule.Route is not (RiskRoute.ConcernForOther or RiskRoute.Bereavement)
            && Any(_others, match.Start, match.End + Reach, other => other.Start < match.Start))
        || (rule.Route is RiskRoute.ConcernForOther && ReturnsToSelf(match));

    private bool IsAlone(PatternMatch<RiskSignal> match, RiskRule rule)
    {
        for (var group = 0; group < rule.With.Length; group++)
        {
            var number = group;
            if (!Any(_company, match.Start - Company, match.End + Company, other =>
                other.Value.Joins == rule && other.Value.Group == number && Math.Abs(_tokens[other.End].Sentence - _tokens[match.End].Sentence) <= MostSentencesApart))
                return true;
        }

        return false;
    }

    /// <summary>"I live with my parents but want to die": after a connective, a verb without a subject of its own is the first person's.</summary>
    private bool ReturnsToSelf(PatternMatch<RiskSignal> match)
    {
        if (OthersOwn.Contains(_tokens[match.End].Text))
            return false;
        for (var i = match.End - 2; i > match.Start; i--)
        {
            if (Connectives.Contains(_tokens[i].Text))
                return SelfVerbs.Contains(_tokens[Adverbs.Contains(_tokens[i + 1].Text) ? i + 2 : i + 1].Text) && SpeaksOfSelf(match.Start);
        }

        return false;
    }

    /// <summary>The first subject before a token, within its sentence, is the person.</summary>
    private bool SpeaksOfSelf(int before)
    {
        for (var i = before - 1; i >= 0 && _tokens[i].Sentence == _tokens[before].Sentence; i--)
        {
            if (Subjects.Contains(_tokens[i].Text) && !Possessives.Contains(_tokens[i].Text))
                return IsSubject(_tokens[i].Text);
        }

        return false;
    }

    public RiskReading Read(PatternMatch<RiskSignal> match, RiskRule rule)
    {
        var (level, route) = Attribute(match, rule);
        return level == RiskLevel.None
            ? RiskReading.None
            : new RiskReading(level, route)
            {
                Rule = rule.Id,
                Language = rule.Language,
                IsEveryday = level == RiskLevel.Soft && IsEveryday(match, rule),
                IsIllness = rule.IsIllness,
                IsUnwanted = rule.IsUnwanted,
                IsVeiled = rule.IsVeiled,
            };
    }

    /// <summary>Low mood about work, and danger in a story, are not taken for more because they are said twice.</summary>
    private bool IsEveryday(PatternMatch<RiskSignal> match, RiskRule rule) =>
        rule.IsEveryday || HasContextOfWork(match, rule, SameSentence) || (rule.Level > RiskLevel.Soft && IsStory(match, rule));

    private (RiskLevel Level, RiskRoute Route) Attribute(PatternMatch<RiskSignal> match, RiskRule rule)
    {
        var (level, route) = (rule.Level, rule.Route);
        if (route == RiskRoute.PastOrDenied)
            return TakenBack(match, rule) || IsAffirmed(match, match) ? (RiskLevel.Implied, RiskRoute.SuicidalThoughts) : (level, route);
        if (level <= RiskLevel.Soft)
            return IsDenied(match, rule) ? (RiskLevel.None, route) : (level, route);
        if (IsStory(match, rule) || IsSoftened(match, rule))
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (level == RiskLevel.Implied && HasContextOfWork(match, rule, SameSentence))
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (IsDenied(match, rule))
            return TakenBack(match, rule) ? (RiskLevel.Implied, route) : (RiskLevel.Soft, RiskRoute.PastOrDenied);
        if ((rule.IsTenseFree || IsPastTense(match)) && (Near(RiskCueKind.Past, match, rule) || IsPastAfterwards(match, rule)) && !IsPresent(match, rule))
            return (RiskLevel.Soft, RiskRoute.PastOrDenied);
        if (IsReported(match, rule))
            return (level, RiskRoute.ConcernForOther);
        var asked = HasContextOfWork(match, rule, SameClause) || (rule.IsTenseFree && Near(RiskCueKind.Hypothetical, match, rule));
        return (asked ? RiskLevel.Implied : level, route);
    }

    /// <summary>"I'm writing an essay, but I want to die" is no story: the cue must belong to the statement.</summary>
    private bool IsStory(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(RiskCueKind.Fiction), match.Start - Reach, match.End + Reach, cue =>
            SameLanguage(cue, rule) && SameSentence(cue, match) && (cue.Start < match.Start ? LeadsInto(cue, match) : Follows(cue, match)))
        || _tokens[match.End].Place.HasFlag(TokenPlace.Code);

    /// <summary>What the person says of themselves belongs to a story only where a word such as "says" comes right before it, or in quotation marks.</summary>
    private bool LeadsInto(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match)
    {
        if (AreConnected(cue.End, match.Start))
            return false;
        if (_tokens[match.End].Place.HasFlag(TokenPlace.Quoted))
            return true;
        var subject = match.Start;
        while (subject > cue.End && !IsSubject(_tokens[subject].Text))
            subject--;
        if (subject > cue.End)
            return _clauses[cue.End] == _clauses[subject] && subject - cue.End <= 1 + DirectReach && Leads.Contains(_tokens[subject - 1].Text);
        return _clauses[cue.End] == _clauses[match.Start];
    }

    private bool Follows(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match) =>
        !AreConnected(match.End, cue.Start)
        && (IsQuoteOf(match, cue) || (_clauses[match.End] == _clauses[cue.Start] && !SaidOfThemselves(match)));

    /// <summary>"'I want to die' is the first line": what is said of words in quotation marks follows them at once.</summary>
    private bool IsQuoteOf(PatternMatch<RiskSignal> match, PatternMatch<RiskSignal> cue) =>
        _tokens[match.End].Place.HasFlag(TokenPlace.Quoted) && !_tokens[cue.Start].Place.HasFlag(TokenPlace.Quoted)
        && cue.Start - match.End <= 1 + DirectReach;

    private bool SaidOfThemselves(PatternMatch<RiskSignal> match)
    {
        for (var i = match.End; i >= 0 && _clauses[i] == _clauses[match.End]; i--)
        {
            if (IsSubject(_tokens[i].Text))
                return true;
        }

        return false;
    }

    private bool AreConnected(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (Connectives.Contains(_tokens[i].Text))
                return true;
        }

        return false;
    }

    private bool IsSoftened(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(_softeners, match.Start - 1, match.End + Reach, other => other.Value.Softens == rule && Touches(other, match));

    /// <summary>Words about work that do not touch a statement lower it by one level and no further.</summary>
    private bool HasContextOfWork(PatternMatch<RiskSignal> match, RiskRule rule, Func<PatternMatch<RiskSignal>, PatternMatch<RiskSignal>, bool> near) =>
        Any(_softeners, match.Start - Reach, match.End + Reach, other => other.Value.Softens == rule && near(other, match));

    private bool SameClause(PatternMatch<RiskSignal> a, PatternMatch<RiskSignal> b) => _clauses[a.End] == _clauses[b.End];

    /// <summary>Overlaps, or stands right beside within one clause.</summary>
    private bool Touches(PatternMatch<RiskSignal> other, PatternMatch<RiskSignal> match)
    {
        if (other.Start <= match.End && other.End >= match.Start)
            return true;
        var (before, after) = other.End < match.Start ? (other.End, match.Start) : (match.End, other.Start);
        return after == before + 1 && _clauses[before] == _clauses[after] && !Connectives.Contains(_tokens[after].Text);
    }

    private bool IsOneClause(PatternMatch<RiskSignal> match) => _clauses[match.Start] == _clauses[match.End];

    /// <summary>The number of the clause of each token: marks divide clauses, and so does a connective before a new subject.</summary>
    private static int[] Clauses(IReadOnlyList<Token> tokens)
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

    /// <summary>Who tells of abuse and adds "I said no" denies nothing.</summary>
    private bool IsDenied(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(RiskCueKind.ClauseDenial), match.Start - 1, match.Start - 1, denial => Denies(denial, match, rule))
        || Any(Cues(RiskCueKind.Denial), match.Start - 1 - DirectReach, match.End, denial =>
            denial.Start < match.Start && !IsSubject(_tokens[match.Start].Text) && !Overlaps(denial, match) && Denies(denial, match, rule))
        || (rule is { Route: not RiskRoute.Abuse, IsHiding: false } && Any(Cues(RiskCueKind.LaterDenial), match.End + 1, match.End + Reach, denial =>
            denial.Start > match.End && SameLanguage(denial, rule) && (SameSentence(denial, match) || IsNextSentence(denial, match)) && !IsAffirmed(denial, match)));

    /// <summary>"She asked whether I think of it. I don't.": a sentence that is nothing but the denial.</summary>
    private bool IsNextSentence(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match) =>
        BeginsNextSentence(cue, match) && (cue.End + 1 == _tokens.Count || _tokens[cue.End + 1].Sentence != _tokens[cue.End].Sentence);

    private bool BeginsNextSentence(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match) =>
        _tokens[cue.Start].Sentence == _tokens[match.End].Sentence + 1 && _tokens[cue.Start - 1].Sentence != _tokens[cue.Start].Sentence;

    /// <summary>"Do not want" reaches into "not want to live", which is no denial; "zero thoughts" reaches into "thoughts of dying" and is one.</summary>
    private bool Overlaps(PatternMatch<RiskSignal> denial, PatternMatch<RiskSignal> match) =>
        denial.End >= match.Start && !BareDenials.Contains(_tokens[denial.Start].Text);

    private bool Denies(PatternMatch<RiskSignal> denial, PatternMatch<RiskSignal> match, RiskRule rule) =>
        Belongs(denial, match, rule) && !IsAffirmed(denial, match);

    /// <summary>"I can't promise I won't": what leads in the denial, or holds it, makes it none.</summary>
    private bool IsAffirmed(PatternMatch<RiskSignal> denial, PatternMatch<RiskSignal> match) =>
        Any(Cues(RiskCueKind.Affirmation), denial.Start - DirectReach, match.End + Reach, affirmation =>
            affirmation.Start <= denial.End && SameSentence(affirmation, match)
            && (affirmation.End >= denial.Start || _clauses[affirmation.End] == _clauses[denial.Start]));

    /// <summary>"I don't want to, I want to die": a denial of a verb ends where a new subject begins.</summary>
    private static bool IsSubject(string word) => word is "i" or "je" or "j" or "ich" or "eu" or "io" or "ik" or "yo" or "मैं" or "我";

    /// <summary>"But", "still" or "again", later in the sentence or at the start of the next one, without a word that all is well.</summary>
    private bool TakenBack(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(RiskCueKind.Contrast), match.Start, match.End + Reach, contrast =>
            SameLanguage(contrast, rule)
            && (SameSentence(contrast, match) || _tokens[contrast.Start].Sentence == _tokens[match.End].Sentence + 1)
            && !Any(Cues(RiskCueKind.Reassurance), contrast.Start, contrast.End + Reach, calm => calm.Start >= contrast.Start));

    /// <summary>"My friend said I want to ...": the words belong to the one who said them.</summary>
    private bool IsReported(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(RiskCueKind.Report), match.Start - 1 - DirectReach, match.End, cue => cue.Start < match.Start && Belongs(cue, match, rule));

    /// <summary>The cue stands in or right before the match, with nothing between them that begins another statement.</summary>
    private bool Belongs(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match, RiskRule rule)
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

    private bool Near(RiskCueKind kind, PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(kind), match.Start - Reach, match.End + Reach, cue => SameLanguage(cue, rule) && SameSentence(cue, match));

    /// <summary>"I was beaten. That was years ago.": the next sentence begins with words that take up what was said and put it in the past.</summary>
    private bool IsPastAfterwards(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(RiskCueKind.Past), match.End, match.End + Reach, cue => SameLanguage(cue, rule) && BeginsNextSentence(cue, match) && Resumptives.Contains(_tokens[cue.Start].Text));

    /// <summary>"I once wanted to die" and "I did not want to live", and not "I have wanted to die".</summary>
    private bool IsPastTense(PatternMatch<RiskSignal> match)
    {
        var past = false;
        var did = false;
        for (var i = PredicateStart(match); i <= match.End; i++)
        {
            var word = _tokens[i].Text;
            did |= word == "did";
            if (!did && Continuing.Contains(word))
                return false;
            past |= PastVerbs.Contains(word);
        }

        return past;
    }

    /// <summary>The subject shortly before a match: "I had low moods and suicidal thoughts" is in the tense of "had".</summary>
    private int PredicateStart(PatternMatch<RiskSignal> match)
    {
        for (var i = match.Start - 1; i >= Math.Max(0, match.Start - MostBetweenSubjectAndObject) && _clauses[i] == _clauses[match.Start]; i--)
        {
            if (IsSubject(_tokens[i].Text))
                return i;
        }

        return Math.Max(0, match.Start - 1);
    }

    /// <summary>"But I am fine now" speaks of the present without danger.</summary>
    private bool IsPresent(PatternMatch<RiskSignal> match, RiskRule rule) =>
        Any(Cues(RiskCueKind.Present), match.Start - Reach, match.End + Reach, cue => SameLanguage(cue, rule) && SameSentence(cue, match)
            && !Any(Cues(RiskCueKind.Reassurance), cue.Start - 1, cue.End + 1 + Reach / 2, calm => SameSentence(calm, cue) && calm.Start <= cue.End + 1 + DirectReach));

    private List<PatternMatch<RiskSignal>> Cues(RiskCueKind kind) => _cues[(int)kind] ?? NoCues;

    private static bool SameLanguage(PatternMatch<RiskSignal> cue, RiskRule rule) => cue.Value.Cue!.Language == rule.Language;

    private bool SameSentence(PatternMatch<RiskSignal> a, PatternMatch<RiskSignal> b) => _tokens[a.End].Sentence == _tokens[b.End].Sentence;

    /// <summary>Looks among matches, which are in the order of their ends, at those that end between two tokens.</summary>
    private static bool Any(List<PatternMatch<RiskSignal>> matches, int from, int to, Func<PatternMatch<RiskSignal>, bool> condition)
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
