using System.Text;

namespace SupportBot.Understanding.Text;

/// <summary>Writes together what is one word: <c>my self</c>, <c>any more</c>, <c>self harm</c>, and letters spelt out one by one.</summary>
internal static class Joins
{
    public static IReadOnlyList<Token> Apply(List<Token> tokens)
    {
        var kept = 0;
        for (var i = 0; i < tokens.Count; kept++)
        {
            if (SpeltOut(tokens, i) is (var words, > 0 and var letters))
            {
                // At most as many words as letters, so that writing never overtakes reading.
                foreach (var word in words)
                    tokens[kept++] = new Token(word, tokens[i].Sentence, kept == 0 ? tokens[i].Place : TokenPlace.None);
                kept--;
                i += letters;
            }
            else if (Joined(tokens, i) is { } whole)
            {
                tokens[kept] = new Token(whole, tokens[i].Sentence, tokens[i].Place | (tokens[i + 1].Place & TokenPlace.ClauseEnd));
                i += 2;
            }
            else
                tokens[kept] = tokens[i++];
        }

        tokens.RemoveRange(kept, tokens.Count - kept);
        return tokens;
    }

    /// <summary>"my self" is one word, but not in "my self-harming" or "my self esteem".</summary>
    private static string? Joined(List<Token> tokens, int i)
    {
        if (i + 1 >= tokens.Count || tokens[i].Sentence != tokens[i + 1].Sentence || Lexicon.Join(tokens[i].Text, tokens[i + 1].Text) is not { } whole)
            return null;
        if (i + 2 >= tokens.Count)
            return whole;
        var belongsToNext = Lexicon.Join(tokens[i + 1].Text, tokens[i + 2].Text) is not null
            || (tokens[i + 2].Place.HasFlag(TokenPlace.Hyphenated) && !tokens[i + 1].Place.HasFlag(TokenPlace.Hyphenated));
        return belongsToNext ? null : whole;
    }

    private static (IReadOnlyList<string> Words, int Letters) SpeltOut(List<Token> tokens, int from)
    {
        const int longest = 24;
        var end = from;
        while (end < tokens.Count && end - from < longest && tokens[end].Text.Length == 1 && char.IsAsciiLetter(tokens[end].Text[0]))
            end++;
        if (end - from < 3)
            return ([], 0);
        var letters = new StringBuilder();
        for (var i = from; i < end; i++)
            letters.Append(tokens[i].Text);
        for (; letters.Length >= 3; letters.Length--)
        {
            if (Lexicon.SpeltOut(letters.ToString()) is { } words)
                return (words, letters.Length);
        }

        return ([], 0);
    }
}
