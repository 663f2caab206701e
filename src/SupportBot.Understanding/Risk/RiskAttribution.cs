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
    /// <summary>How many tokens away the company of a match may stand.</summary>
    private const int Company = 24;

    private const int MostSentencesApart = 2;

    private const int MostBetweenSubjectAndObject = 5;

    /// <summary>Words of people that belong to a noun.</summary>
    private static readonly FrozenSet<string> Possessives = new[] { "my", "his", "her", "our", "their" }.ToFrozenSet();

    /// <summary>Verbs that go with "I" and not with "he" or "she".</summary>
    private static readonly FrozenSet<string> SelfVerbs = new[]
    {
        "want", "wish", "feel", "am", "think", "need", "hope", "plan", "keep",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> PastVerbs = new[]
    {
        "did", "had", "was", "were", "wanted", "wished", "thought", "planned", "felt", "hoped", "tried", "attempted", "put", "held", "stood", "sat",
        "went", "came", "got", "jumped", "survived", "used", "kept", "starved", "weighed", "told", "said", "hit", "beat", "raped", "abused",
    }.ToFrozenSet();
    private static readonly FrozenSet<string> Continuing = new[] { "have", "keep", "still", "always", "am", "want" }.ToFrozenSet();

    /// <summary>Words with which a sentence takes up the one before it.</summary>
    private static readonly FrozenSet<string> Resumptives = new[] { "that", "it", "this", "those", "all", "both", "we", "i", "once" }.ToFrozenSet();

    private static readonly FrozenSet<string> Adverbs = new[] { "just", "really", "only", "still", "sometimes", "now", "often", "secretly" }.ToFrozenSet();

    /// <summary>What ends in one of these is done by, or to, someone else.</summary>
    private static readonly FrozenSet<string> OthersOwn = new[] { "himself", "herself", "themselves", "themself", "him", "her", "them" }.ToFrozenSet();

    /// <summary>Words after which a first-person statement belongs to a story: "the hero says I ...".</summary>
    private static readonly FrozenSet<string> Leads = new[]
    {
        "says", "said", "say", "goes", "go", "sings", "screams", "writes", "thinks", "who", "where", "that", "which", "about", "called", "named", "titled",
        "dice", "dicen", "que", "dit", "sagt", "sagen", "dass", "diz", "dizem", "dicono", "zegt", "zeggen", "说", "कि",
    }.ToFrozenSet();

    private readonly IReadOnlyList<Token> _tokens;
    private readonly RiskPlaces _places;
    private readonly RiskDenial _denial;
    private readonly List<PatternMatch<RiskSignal>> _exceptions = [];
    private readonly List<PatternMatch<RiskSignal>> _softeners = [];
    private readonly List<PatternMatch<RiskSignal>> _others = [];
    private readonly List<PatternMatch<RiskSignal>> _company = [];
    private readonly List<PatternMatch<RiskSignal>> _forbidden = [];

    public RiskAttribution(IReadOnlyList<Token> tokens, IReadOnlyList<PatternMatch<RiskSignal>> signals)
    {
        _tokens = tokens;
        _places = new RiskPlaces(tokens, signals);
        _denial = new RiskDenial(tokens, _places);
        foreach (var signal in signals)
        {
            if (signal.Value.ExceptionTo is not null)
                _exceptions.Add(signal);
            else if (signal.Value.Softens is not null)
                _softeners.Add(signal);
            else if (signal.Value.Joins is not null)
                _company.Add(signal);
            else if (signal.Value.Forbids is not null)
                _forbidden.Add(signal);
            else if (signal.Value.Rule is { Route: RiskRoute.ConcernForOther or RiskRoute.Bereavement } && !ReturnsToSelf(signal))
                _others.Add(signal);
        }

        // An anchor without its company tells of nobody.
        _others.RemoveAll(other => other.Value.Rule is { } rule && !HasItsCompany(other, rule));
    }

    /// <summary>Whether a match says nothing by itself: a figure of speech, an exception of its rule, without its company, or part of a statement about someone else.</summary>
    public bool IsSetAside(PatternMatch<RiskSignal> match, RiskRule rule) =>
        !HasItsCompany(match, rule)
        || RiskPlaces.Any(_places.Cues(RiskCueKind.Idiom), match.End, match.End + RiskPlaces.Reach, idiom => idiom.Start <= match.End && _places.IsOneClause(idiom))
        || RiskPlaces.Any(_exceptions, match.Start - 1, match.End + RiskPlaces.Reach, other => other.Value.ExceptionTo == rule && _places.IsOneClause(other) && _places.Touches(other, match))
        || (rule.Route is not (RiskRoute.ConcernForOther or RiskRoute.Bereavement)
            && RiskPlaces.Any(_others, match.Start, match.End + RiskPlaces.Reach, other => other.Start < match.Start))
        || (rule.Route is RiskRoute.ConcernForOther && ReturnsToSelf(match));

    /// <summary>One of each group that the rule asks for is near, and nothing that it forbids.</summary>
    private bool HasItsCompany(PatternMatch<RiskSignal> match, RiskRule rule)
    {
        for (var group = 0; group < rule.With.Length; group++)
        {
            var number = group;
            if (!IsInCompanyOf(_company, match, other => other.Value.Joins == rule && other.Value.Group == number))
                return false;
        }

        return !IsInCompanyOf(_forbidden, match, other => other.Value.Forbids == rule);
    }

    private bool IsInCompanyOf(List<PatternMatch<RiskSignal>> others, PatternMatch<RiskSignal> match, Func<PatternMatch<RiskSignal>, bool> condition) =>
        RiskPlaces.Any(others, match.Start - Company, match.End + Company, other =>
            condition(other) && Math.Abs(_tokens[other.End].Sentence - _tokens[match.End].Sentence) <= MostSentencesApart);

    /// <summary>"I live with my parents but want to die": after a connective, a verb without a subject of its own is the first person's.</summary>
    private bool ReturnsToSelf(PatternMatch<RiskSignal> match)
    {
        if (OthersOwn.Contains(_tokens[match.End].Text))
            return false;
        for (var i = match.End - 2; i > match.Start; i--)
        {
            if (RiskPlaces.Connectives.Contains(_tokens[i].Text))
                return SelfVerbs.Contains(_tokens[Adverbs.Contains(_tokens[i + 1].Text) ? i + 2 : i + 1].Text) && SpeaksOfSelf(match.Start);
        }

        return false;
    }

    /// <summary>The first subject before a token, within its sentence, is the person.</summary>
    private bool SpeaksOfSelf(int before)
    {
        for (var i = before - 1; i >= 0 && _tokens[i].Sentence == _tokens[before].Sentence; i--)
        {
            if (RiskPlaces.Subjects.Contains(_tokens[i].Text) && !Possessives.Contains(_tokens[i].Text))
                return RiskPlaces.IsFirstPerson(_tokens[i].Text);
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
                IsPassive = rule.IsPassive,
            };
    }

    /// <summary>Low mood about work, and danger in a story, are not taken for more because they are said twice.</summary>
    private bool IsEveryday(PatternMatch<RiskSignal> match, RiskRule rule) =>
        rule.IsEveryday || HasContextOfWork(match, rule, _places.SameSentence) || (rule.Level > RiskLevel.Soft && IsStory(match, rule));

    private (RiskLevel Level, RiskRoute Route) Attribute(PatternMatch<RiskSignal> match, RiskRule rule)
    {
        var (level, route) = (rule.Level, rule.Route);
        if (route == RiskRoute.PastOrDenied)
            return _denial.TakenBack(match, rule) || _denial.IsAffirmed(match, match) ? (RiskLevel.Implied, RiskRoute.SuicidalThoughts) : (level, route);
        if (level <= RiskLevel.Soft)
            return _denial.IsDenied(match, rule) ? (RiskLevel.None, route) : (level, route);
        if (IsStory(match, rule) || IsSoftened(match, rule))
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (level == RiskLevel.Implied && HasContextOfWork(match, rule, _places.SameSentence))
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (_denial.IsDenied(match, rule))
            return _denial.TakenBack(match, rule) ? (RiskLevel.Implied, route) : (RiskLevel.Soft, RiskRoute.PastOrDenied);
        if ((rule.IsTenseFree || IsPastTense(match)) && (Near(RiskCueKind.Past, match, rule) || IsPastAfterwards(match, rule)) && !IsPresent(match, rule))
            return (RiskLevel.Soft, RiskRoute.PastOrDenied);
        if (IsReported(match, rule))
            return (level, RiskRoute.ConcernForOther);
        var asked = HasContextOfWork(match, rule, _places.SameClause) || (rule.IsTenseFree && Near(RiskCueKind.Hypothetical, match, rule));
        return (asked ? RiskLevel.Implied : level, route);
    }

    /// <summary>"I'm writing an essay, but I want to die" is no story: the cue must belong to the statement.</summary>
    private bool IsStory(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(_places.Cues(RiskCueKind.Fiction), match.Start - RiskPlaces.Reach, match.End + RiskPlaces.Reach, cue =>
            RiskPlaces.SameLanguage(cue, rule) && _places.SameSentence(cue, match) && (cue.Start < match.Start ? LeadsInto(cue, match) : Follows(cue, match)))
        || _tokens[match.End].Place.HasFlag(TokenPlace.Code);

    /// <summary>What the person says of themselves belongs to a story only where a word such as "says" comes right before it, or in quotation marks.</summary>
    private bool LeadsInto(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match)
    {
        if (_places.AreConnected(cue.End, match.Start))
            return false;
        if (_tokens[match.End].Place.HasFlag(TokenPlace.Quoted))
            return true;
        var subject = match.Start;
        while (subject > cue.End && !RiskPlaces.IsFirstPerson(_tokens[subject].Text))
            subject--;
        if (subject > cue.End)
            return _places.Clauses[cue.End] == _places.Clauses[subject] && subject - cue.End <= 1 + RiskPlaces.DirectReach && Leads.Contains(_tokens[subject - 1].Text);
        return _places.Clauses[cue.End] == _places.Clauses[match.Start];
    }

    private bool Follows(PatternMatch<RiskSignal> cue, PatternMatch<RiskSignal> match) =>
        !_places.AreConnected(match.End, cue.Start)
        && (IsQuoteOf(match, cue) || (_places.Clauses[match.End] == _places.Clauses[cue.Start] && !SaidOfThemselves(match)));

    /// <summary>"'I want to die' is the first line": what is said of words in quotation marks follows them at once.</summary>
    private bool IsQuoteOf(PatternMatch<RiskSignal> match, PatternMatch<RiskSignal> cue) =>
        _tokens[match.End].Place.HasFlag(TokenPlace.Quoted) && !_tokens[cue.Start].Place.HasFlag(TokenPlace.Quoted)
        && cue.Start - match.End <= 1 + RiskPlaces.DirectReach;

    private bool SaidOfThemselves(PatternMatch<RiskSignal> match)
    {
        for (var i = match.End; i >= 0 && _places.Clauses[i] == _places.Clauses[match.End]; i--)
        {
            if (RiskPlaces.IsFirstPerson(_tokens[i].Text))
                return true;
        }

        return false;
    }

    private bool IsSoftened(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(_softeners, match.Start - 1, match.End + RiskPlaces.Reach, other => other.Value.Softens == rule && _places.Touches(other, match));

    /// <summary>Words about work that do not touch a statement lower it by one level and no further.</summary>
    private bool HasContextOfWork(PatternMatch<RiskSignal> match, RiskRule rule, Func<PatternMatch<RiskSignal>, PatternMatch<RiskSignal>, bool> near) =>
        RiskPlaces.Any(_softeners, match.Start - RiskPlaces.Reach, match.End + RiskPlaces.Reach, other => other.Value.Softens == rule && near(other, match));

    /// <summary>"My friend said I want to ...": the words belong to the one who said them.</summary>
    private bool IsReported(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(_places.Cues(RiskCueKind.Report), match.Start - 1 - RiskPlaces.DirectReach, match.End, cue => cue.Start < match.Start && _places.Belongs(cue, match, rule));

    private bool Near(RiskCueKind kind, PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(_places.Cues(kind), match.Start - RiskPlaces.Reach, match.End + RiskPlaces.Reach, cue => RiskPlaces.SameLanguage(cue, rule) && _places.SameSentence(cue, match));

    /// <summary>"I was beaten. That was years ago.": the next sentence begins with words that take up what was said and put it in the past.</summary>
    private bool IsPastAfterwards(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(_places.Cues(RiskCueKind.Past), match.End, match.End + RiskPlaces.Reach, cue => RiskPlaces.SameLanguage(cue, rule) && _places.BeginsNextSentence(cue, match) && Resumptives.Contains(_tokens[cue.Start].Text));

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
        for (var i = match.Start - 1; i >= Math.Max(0, match.Start - MostBetweenSubjectAndObject) && _places.Clauses[i] == _places.Clauses[match.Start]; i--)
        {
            if (RiskPlaces.IsFirstPerson(_tokens[i].Text))
                return i;
        }

        return Math.Max(0, match.Start - 1);
    }

    /// <summary>"But I am fine now" speaks of the present without danger.</summary>
    private bool IsPresent(PatternMatch<RiskSignal> match, RiskRule rule) =>
        RiskPlaces.Any(_places.Cues(RiskCueKind.Present), match.Start - RiskPlaces.Reach, match.End + RiskPlaces.Reach, cue => RiskPlaces.SameLanguage(cue, rule) && _places.SameSentence(cue, match)
            && !RiskPlaces.Any(_places.Cues(RiskCueKind.Reassurance), cue.Start - 1, cue.End + 1 + RiskPlaces.Reach / 2, calm => _places.SameSentence(calm, cue) && calm.Start <= cue.End + 1 + RiskPlaces.DirectReach));
}
