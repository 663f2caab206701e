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
    private const int AlikeWords = 50;
    private const int LongestTypo = 8;

    /// <summary>Share of a message that must ask for something that changes where the person is.</summary>
    private const double CommandShare = 0.6;

    /// <summary>Counts only when it is all that was said: "I am" is also in "I am stressed".</summary>
    private static readonly ImmutableHashSet<Intent> OnlyWhole = [Intent.Yes, Intent.No, Intent.Resume, Intent.ConfirmForget];

    /// <summary>Must make up most of a message, and not be denied in it: "stop" is also in "I can't stop thinking".</summary>
    private static readonly ImmutableHashSet<Intent> Commands =
    [
        Intent.Greet, Intent.Thank, Intent.Menu, Intent.StartOver, Intent.Skip, Intent.Back, Intent.Stop, Intent.Farewell, Intent.Help, Intent.ShowAnswers,
        Intent.ChangeAnswer, Intent.Form, Intent.Forget, Intent.Feedback, Intent.Helped, Intent.NotHelped,
    ];

    /// <summary>Of those, the ones that may be followed by anything when a message begins with them: "change my answer about sleep".</summary>
    private static readonly ImmutableHashSet<Intent> MayBegin = [Intent.ShowAnswers, Intent.ChangeAnswer, Intent.Form, Intent.Forget, Intent.Feedback];

    private static readonly ImmutableHashSet<string> Openers =
        ["i", "want", "to", "would", "like", "can", "could", "we", "you", "please", "let", "us", "ok", "okay", "now", "so", "and", "well", "hi", "hello", "may"];

    /// <summary>Whoever asks for one of these says little after it: "stop now", but not "stop drinking".</summary>
    private static readonly ImmutableHashSet<Intent> MustEnd = [Intent.Stop, Intent.StartOver, Intent.Farewell];

    private static readonly ImmutableHashSet<string> Closers =
    [
        "please", "now", "the", "this", "with", "questions", "test", "chat", "again", "here", "then", "today", "for", "thanks", "thank", "you", "very", "much", "bye", "all",
        "everyone", "bot", "tomorrow", "later", "ok", "okay", "and", "from", "beginning", "start", "everything", "it", "over",
    ];

    private static readonly ImmutableHashSet<string> Others = ["my", "he", "she", "they", "we", "his", "her", "their", "our"];
    private static readonly ImmutableHashSet<string> Things = ["this", "that", "it", "you"];

    private readonly ImmutableArray<(Words Phrase, string Text, Intent Intent)> _phrases;
    private readonly ImmutableArray<(Words Phrase, string Text, Intent Intent)> _whole;

    private readonly ImmutableHashSet<string> _notCalls;

    /// <param name="notCalls">Words that make a name of a call for help of one word which follows them.</param>
    /// <param name="whole">Ways that count only when they are all that was said.</param>
    public IntentMatcher(
        ImmutableSortedDictionary<Intent, ImmutableArray<string>> intents, ImmutableArray<string> notCalls, ImmutableSortedDictionary<Intent, ImmutableArray<string>>? whole = null) =>
        (_phrases, _notCalls, _whole) = (Read(intents), [.. notCalls.SelectMany(word => Words.Of(word).All)], whole is null ? [] : Read(whole));

    public Intent Whole(Words said) => _phrases.Concat(_whole).FirstOrDefault(entry => entry.Phrase.Same(said)).Intent;

    /// <summary>Finds a phrase in a longer message.</summary>
    public Intent Within(Words said) => _phrases.FirstOrDefault(entry => IsWithin(said, entry.Phrase, entry.Intent)).Intent;

    /// <summary>Finds a phrase in a longer message that asks for it, and does not merely use its words.</summary>
    public Intent Wished(Words said) => _phrases.FirstOrDefault(entry =>
        IsWithin(said, entry.Phrase, entry.Intent) && (!Commands.Contains(entry.Intent) || IsCommanded(said, entry.Phrase, entry.Intent))).Intent;

    /// <param name="wordByWord">Whether each word must be like its counterpart: "I don't want to stop" is not "I don't want to say".</param>
    public Intent Nearly(Words said, bool wordByWord = false)
    {
        if (said.Count is 0 or > LongestTypo)
            return Intent.None;
        var text = said.ToString();
        var (best, intent) = (0, Intent.None);
        foreach (var (words, phrase, candidate) in _phrases)
        {
            if (Commands.Contains(candidate) && said.Deny(words))
                continue;
            // Short words are too easily taken for one another.
            if (phrase.Length < 5 || Math.Abs(phrase.Length - text.Length) > 3 || candidate == Intent.ConfirmForget)
                continue;
            if (Fuzz.Ratio(text, phrase) is var likeness && likeness > best && (!wordByWord || AreAlike(said, words)))
                (best, intent) = (likeness, candidate);
        }

        return best >= Alike ? intent : Intent.None;
    }

    private static ImmutableArray<(Words Phrase, string Text, Intent Intent)> Read(ImmutableSortedDictionary<Intent, ImmutableArray<string>> intents) =>
    [
        .. from entry in intents
        from way in entry.Value
        let words = Words.Of(way)
        where words.Count > 0
        orderby words.Count descending
        select (words, words.ToString(), entry.Key),
    ];

    private static bool AreAlike(Words said, Words phrase) =>
        said.Count != phrase.Count || said.All.Zip(phrase.All).All(pair => Fuzz.Ratio(pair.First, pair.Second) >= AlikeWords);

    private bool IsWithin(Words said, Words phrase, Intent intent) =>
        !OnlyWhole.Contains(intent) && said.Holds(phrase) && (phrase.Count >= LongPhrase || said.Coverage(phrase) >= Share)
        && (intent != Intent.HelpNow || phrase.Count > 1 || said.IndexOf(phrase) is not (> 0 and var at) || !_notCalls.Contains(said.All[at - 1]));

    private static bool IsCommanded(Words said, Words phrase, Intent intent) =>
        !said.Deny(phrase)
        && (said.Coverage(phrase) >= CommandShare || (MayBegin.Contains(intent) && phrase.Count >= LongPhrase && Begins(said, phrase)))
        && (!MustEnd.Contains(intent) || Ends(said, phrase))
        && (intent is not (Intent.Helped or Intent.NotHelped) || IsAboutThis(said, phrase));

    private static bool Begins(Words said, Words phrase) => said.All.Take(said.IndexOf(phrase)).All(Openers.Contains);

    private static bool Ends(Words said, Words phrase) => said.All.Skip(said.IndexOf(phrase) + phrase.Count).All(Closers.Contains);

    /// <summary>Whether what is called helpful or useless is this talk, and not the person or somebody they know.</summary>
    private static bool IsAboutThis(Words said, Words phrase)
    {
        var before = said.All.Take(said.IndexOf(phrase)).ToArray();
        return !before.Any(Others.Contains) && (!before.Contains("i") || before.Any(Things.Contains) || phrase.All.Any(Things.Contains));
    }
}
