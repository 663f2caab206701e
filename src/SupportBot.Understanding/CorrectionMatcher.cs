using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Finds which earlier answer a message takes back: by naming another one for the last question, or a place in the list of answers.</summary>
internal sealed class CorrectionMatcher(ImmutableArray<TokenPattern> beginnings, ChoiceMatcher choices)
{
    private static readonly ImmutableHashSet<string> AroundPlaces =
        ["can", "could", "may", "change", "edit", "correct", "fix", "want", "like", "me", "let", "my", "question", "answer", "to"];

    private readonly PatternSet<bool> _beginnings = new(beginnings.Select(pattern => (pattern, true)));

    /// <returns>Id of the choice of the question answered last, or null.</returns>
    public string? Choice(IReadOnlyList<Token> tokens, Session session)
    {
        if (session.Answers.IsEmpty)
            return null;
        return _beginnings.Match(tokens)
            .Where(match => match.Start == 0)
            .OrderByDescending(match => match.End)
            .Select(match => Words.Of([.. tokens.Skip(match.End + 1)]))
            .Where(rest => rest.Count > 0 && rest.All is not (["yes"] or ["no"]))
            .Select(rest => choices.Find(session.Answers[^1].Question, rest))
            .FirstOrDefault(choice => choice is not null);
    }

    /// <returns>Id of the question whose answer is meant by its place among the answers that the person looks at, or null.</returns>
    public static string? Listed(Words said, Session session)
    {
        if (session.Step != Step.Reviewing)
            return null;
        var rest = said.Without(AroundPlaces);
        return rest.Count > 0 && ChoiceMatcher.PlaceOf(rest, session.Answers.Length) is { } place ? session.Answers[place].Question : null;
    }
}
