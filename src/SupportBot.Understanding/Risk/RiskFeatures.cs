using System.Collections.Frozen;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Risk;

/// <summary>Takes one feature, which is only valid during the call.</summary>
public delegate void RiskFeature(ReadOnlySpan<char> feature);

/// <summary>
/// What of a text <see cref="RiskWeights"/> may weigh, window by window: each sentence, and a short text as a whole besides. So one sentence in
/// a long message is weighed by itself, and the time is linear in the length of the text.
/// </summary>
internal static class RiskFeatures
{
    /// <summary>Words of a window at most; longer sentences have several windows, each of which begins in the middle of the one before.</summary>
    private const int LongestWindow = 40;

    private const int Reach = 3;
    private const int ShortestPart = 3;
    private const int LongestPart = 5;
    private const int WordsOfAStep = 5;
    private const int LongestStep = 6;

    /// <summary>Letters of a word that are looked at.</summary>
    private const int LongestWord = 30;

    private static readonly FrozenSet<string> Own = new[] { "i", "me", "my", "myself", "mine", "am" }.ToFrozenSet();
    private static readonly FrozenSet<string> Others = new[] { "he", "she", "him", "her", "his", "himself", "herself", "they", "them", "their" }.ToFrozenSet();
    private static readonly FrozenSet<string> Asking = new[] { "what", "how", "who", "why", "when", "where", "which", "is", "are", "does", "do", "can", "could" }.ToFrozenSet();

    /// <summary>The first tokens of windows, and the tokens after their last ones.</summary>
    public static IEnumerable<(int From, int To)> Windows(IReadOnlyList<Token> tokens)
    {
        var isWhole = tokens.Count is > 0 and <= LongestWindow && tokens[0].Sentence != tokens[^1].Sentence;
        if (isWhole)
            yield return (0, tokens.Count);
        for (var from = 0; from < tokens.Count;)
        {
            var end = from + 1;
            while (end < tokens.Count && tokens[end].Sentence == tokens[from].Sentence)
                end++;
            yield return (from, Math.Min(from + LongestWindow, end));
            for (; from + LongestWindow < end; from += LongestWindow / 2)
                yield return (from + (LongestWindow / 2), Math.Min(from + (LongestWindow / 2) + LongestWindow, end));
            from = end;
        }
    }

    /// <summary>
    /// <c>word</c> stems; <c>word+word</c> for neighbours and <c>word~word</c> for words up to three apart; <c>*art</c> for parts of words, with
    /// <c>_</c> at their ends; <c>#i</c> or <c>#-</c> for whether the person speaks of themselves, <c>#they</c>, <c>#not</c>, <c>#?</c> for a
    /// question, and <c>#0</c> to <c>#6</c> for the length. What stands twice is given twice.
    /// </summary>
    public static void Read(IReadOnlyList<Token> tokens, int from, int to, RiskFeature take)
    {
        Span<char> space = stackalloc char[(LongestWord * 2) + 8];
        var (own, others, denies) = (false, false, false);
        for (var i = from; i < to; i++)
        {
            var word = tokens[i].Text;
            own |= Own.Contains(word);
            others |= Others.Contains(word);
            denies |= Words.IsDenial(word);
            var stem = Cut(Stems.Of(word));
            take(stem);
            for (var apart = 1; apart <= Reach && i - apart >= from; apart++)
                take(Joined(Cut(Stems.Of(tokens[i - apart].Text)), apart == 1 ? '+' : '~', stem, space));
            Parts(Cut(word), space, take);
        }

        take(own ? "#i" : "#-");
        if (others)
            take("#they");
        if (denies)
            take("#not");
        if (Asking.Contains(tokens[from].Text))
            take("#?");
        space[0] = '#';
        space[1] = (char)('0' + Math.Min(LongestStep, (to - from) / WordsOfAStep));
        take(space[..2]);
    }

    private static void Parts(ReadOnlySpan<char> word, Span<char> space, RiskFeature take)
    {
        // The place before each part is kept free for its mark.
        space[1] = '_';
        word.CopyTo(space[2..]);
        space[word.Length + 2] = '_';
        for (var start = 1; start + ShortestPart <= word.Length + 3; start++)
        {
            var before = space[start - 1];
            space[start - 1] = '*';
            for (var length = ShortestPart; length <= LongestPart && start + length <= word.Length + 3; length++)
                take(space.Slice(start - 1, length + 1));
            space[start - 1] = before;
        }
    }

    private static ReadOnlySpan<char> Cut(string word) => word.AsSpan(0, Math.Min(word.Length, LongestWord));

    private static ReadOnlySpan<char> Joined(ReadOnlySpan<char> first, char sign, ReadOnlySpan<char> second, Span<char> space)
    {
        first.CopyTo(space);
        space[first.Length] = sign;
        second.CopyTo(space[(first.Length + 1)..]);
        return space[..(first.Length + 1 + second.Length)];
    }
}
