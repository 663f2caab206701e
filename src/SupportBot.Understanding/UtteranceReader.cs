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
    /// <summary>Commands that win over an answer when they are all that was written.</summary>
    private static readonly ImmutableHashSet<Intent> GiveWayToAnswers = [Intent.Yes, Intent.No, Intent.Greet, Intent.Thank, Intent.Explain];

    /// <summary>Words of longer messages than this are read for risk and answers, but no longer for commands: those are short.</summary>
    private const int LongestCommand = 40;

    private readonly RiskReader _risk;
    private readonly IntentMatcher _intents;
    private readonly ChoiceMatcher _choices;
    private readonly NameMatcher _modalities;
    private readonly CountryMatcher _countries;
    private readonly SafetyIntentMatcher _ownSafety;
    private readonly ImmutableDictionary<string, SafetyIntentMatcher> _safety;

    public UtteranceReader(RiskReader risk, Lexicon lexicon, Catalog catalog)
    {
        _risk = risk;
        _intents = new IntentMatcher(lexicon.Intents);
        _choices = new ChoiceMatcher(lexicon.Choices, catalog);
        _modalities = new NameMatcher(lexicon.Modalities);
        _countries = new CountryMatcher(lexicon.Countries);
        _ownSafety = new SafetyIntentMatcher(lexicon.Intents);
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
            return Understand(text, session) with { Risk = risk };
        }
        catch (Exception)
        {
            return new Reading { Risk = RiskReading.Unread, Language = session.Locale };
        }
    }

    private Reading Understand(string text, Session session)
    {
        var words = Words.Of(text);
        var reading = new Reading { Language = session.Locale, Country = _countries.Find(words), Topics = _modalities.Find(words) };
        var spoken = InAnotherLanguage(session);
        if (session.Safety.IsOpen)
            return reading with { Intent = WantedInSafety(spoken, text, words) };
        if (session.Safety.Asked != SafetyQuestion.None && WantedInSafety(spoken, text, words) is var answer and (Intent.Yes or Intent.No))
            return reading with { Intent = answer };
        if (spoken?.FindCall(text) is { } call and not Intent.None)
            return reading with { Intent = call };

        var command = words.Count <= LongestCommand ? _intents.Whole(words) : Intent.None;
        if (command != Intent.None && !GiveWayToAnswers.Contains(command))
            return reading with { Intent = command };
        if (session.OpenQuestion is { } open && _choices.Find(open, words) is { } choice)
            return reading with { Intent = Intent.Answer, Choice = choice };
        if (command != Intent.None)
            return reading with { Intent = command };
        return reading with { Intent = words.Count <= LongestCommand ? Wanted(words, reading, session) : Intent.None };
    }

    /// <summary>The words of the language in which the person told of danger, when it is not the session's own.</summary>
    private SafetyIntentMatcher? InAnotherLanguage(Session session) =>
        session.Safety.Language is { } language && language != session.Locale ? _safety.GetValueOrDefault(language) : null;

    private Intent WantedInSafety(SafetyIntentMatcher? spoken, string text, Words words)
    {
        if (words.Count > LongestCommand)
            return Intent.None;
        return spoken?.Find(text, words) is { } intent and not Intent.None ? intent : _ownSafety.Find(text, words);
    }

    private Intent Wanted(Words words, Reading reading, Session session)
    {
        if (_intents.Nearly(words) is var nearly and not Intent.None)
            return nearly;
        var within = _intents.Within(words);
        if (reading.Topics.Length > 1 && within is Intent.None or Intent.Explain or Intent.Choose or Intent.Compare)
            return within == Intent.Choose ? Intent.Choose : Intent.Compare;
        if (reading.Topics.Length == 1 && within is Intent.None or Intent.Explain)
            return within == Intent.Explain || session.OpenQuestion is null || words.Content.Count <= 2 ? Intent.Explain : Intent.None;
        return within;
    }
}
