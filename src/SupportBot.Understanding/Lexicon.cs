using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Answers;
using SupportBot.Understanding.Risk;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Ways to say things in one locale, as they stand in its content: not normalised, none empty.</summary>
/// <param name="Choices">Question id, then choice id, to the choice's label followed by other ways to say it.</param>
/// <param name="Intents">Ways to say an intent; intents that can only be pressed are missing.</param>
/// <param name="Modalities">Modality id to the names that people use.</param>
/// <param name="Countries">ISO 3166-1 alpha-2 in upper case to the names that people use; no name stands for two countries.</param>
public sealed record Lexicon(
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>> Choices,
    ImmutableSortedDictionary<Intent, ImmutableArray<string>> Intents,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Modalities,
    ImmutableSortedDictionary<string, ImmutableArray<string>> Countries)
{
    /// <summary>
    /// ISO 639-1 code of a language other than the locale's to the ways to say there what matters while safety is open, such as yes, no and
    /// "I'm safe". Every language in which signs of risk are answered is in it.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<Intent, ImmutableArray<string>>> SafetyIntents { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<Intent, ImmutableArray<string>>>.Empty;

    /// <summary>Ways to say an intent that count only when nothing else is said, and not while safety is open.</summary>
    public ImmutableSortedDictionary<Intent, ImmutableArray<string>> WholeIntents { get; init; } = ImmutableSortedDictionary<Intent, ImmutableArray<string>>.Empty;

    /// <summary>Further ways to say an intent that count only while safety is open.</summary>
    public ImmutableSortedDictionary<Intent, ImmutableArray<string>> InSafety { get; init; } = ImmutableSortedDictionary<Intent, ImmutableArray<string>>.Empty;

    /// <summary>Ways to ask for an intent within a longer message, not while safety is open.</summary>
    public ImmutableArray<IntentPatterns> IntentPatterns { get; init; } = [];

    /// <summary>Words before one that calls for help, as "crisis" does, with which the two name something: "a midlife crisis".</summary>
    public ImmutableArray<string> NotCalls { get; init; } = [];

    /// <summary>How people begin to take back the answer before: "no wait, I meant".</summary>
    public ImmutableArray<TokenPattern> Corrections { get; init; } = [];

    /// <summary>How a message begins that answers yes or no to what safety asked and goes on without a comma: "no it is not deep".</summary>
    public ImmutableArray<IntentPatterns> SafetyAnswers { get; init; } = [];

    /// <summary>What people in danger say that a reply can take up; of several the first of <see cref="SafetyRemark"/> counts.</summary>
    public ImmutableArray<RemarkPatterns> Remarks { get; init; } = [];

    /// <summary>What chooses among the words for a danger; of several the first of <see cref="Conversation.Told"/> that fits counts.</summary>
    public ImmutableArray<ToldPatterns> Told { get; init; } = [];

    /// <summary>How people say that they are under 18.</summary>
    public ImmutableArray<TokenPattern> Under18 { get; init; } = [];

    /// <summary>What looks like it and means something else, where the two share a word.</summary>
    public ImmutableArray<TokenPattern> NotUnder18 { get; init; } = [];

    /// <summary>How people ask for explanations, in the order in which they are listed.</summary>
    public ImmutableArray<ExplanationPatterns> Explanations { get; init; } = [];

    /// <summary>What tells the languages from one another, the locale's own among them.</summary>
    public ImmutableArray<LanguageWords> Languages { get; init; } = [];

    /// <summary>By question id, how much the words of an answer speak for its choices; empty where a locale has none.</summary>
    public ImmutableSortedDictionary<string, AnswerWeights> AnswerWeights { get; init; } = ImmutableSortedDictionary<string, AnswerWeights>.Empty;

    /// <summary>How much words speak for danger where no rule finds any; null where there are no weights, and nobody is checked in on by weight.</summary>
    public RiskWeights? RiskWeights { get; init; }

    /// <summary>How people name days to come.</summary>
    public TimeWords Times { get; init; } = TimeWords.None;

    /// <summary>Words by which people answer questions that were not asked.</summary>
    public ImmutableArray<SignPatterns> Signs { get; init; } = [];
}

/// <summary>How people name days to come; all words in small letters.</summary>
/// <param name="Numbers">How many a word stands for, such as 2 for "couple".</param>
/// <param name="Units">Days that a span has, such as 7 for "weeks"; 0 for what is shorter than a day.</param>
/// <param name="Days">Days from now that a word stands for by itself, such as 1 for "tomorrow".</param>
/// <param name="Between">Words that may stand between a number and its unit: "a couple of weeks".</param>
/// <param name="After">The word before one of <paramref name="Days"/> that adds a day: "the day after tomorrow".</param>
public sealed record TimeWords(
    ImmutableSortedDictionary<string, int> Numbers,
    ImmutableSortedDictionary<string, int> Units,
    ImmutableSortedDictionary<string, int> Days,
    ImmutableSortedDictionary<string, DayOfWeek> Weekdays,
    ImmutableSortedSet<string> Between,
    string After)
{
    public static readonly TimeWords None = new(
        ImmutableSortedDictionary<string, int>.Empty,
        ImmutableSortedDictionary<string, int>.Empty,
        ImmutableSortedDictionary<string, int>.Empty,
        ImmutableSortedDictionary<string, DayOfWeek>.Empty,
        [],
        "");
}

public sealed record ToldPatterns(Told Told, ImmutableArray<TokenPattern> Patterns);

public sealed record RemarkPatterns(SafetyRemark Remark, ImmutableArray<TokenPattern> Patterns);

/// <param name="Id">Id of the explanation in the catalog.</param>
/// <param name="Patterns">Ways to ask for it.</param>
public sealed record ExplanationPatterns(string Id, ImmutableArray<TokenPattern> Patterns);

/// <param name="At">The step at which the patterns mean this, or null when they mean it at every step.</param>
/// <param name="Patterns">Ways to ask for the intent.</param>
public sealed record IntentPatterns(Intent Intent, Step? At, ImmutableArray<TokenPattern> Patterns);
