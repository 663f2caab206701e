using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Reads what one part of a message asks for or answers, outside safety.</summary>
internal sealed class PartReader
{
    /// <summary>Words of longer parts than this are read for answers, but no longer for commands: those are short.</summary>
    public const int LongestCommand = 40;

    private const int BareNaming = 2;
    private const int LongestQuestionByName = 6;

    /// <summary>Share of a part that the names of two modalities make up when it weighs them against each other.</summary>
    private const double NamesShare = 0.5;

    /// <summary>Commands that win over an answer when they are all that was written.</summary>
    private static readonly ImmutableHashSet<Intent> GiveWayToAnswers = [Intent.Yes, Intent.No, Intent.Greet, Intent.Thank, Intent.Explain];

    private static readonly ImmutableHashSet<string> QuestionWords =
    [
        "what", "how", "who", "why", "when", "where", "which", "is", "are", "does", "do", "can", "could", "would", "should", "tell", "explain", "describe", "about", "compare",
    ];

    private static readonly ImmutableHashSet<string> LeadIns = ["and", "so", "but", "ok", "okay", "then", "also"];

    private static readonly ImmutableHashSet<string> WishWords = ["show", "start", "delete", "forget", "remind", "cancel"];

    private static readonly ImmutableHashSet<string> ComparingWords =
        ["or", "vs", "versus", "than", "different", "differ", "differs", "difference", "differences", "same", "better", "compare", "compared", "alike"];

    private readonly Catalog _catalog;
    private readonly IntentMatcher _intents;
    private readonly IntentPatternMatcher _patterns;
    private readonly ChoiceMatcher _choices;
    private readonly CorrectionMatcher _corrections;
    private readonly NameMatcher _modalities;
    private readonly ExplanationMatcher _explanations;

    public PartReader(Lexicon lexicon, Catalog catalog)
    {
        _catalog = catalog;
        _intents = new IntentMatcher(lexicon.Intents, lexicon.NotCalls, lexicon.WholeIntents);
        _patterns = new IntentPatternMatcher(lexicon.IntentPatterns);
        _choices = new ChoiceMatcher(lexicon.Choices, catalog);
        _corrections = new CorrectionMatcher(lexicon.Corrections, _choices);
        _modalities = new NameMatcher(lexicon.Modalities);
        _explanations = new ExplanationMatcher(lexicon.Explanations);
    }

    /// <summary>Whether a word that follows an "and" begins something else that is asked for: "compare them and tell me what you keep".</summary>
    public static bool BeginsWish(Token token) => QuestionWords.Contains(token.Text) || WishWords.Contains(token.Text);

    public Part Read(IReadOnlyList<Token> tokens, Session session)
    {
        var words = Words.Of(tokens);
        var part = Find(tokens, words, _modalities.Find(words), session);
        return part switch
        {
            { Intent: Intent.ConfirmForget } when session.Asked != SideQuestion.Forget => part with { Intent = Intent.Forget },
            { Intent: Intent.Compare, Topics.Length: not 2 } => part with { Topics = _catalog.Modalities },
            _ => part,
        };
    }

    private Part Find(IReadOnlyList<Token> tokens, Words words, ImmutableArray<string> topics, Session session)
    {
        var isShort = words.Count <= LongestCommand;
        if (isShort && Corrected(tokens, words, session) is { } corrected)
            return corrected;
        if (isShort && _patterns.Find(tokens, session.Step) is var here and not Intent.None)
            return new Part(here) { Clarity = Clarity.Plain };
        var command = new Part(isShort ? _intents.Whole(words) : Intent.None) { Topics = topics, Clarity = Clarity.Whole };
        if (command.Intent != Intent.None && !GiveWayToAnswers.Contains(command.Intent))
            return command;
        // A yes or no belongs to what was asked last, not to a question that waits out of view.
        if (command.Intent is Intent.Yes or Intent.No && (session.Asked != SideQuestion.None || session.Step != Step.Asking))
            return command;
        if (isShort && _explanations.Find(tokens) is { } explanation)
            return new Part(Intent.Explain) { Topics = topics, Explanation = explanation, Clarity = Clarity.Plain };
        if (isShort && _patterns.Find(tokens, at: null) is var asked and not Intent.None)
            return new Part(asked) { Topics = topics, Clarity = Clarity.Plain };
        if (session.OpenQuestion is { } open && _choices.Find(open, words, inView: session.Step == Step.Asking) is { } choice)
            return new Part(Intent.Answer) { Topics = topics, Choice = choice };
        if (command.Intent != Intent.None)
            return command;
        return isShort ? Wanted(words, topics) : new Part(Intent.None) { Topics = topics };
    }

    private Part? Corrected(IReadOnlyList<Token> tokens, Words words, Session session) =>
        (CorrectionMatcher.Listed(words, session) ?? _corrections.Choice(tokens, session)) is { } choice
            ? new Part(Intent.ChangeAnswer) { Choice = choice, Clarity = Clarity.Whole }
            : null;

    private Part Wanted(Words words, ImmutableArray<string> topics)
    {
        var nearly = _intents.Nearly(words, wordByWord: true);
        var wished = nearly == Intent.None ? _intents.Wished(words) : nearly;
        // "What is" alone asks for nothing that can be told.
        if (wished == Intent.Explain && nearly == Intent.None && topics.IsEmpty)
            wished = Intent.None;
        // "Therapy did not help me" is not about this talk.
        if (wished is Intent.Helped or Intent.NotHelped && !topics.IsEmpty)
            wished = Intent.None;
        if (topics.Length > 1 && wished is Intent.Explain)
            wished = Intent.Compare;
        if (wished != Intent.None)
            return new Part(wished) { Topics = topics, Clarity = Clarity.Plain };
        return new Part(ByName(words, topics)) { Topics = topics, Clarity = AsksByName(words) ? Clarity.Plain : Clarity.Named };
    }

    private static Intent ByName(Words words, ImmutableArray<string> topics) => topics.Length switch
    {
        > 1 when words.All.Any(ComparingWords.Contains) || AsksByName(words) || (double)topics.Length / words.Content.Count >= NamesShare => Intent.Compare,
        1 when words.Content.Count <= BareNaming || AsksByName(words) => Intent.Explain,
        _ => Intent.None,
    };

    private static bool AsksByName(Words words) =>
        words.All.FirstOrDefault(word => !LeadIns.Contains(word)) is { } first && QuestionWords.Contains(first) && words.Content.Count <= LongestQuestionByName;
}
