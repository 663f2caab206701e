using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Answers;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>
/// Reads the answer to the open question: plain when it is one of the known ways to say a choice; else by the weight of its words, among which
/// what phrases and signs point to is one.
/// </summary>
internal sealed class TypedAnswerReader(ChoiceMatcher choices, SignMatcher signs, ImmutableSortedDictionary<string, AnswerWeights> weights)
{
    /// <summary>Whoever tells about this many other questions as well told everything at once, and is shown what was understood.</summary>
    private const int ToldAtOnce = 2;

    /// <summary>Words up to which a denied phrase is all that a message says.</summary>
    private const int LongestDenial = 4;

    /// <summary>Words up to which a message is weighed as a whole.</summary>
    private const int LongestAnswer = 25;

    /// <summary>Likelihood from which an answer is taken; it is said back to the person, who can change it.</summary>
    private const double Sure = 0.65;

    /// <summary>Enough where phrases or signs point to the same choice.</summary>
    private const double SureBesidePhrase = 0.4;

    /// <summary>Likelihood from which a choice is marked when the question is asked again.</summary>
    private const double Likely = 0.3;

    /// <param name="phrase">Choice that the message was taken for by its phrases, or null.</param>
    public TypedAnswer Read(string question, IReadOnlyList<Token> tokens, string? phrase)
    {
        var words = Words.Of(tokens);
        // A long message is a story, and what answers it is said in a part of it.
        if ((choices.FindPlain(question, words) ?? (tokens.Count > LongestAnswer ? phrase : null)) is { } plain)
            return new TypedAnswer(plain, IsSure: true);
        if (phrase is null && (words.AreFillers || choices.NamesTwo(question, words) || (words.Count <= LongestDenial && choices.Denies(question, words))))
            return default;
        var told = signs.Find(tokens);
        if (told.Count(sign => sign.Question != question) >= ToldAtOnce && phrase is null)
            return default;
        if (!weights.TryGetValue(question, out var learned))
            return ByRule(question, tokens, phrase, told) is { } found ? new TypedAnswer(found, IsSure: true) : default;
        var byRule = ByRule(question, tokens, phrase, told);
        return learned.Guess(Features(question, tokens, phrase, told)) switch
        {
            { Likelihood: >= Likely } guess => new TypedAnswer(guess.Choice, guess.Likelihood >= (guess.Choice == byRule ? SureBesidePhrase : Sure)),
            _ => new TypedAnswer(byRule, IsSure: byRule is not null && byRule == Sign(question, told)),
        };
    }

    /// <summary>All that the weights may be for: the words, and the choices that phrases (<c>=</c>), the first clause (<c>~</c>) and signs (<c>@</c>) point to.</summary>
    public IReadOnlySet<string> Features(string question, IReadOnlyList<Token> tokens, string? phrase) => Features(question, tokens, phrase, signs.Find(tokens));

    private HashSet<string> Features(string question, IReadOnlyList<Token> tokens, string? phrase, ImmutableArray<Answer> told)
    {
        var features = AnswerFeatures.Of(tokens);
        if (phrase is not null)
            features.Add($"={phrase}");
        if (tokens.Count > 0 && choices.Find(question, Words.Of(Opening(tokens))) is { } opening)
            features.Add($"~{opening}");
        if (Sign(question, told) is { } sign)
            features.Add($"@{sign}");
        return features;
    }

    private string? ByRule(string question, IReadOnlyList<Token> tokens, string? phrase, ImmutableArray<Answer> told) =>
        phrase ?? Sign(question, told) ?? choices.Find(question, Words.Of(Opening(tokens)));

    private static string? Sign(string question, ImmutableArray<Answer> told) => told.FirstOrDefault(sign => sign.Question == question)?.Choice;

    /// <summary>The first clause: "no, my body is fine", "partly. They do ring a lot".</summary>
    private static List<Token> Opening(IReadOnlyList<Token> tokens)
    {
        var end = 0;
        while (!tokens[end].Place.HasFlag(TokenPlace.ClauseEnd))
            end++;
        return [.. tokens.Take(end + 1)];
    }
}

/// <param name="Choice">Id of the choice, or null when none is likely.</param>
/// <param name="IsSure">Plain enough to be taken, and not only to be marked.</param>
internal readonly record struct TypedAnswer(string? Choice, bool IsSure);
