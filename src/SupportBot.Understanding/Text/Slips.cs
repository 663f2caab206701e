using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>
/// Puts right what is a word of its own, or too short to be sure of, where the words around it leave no other reading: "want ot die",
/// "to dye" at the end. Which words those are is in <c>Text/Words/slips.txt</c>.
/// </summary>
internal static class Slips
{
    private static readonly FrozenDictionary<string, Slip[]> ByWritten = Lexicon.Lines("slips")
        .SelectMany(Parse).GroupBy(pair => pair.Written, pair => pair.Slip, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>From the end to the beginning, because a slip may stand before another: "want ot dei".</summary>
    public static void Apply(List<Token> tokens)
    {
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            foreach (var slip in ByWritten.GetValueOrDefault(tokens[i].Text) ?? [])
            {
                if (slip.Before.Fits(Beside(tokens, i, i - 1)) && slip.After.Fits(Beside(tokens, i, i + 1)))
                {
                    Replace(tokens, i, 1, slip.Meant);
                    break;
                }
            }

            if (i + 1 < tokens.Count && Beside(tokens, i, i + 1) != "$" && Lexicon.Resplit(tokens[i].Text, tokens[i + 1].Text) is { } words)
                Replace(tokens, i, 2, words);
        }
    }

    private static void Replace(List<Token> tokens, int at, int count, string[] words)
    {
        var (first, last) = (tokens[at], tokens[at + count - 1]);
        tokens.RemoveRange(at, count);
        for (var i = 0; i < words.Length; i++)
        {
            var place = (i == 0 ? first.Place & ~TokenPlace.ClauseEnd : TokenPlace.None) | (i == words.Length - 1 ? last.Place & TokenPlace.ClauseEnd : TokenPlace.None);
            tokens.Insert(at + i, new Token(words[i], first.Sentence, place) { Written = count == 1 && words.Length == 1 ? first.Written ?? first.Text : null });
        }
    }

    /// <returns>The word beside another in its sentence; <c>$</c> where none is.</returns>
    private static string Beside(List<Token> tokens, int i, int beside) =>
        beside < 0 || beside >= tokens.Count || tokens[beside].Sentence != tokens[i].Sentence
            || (beside > i && tokens[i].Place.HasFlag(TokenPlace.ClauseEnd))
            ? "$" : tokens[beside].Text;

    /// <summary>One line: <c>before &gt; written = meant &gt; after</c>.</summary>
    private static IEnumerable<(string Written, Slip Slip)> Parse(string line)
    {
        if (line.Split([" > ", " = "], StringSplitOptions.None) is not [var before, var written, var meant, var after])
            throw new FormatException($"slips.txt: '{line}' is not 'before > written = meant > after'");
        var slip = new Slip(meant.Split(' '), Context.Parse(before), Context.Parse(after));
        return written.Split(' ').Select(word => (word, slip));
    }

    private sealed record Slip(string[] Meant, Context Before, Context After);

    /// <param name="AllBut">Any word fits that is not among <paramref name="Words"/>.</param>
    private sealed record Context(FrozenSet<string> Words, bool AllBut)
    {
        public static Context Parse(string words) =>
            words is "*" ? new([], true) : words.StartsWith("not ", StringComparison.Ordinal) ? new(words[4..].Split(' ').ToFrozenSet(), true) : new(words.Split(' ').ToFrozenSet(), false);

        public bool Fits(string word) => Words.Contains(word) != AllBut;
    }
}
