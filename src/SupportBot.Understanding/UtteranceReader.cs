using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Answers;
using SupportBot.Understanding.Risk;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Reads what a person wrote in the light of where they are: first for risk, then for what they want.</summary>
public sealed class UtteranceReader
{
    /// <summary>Words that mean something else while safety is open.</summary>
    private static readonly ImmutableArray<Intent> NotInSafety =
    [
        Intent.WhyNot, Intent.WhatWouldChange, Intent.ShowAnswers, Intent.Form, Intent.Feedback, Intent.Helped, Intent.NotHelped,
        .. Enum.GetValues<Intent>().Where(IntentKinds.IsAboutReminder),
    ];

    /// <summary>Words from which a message that tells signs is more than a question about a kind of support.</summary>
    private const int TellsAtLength = 18;

    /// <summary>Words up to which a text that names a day answers when to write.</summary>
    private const int LongestDay = 6;

    /// <summary>Words from which what begins like a question while safety is open is taken for more than that.</summary>
    private const int LongestAside = 15;

    private readonly RiskReader _risk;
    private readonly RiskWeights? _weights;
    private readonly MessageReader _messages;
    private readonly SignMatcher _signs;
    private readonly TypedAnswerReader _typed;
    private readonly ChoiceMatcher _choices;
    private readonly NameMatcher _modalities;
    private readonly CountryMatcher _countries;
    private readonly LanguageMatcher _languages;
    private readonly AgeMatcher _age;
    private readonly DelayMatcher _delays;
    private readonly PatternSet<SafetyRemark> _remarks;
    private readonly PatternSet<Told> _told;
    private readonly SafetyIntentMatcher _ownSafety;
    private readonly IntentPatternMatcher _safetyAnswers;
    private readonly ImmutableDictionary<string, SafetyIntentMatcher> _safety;

    public UtteranceReader(RiskReader risk, Lexicon lexicon, Catalog catalog)
    {
        _risk = risk;
        _weights = lexicon.RiskWeights;
        _messages = new MessageReader(new PartReader(lexicon, catalog));
        _signs = new SignMatcher(lexicon.Signs);
        _choices = new ChoiceMatcher(lexicon.Choices, catalog);
        _typed = new TypedAnswerReader(_choices, _signs, lexicon.AnswerWeights);
        _modalities = new NameMatcher(lexicon.Modalities);
        _countries = new CountryMatcher(lexicon.Countries);
        _languages = new LanguageMatcher(lexicon.Languages, catalog.Locale);
        _remarks = new PatternSet<SafetyRemark>(lexicon.Remarks.SelectMany(remark => remark.Patterns.Select(pattern => (pattern, remark.Remark))));
        _told = new PatternSet<Told>(lexicon.Told.SelectMany(told => told.Patterns.Select(pattern => (pattern, told.Told))));
        _safetyAnswers = new IntentPatternMatcher(lexicon.SafetyAnswers);
        _age = new AgeMatcher(lexicon.Under18, lexicon.NotUnder18);
        _delays = new DelayMatcher(lexicon.Times);
        var further = lexicon.InSafety.Select(entry => KeyValuePair.Create<Intent, ImmutableArray<string>>(entry.Key, [.. lexicon.Intents.GetValueOrDefault(entry.Key, []), .. entry.Value]));
        _ownSafety = new SafetyIntentMatcher(lexicon.Intents.SetItems(further).RemoveRange(NotInSafety), lexicon.NotCalls);
        _safety = lexicon.SafetyIntents.ToImmutableDictionary(
            language => language.Key, language => new SafetyIntentMatcher(language.Value, notCalls: []), StringComparer.Ordinal);
    }

    /// <param name="text">Any text, empty included. It is neither kept nor logged.</param>
    /// <returns>Never throws for the text: what cannot be read is a reason to check in with the person.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails while reading must lead to a check-in, never to silence.")]
    public Reading Read(string text, Session session)
    {
        var risk = RiskReading.None;
        try
        {
            risk = _risk.Read(text, session.Safety);
            var reading = Understand(text, session, risk.Route ?? session.Safety.Route) with { Risk = risk.Level == RiskLevel.None && IsHeavy(text, session) ? risk.Weighed() : risk };
            // "It did not help" beside a sign of distress is no vote on this talk.
            if (reading.Risk.Level >= RiskLevel.Soft && reading.Intent is (Intent.Helped or Intent.NotHelped))
                reading = reading with { Intent = Intent.None };
            return risk.Level >= RiskLevel.Implied ? reading with { Also = [], Inferred = [] } : reading;
        }
        catch (Exception)
        {
            // What was found before the fault stands.
            return new Reading { Risk = risk.Level == RiskLevel.None ? RiskReading.Unread : risk, Language = session.Locale };
        }
    }

    /// <returns>
    /// What of a text <see cref="AnswerWeights"/> may weigh when it answers the question: <c>word</c>, <c>word+word</c>, <c>^word</c> at the
    /// beginning, <c>!word</c> where it is denied, <c>#0</c> to <c>#4</c> for the length, and <c>=</c>, <c>~</c> or <c>@</c> with a choice that
    /// phrases, the first clause or signs point to.
    /// </returns>
    public IReadOnlySet<string> FeaturesOf(string question, string text)
    {
        var tokens = Tokeniser.Read(text);
        var phrase = tokens.Count == 0 ? null : _messages.Read(tokens, new Session { Step = Step.Asking, OpenQuestion = question }, new Reading()).Choice;
        return _typed.Features(question, tokens, phrase);
    }

    /// <summary>
    /// Whether words in which no rule found anything weigh enough for a check-in. Not while safety is open, where it would change nothing, and
    /// not for what stands in lists: a choice of the open question, or a command.
    /// </summary>
    private bool IsHeavy(string text, Session session)
    {
        if (_weights is null || session.Safety.IsOpen)
            return false;
        var tokens = Tokeniser.Read(text);
        return _weights.SpeaksOfDanger(tokens)
            && !(session is { Step: Step.Asking, OpenQuestion: { } open } && _choices.FindPlain(open, Words.Of(tokens)) is not null)
            && !_messages.IsCommand(tokens, session);
    }

    private Reading Understand(string text, Session session, RiskRoute? route)
    {
        var tokens = Tokeniser.Read(text);
        var words = Words.Of(tokens);
        var reading = new Reading
        {
            Language = session.Locale,
            Country = _countries.Find(words),
            Topics = _modalities.Find(words),
            IsMinor = _age.IsMinor(tokens),
            Told = WhatIsTold(tokens, route),
        };
        var spoken = InAnotherLanguage(session);
        if (session.Safety.IsOpen)
        {
            return AnsweredInSafety(session, spoken, text, words, tokens) is var wanted and not Intent.None
                ? reading with { Intent = wanted, Remark = First(_remarks, tokens) }
                : AskedBeside(tokens, reading) with { Remark = First(_remarks, tokens) };
        }

        // What goes on behind a yes asks for something, and does not only agree that a talk has ended.
        if (session.Safety.HasJustEnded && IsYes(spoken, words))
            return reading with { Intent = Intent.Yes };
        if (session.Safety.Asked != SafetyQuestion.None && AnsweredInSafety(session, spoken, text, words, tokens) is var answer and (Intent.Yes or Intent.No))
            return reading with { Intent = answer };
        if (spoken?.FindCall(text) is { } call and not Intent.None)
            return reading with { Intent = call };

        if (tokens.Count == 0)
            return reading;
        if (session.Asked == SideQuestion.Reminder && tokens.Count <= LongestDay && !words.All.Any(Words.IsDenial) && _delays.Find(tokens) is { } day)
            return reading with { Intent = Intent.Remind, When = day };
        var read = _messages.Read(tokens, session, reading);
        if (read.Intent == Intent.Remind)
            return read with { When = _delays.Find(tokens) };
        if (session is { Step: Step.Asking, OpenQuestion: { } open } && read.Also.IsEmpty && MayAnswer(read.Intent, session.Asked))
            read = WithAnswer(read, _typed.Read(open, tokens, read.Choice));
        return read.Intent is Intent.None or Intent.Choose or Intent.Explain or Intent.Compare or Intent.TalkToPerson
            ? WithWhatIsTold(read, text, tokens)
            : read;
    }

    /// <summary>Whether what was first taken for something else may answer the open question. A yes or no belongs to what was asked last.</summary>
    private static bool MayAnswer(Intent intent, SideQuestion asked) => intent switch
    {
        // What answers another question than the check's is no answer to that one.
        Intent.None or Intent.Answer => asked is SideQuestion.None or SideQuestion.Likely,
        Intent.Yes or Intent.No => asked == SideQuestion.None,
        _ => false,
    };

    /// <summary>What chooses among the words for the route, if anything told does.</summary>
    private Told WhatIsTold(IReadOnlyList<Token> tokens, RiskRoute? route)
    {
        var told = _told.Match(tokens).Select(match => match.Value).Order().ToList();
        return told.Find(one => one.Fits(route)) is var fitting and not Told.None ? fitting : told.FirstOrDefault();
    }

    /// <summary>Of several the one that stands first in the enumeration, whatever the order of the content.</summary>
    private static T First<T>(PatternSet<T> patterns, IReadOnlyList<Token> tokens)
        where T : struct, Enum => patterns.Match(tokens).Select(match => match.Value).Order().FirstOrDefault();

    private static Reading WithAnswer(Reading read, TypedAnswer typed) => typed switch
    {
        { Choice: { } choice, IsSure: true } => read with { Intent = Intent.Answer, Choice = choice, IsLong = read.Intent == Intent.Answer && read.IsLong },
        _ when read.Intent is Intent.Answer => read with { Intent = Intent.None, Choice = null, Likely = typed.Choice },
        _ => read with { Likely = typed.Choice },
    };

    /// <summary>What the words tell of the person: answers to questions that nobody asked.</summary>
    private Reading WithWhatIsTold(Reading read, string text, IReadOnlyList<Token> tokens)
    {
        var inferred = _signs.Unasked(_signs.Find(tokens));
        var unclear = read.Intent == Intent.None;
        if (unclear && read is { Topics.IsEmpty: true, Country: null, Likely: null } && inferred.IsEmpty && _languages.Find(text) is { } language && _safety.ContainsKey(language))
            return read with { Language = language };
        if (read.Intent is Intent.None or Intent.Choose)
            return read with { Inferred = inferred };
        // Whoever tells about themselves at length and names a kind of support asks for guidance and not what that is.
        return inferred.Length < 2 || tokens.Count < TellsAtLength ? read : read with { Inferred = inferred, Intent = Intent.Choose };
    }

    /// <summary>The words of the language in which the person told of danger, when it is not the session's own.</summary>
    private SafetyIntentMatcher? InAnotherLanguage(Session session) =>
        session.Safety.Language is { } language && language != session.Locale ? _safety.GetValueOrDefault(language) : null;

    /// <summary>A question beside the danger, such as what is kept: short, and plainly a question.</summary>
    private Reading AskedBeside(IReadOnlyList<Token> tokens, Reading reading)
    {
        if (tokens.Count is 0 or > LongestAside || !PartReader.BeginsWish(tokens[0]))
            return reading;
        var read = _messages.Read(tokens, new Session { Step = Step.Menu }, reading);
        return read.Intent is Intent.Explain or Intent.Compare or Intent.Privacy or Intent.Forget or Intent.AreYouHuman or Intent.TalkToPerson || read.Intent.IsAboutReminder()
            ? reading with { Intent = read.Intent, Topics = read.Topics, Explanation = read.Explanation }
            : reading;
    }

    /// <summary>What is wanted; else whether it begins with a yes or a no to a question of safety that waits.</summary>
    private Intent AnsweredInSafety(Session session, SafetyIntentMatcher? spoken, string text, Words words, IReadOnlyList<Token> tokens)
    {
        var wanted = WantedInSafety(spoken, text, words);
        return wanted == Intent.None && spoken is null && session.Safety.Asked is not (SafetyQuestion.None or SafetyQuestion.More)
            ? _safetyAnswers.Find(tokens, at: null)
            : wanted;
    }

    private bool IsYes(SafetyIntentMatcher? spoken, Words words) => spoken?.Whole(words) == Intent.Yes || _ownSafety.Whole(words) == Intent.Yes;

    private Intent WantedInSafety(SafetyIntentMatcher? spoken, string text, Words words)
    {
        if (words.Count > PartReader.LongestCommand)
            return Intent.None;
        return spoken?.Find(text, words) is { } intent and not Intent.None ? intent : _ownSafety.Find(text, words);
    }
}
