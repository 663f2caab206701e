using System.Collections.Immutable;
using FuzzySharp;
using SupportBot.Conversation;

namespace SupportBot.Understanding;

/// <summary>Finds what a person wants by the ways in which people say it.</summary>
internal sealed class IntentMatcher
{
    /// <summary>Share of a message's meaning that a short phrase must make up to count; longer phrases count anywhere.</summary>
    private const double Share = 0.5;
    private const int LongPhrase = 3;

    /// <summary>Likeness, 0 to 100, from which a misspelt phrase is taken for the real one.</summary>
    private const int Alike = 88;
    private const int LongestTypo = 8;

    private readonly ImmutableArray<(Words Phrase, string Text, Intent Intent)> _phrases;

    public IntentMatcher(ImmutableSortedDictionary<Intent, ImmutableArray<string>> intents) =>
        _phrases =
        [
            .. from entry in intents
            from way in entry.Value
            let words = Words.Of(way)
            where words.Count > 0
            orderby words.Count descending
            select (words, words.ToString(), entry.Key),
        ];

    public Intent Whole(Words said) => _phrases.FirstOrDefault(entry => entry.Phrase.Same(said)).Intent;

    /// <summary>Finds a phrase in a longer message. An answer or "carry on" must be all that was said: "I am" is also in "I am stressed".</summary>
    public Intent Within(Words said) => _phrases.FirstOrDefault(entry =>
        entry.Intent is not (Intent.Yes or Intent.No or Intent.Resume) && said.Holds(entry.Phrase) && (entry.Phrase.Count >= LongPhrase || said.Coverage(entry.Phrase) >= Share)).Intent;

    public Intent Nearly(Words said)
    {
        if (said.Count is 0 or > LongestTypo)
            return Intent.None;
        var text = said.ToString();
        var (best, intent) = (0, Intent.None);
        foreach (var (_, phrase, candidate) in _phrases)
        {
            // Short words are too easily taken for one another.
            if (phrase.Length < 5 || Math.Abs(phrase.Length - text.Length) > 3)
                continue;
            if (Fuzz.Ratio(text, phrase) is var likeness && likeness > best)
                (best, intent) = (likeness, candidate);
        }

        return best >= Alike ? intent : Intent.None;
    }
}
