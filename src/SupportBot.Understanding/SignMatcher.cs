using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Ways in which people tell, without being asked, what one choice of a question says.</summary>
public sealed record SignPatterns(string Question, string Choice, ImmutableArray<TokenPattern> Patterns)
{
    /// <summary>The words tell it only where the question was asked: elsewhere they too often speak of something else.</summary>
    public bool AskedOnly { get; init; }
}

/// <summary>Finds answers in what a person tells of themselves. They are shown to the person before they count.</summary>
internal sealed class SignMatcher(ImmutableArray<SignPatterns> signs)
{
    private const int NegationReach = 3;

    private static readonly ImmutableHashSet<string> Negations = ["no", "not", "never", "without", "nothing", "hardly", "don't", "dont"];

    private readonly ImmutableHashSet<string> _askedOnly = [.. signs.Where(sign => sign.AskedOnly).Select(sign => sign.Question)];

    private readonly PatternSet<(string Question, string Choice)> _patterns =
        new(signs.SelectMany(sign => sign.Patterns.Select(pattern => (pattern, (sign.Question, sign.Choice)))));

    /// <returns>At most one answer for each question: the choice with most signs; none where two choices have as many.</returns>
    public ImmutableArray<Answer> Find(IReadOnlyList<Token> tokens) =>
    [
        .. _patterns.Match(tokens)
            .Where(match => !IsDenied(tokens, match.Start))
            .GroupBy(match => match.Value.Question)
            .Select(question => Clearest(question.Key, question.GroupBy(match => match.Value.Choice)))
            .OfType<Answer>(),
    ];

    private static Answer? Clearest(string question, IEnumerable<IGrouping<string, PatternMatch<(string, string)>>> choices)
    {
        var ranked = choices.Select(choice => (choice.Key, Words: Words(choice))).OrderByDescending(choice => choice.Words).ToList();
        return ranked.Count == 1 || ranked[0].Words > ranked[1].Words ? new Answer(question, ranked[0].Key) : null;
    }

    /// <summary>Of the answers found, those that may be taken from words that nobody asked for.</summary>
    public ImmutableArray<Answer> Unasked(ImmutableArray<Answer> found) => [.. found.Where(answer => !_askedOnly.Contains(answer.Question))];

    /// <summary>How many of the words tell it; words that two patterns share count once.</summary>
    private static int Words(IEnumerable<PatternMatch<(string, string)>> matches) =>
        matches.SelectMany(match => Enumerable.Range(match.Start, match.End - match.Start + 1)).Distinct().Count();

    private static bool IsDenied(IReadOnlyList<Token> tokens, int start)
    {
        for (var i = start - 1; i >= 0 && i >= start - NegationReach && !tokens[i].Place.HasFlag(TokenPlace.ClauseEnd); i--)
        {
            if (Negations.Contains(tokens[i].Text))
                return true;
        }

        return false;
    }
}
