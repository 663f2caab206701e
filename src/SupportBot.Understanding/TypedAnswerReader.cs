using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Reads an answer to the open question where the message as a whole says none of its choices: by signs, then by how it begins.</summary>
internal sealed class TypedAnswerReader(ChoiceMatcher choices)
{
    /// <summary>Whoever tells about this many other questions as well told everything at once, and is shown what was understood.</summary>
    private const int ToldAtOnce = 2;

    /// <param name="signs">What the message tells without being asked.</param>
    /// <returns>Id of the choice, or null.</returns>
    public string? Find(string question, IReadOnlyList<Token> tokens, ImmutableArray<Answer> signs)
    {
        if (signs.Count(sign => sign.Question != question) >= ToldAtOnce)
            return null;
        return signs.FirstOrDefault(sign => sign.Question == question)?.Choice ?? choices.Find(question, Words.Of(Opening(tokens)));
    }

    /// <summary>The first clause: "no, my body is fine", "partly. They do ring a lot".</summary>
    private static List<Token> Opening(IReadOnlyList<Token> tokens)
    {
        var end = 0;
        while (!tokens[end].Place.HasFlag(TokenPlace.ClauseEnd))
            end++;
        return [.. tokens.Take(end + 1)];
    }
}
