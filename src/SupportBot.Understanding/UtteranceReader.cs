using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Risk;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Reads what a person wrote in the light of where they are: first for risk, then for what they want.</summary>
public sealed class UtteranceReader
{
    /// <summary>Words that mean something else while safety is open: "forget me" may be a sign.</summary>
    private static readonly ImmutableArray<Intent> NotInSafety =
    [
        Intent.WhyNot, Intent.WhatWouldChange, Intent.ShowAnswers, Intent.Form, Intent.Forget, Intent.ConfirmForget, Intent.Feedback, Intent.Helped, Intent.NotHelped,
    ];

    /// <summary>Words from which a message that tells signs is more than a question about a kind of support.</summary>
    private const int TellsAtLength = 18;

    private readonly RiskReader _risk;
    private readonly MessageReader _messages;
    private readonly SignMatcher _signs;
    private readonly TypedAnswerReader _typed;
    private readonly NameMatcher _modalities;
    private readonly CountryMatcher _countries;
    private readonly LanguageMatcher _languages;
    private readonly SafetyIntentMatcher _ownSafety;
    private readonly ImmutableDictionary<string, SafetyIntentMatcher> _safety;

    public UtteranceReader(RiskReader risk, Lexicon lexicon, Catalog catalog)
    {
        _risk = risk;
        _messages = new MessageReader(new PartReader(lexicon, catalog));
        _signs = new SignMatcher(lexicon.Signs);
        _typed = new TypedAnswerReader(new ChoiceMatcher(lexicon.Choices, catalog));
        _modalities = new NameMatcher(lexicon.Modalities);
        _countries = new CountryMatcher(lexicon.Countries);
        _languages = new LanguageMatcher(lexicon.Languages, catalog.Locale);
        _ownSafety = new SafetyIntentMatcher(lexicon.Intents.RemoveRange(NotInSafety));
        _safety = lexicon.SafetyIntents.ToImmutableDictionary(
            language => language.Key, language => new SafetyIntentMatcher(language.Value), StringComparer.Ordinal);
    }

    /// <param name="text">Any text, empty included. It is neither kept nor logged.</param>
    /// <returns>Never throws for the text: what cannot be read is a reason to check in with the person.</returns>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever fails while reading must lead to a check-in, never to silence.")]
    public Reading Read(string text, Session session)
    {
        try
        {
            var risk = _risk.Read(text, session.Safety);
            var reading = Understand(text, session) with { Risk = risk };
            // "It did not help" beside a sign of distress is no vote on this talk.
            if (risk.Level >= RiskLevel.Soft && reading.Intent is (Intent.Helped or Intent.NotHelped))
                reading = reading with { Intent = Intent.None };
            return risk.Level >= RiskLevel.Implied ? reading with { Also = [], Inferred = [] } : reading;
        }
        catch (Exception)
        {
            return new Reading { Risk = RiskReading.Unread, Language = session.Locale };
        }
    }

    private Reading Understand(string text, Session session)
    {
        var tokens = Tokeniser.Read(text);
        var words = Words.Of(tokens);
        var reading = new Reading { Language = session.Locale, Country = _countries.Find(words), Topics = _modalities.Find(words) };
        var spoken = InAnotherLanguage(session);
        if (session.Safety.IsOpen)
            return reading with { Intent = WantedInSafety(spoken, text, words) };
        if (session.Safety.Asked != SafetyQuestion.None && WantedInSafety(spoken, text, words) is var answer and (Intent.Yes or Intent.No))
            return reading with { Intent = answer };
        if (spoken?.FindCall(text) is { } call and not Intent.None)
            return reading with { Intent = call };

        if (tokens.Count == 0)
            return reading;
        var read = _messages.Read(tokens, session, reading);
        return read.Intent is Intent.None or Intent.Choose or Intent.Explain or Intent.Compare or Intent.TalkToPerson
            ? WithWhatIsTold(read, text, tokens, session)
            : read;
    }

    /// <summary>What the words tell of the person: the answer to the open question, else answers to questions that nobody asked.</summary>
    private Reading WithWhatIsTold(Reading read, string text, IReadOnlyList<Token> tokens, Session session)
    {
        var signs = _signs.Find(tokens);
        var unclear = read.Intent == Intent.None;
        if (unclear && session is { Step: Step.Asking, OpenQuestion: { } open } && _typed.Find(open, tokens, signs) is { } choice)
            return read with { Intent = Intent.Answer, Choice = choice, IsLong = false };
        var inferred = _signs.Unasked(signs);
        if (unclear && read is { Topics.IsEmpty: true, Country: null } && inferred.IsEmpty && _languages.Find(text) is { } language && _safety.ContainsKey(language))
            return read with { Language = language };
        if (read.Intent is Intent.None or Intent.Choose)
            return read with { Inferred = inferred };
        // Whoever tells about themselves at length and names a kind of support asks for guidance and not what that is.
        return inferred.Length < 2 || tokens.Count < TellsAtLength ? read : read with { Inferred = inferred, Intent = Intent.Choose };
    }

    /// <summary>The words of the language in which the person told of danger, when it is not the session's own.</summary>
    private SafetyIntentMatcher? InAnotherLanguage(Session session) =>
        session.Safety.Language is { } language && language != session.Locale ? _safety.GetValueOrDefault(language) : null;

    private Intent WantedInSafety(SafetyIntentMatcher? spoken, string text, Words words)
    {
        if (words.Count > PartReader.LongestCommand)
            return Intent.None;
        return spoken?.Find(text, words) is { } intent and not Intent.None ? intent : _ownSafety.Find(text, words);
    }
}
