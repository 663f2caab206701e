using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>
/// Takes a word that nobody knows for the known word that it is one slip of the keyboard away from: two letters swapped, one doubled, left
/// out, added or hit beside. The shorter the word, the fewer slips are believed, because short words are near too many others; of long
/// words that no other word is near, two are.
/// </summary>
internal sealed class Spelling
{
    private const int Shortest = 3;
    private const int Longest = 20;

    /// <summary>From this length on any one slip is put right.</summary>
    private const int LongEnough = 5;

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private readonly FrozenDictionary<string, Target[]> _byRest;
    private readonly FrozenDictionary<char, string[]> _longByFirst;

    /// <param name="words">Words that a slip in the first letter may also lead to.</param>
    /// <param name="framing">Words that have to begin right. Of two that are as near the earlier one is taken, those of <paramref name="words"/> first.</param>
    /// <param name="longWords">Words that are believed with two slips, if they begin right.</param>
    public Spelling(IEnumerable<string> words, IEnumerable<string> framing, IEnumerable<string> longWords)
    {
        _longByFirst = longWords.GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        var targets = words.Select(word => (word, true)).Concat(framing.Select(word => (word, false)))
            .DistinctBy(pair => pair.Item1, StringComparer.Ordinal).Select((pair, rank) => new Target(pair.Item1, pair.Item2, rank));
        _byRest = targets.SelectMany(target => Rests(target.Word).Select(rest => (rest, target)))
            .GroupBy(pair => pair.rest, pair => pair.target, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <param name="written">A word of letters from a to z that is in no list.</param>
    /// <returns>The word that was meant, or null.</returns>
    public string? Correct(string written)
    {
        if (written.Length is < Shortest or > Longest)
            return null;
        Target? found = null;
        foreach (var rest in Rests(written))
        {
            foreach (var target in _byRest.GetValueOrDefault(rest) ?? [])
            {
                if ((found is null || target.Rank < found.Rank) && IsSlip(target, written))
                    found = target;
            }
        }

        return found?.Word ?? Far(written);
    }

    private string? Far(string written) =>
        _longByFirst.GetValueOrDefault(written[0])?.FirstOrDefault(word => Math.Abs(word.Length - written.Length) <= 2 && Slips(word, written) <= 2);

    /// <summary>The number of letters swapped, left out, added or changed (optimal string alignment).</summary>
    private static int Slips(string word, string written)
    {
        var (earlier, before, now) = (new int[written.Length + 1], new int[written.Length + 1], new int[written.Length + 1]);
        for (var j = 0; j <= written.Length; j++)
            before[j] = j;
        for (var i = 1; i <= word.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= written.Length; j++)
            {
                now[j] = Math.Min(Math.Min(before[j], now[j - 1]) + 1, before[j - 1] + (word[i - 1] == written[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && word[i - 1] == written[j - 2] && word[i - 2] == written[j - 1])
                    now[j] = Math.Min(now[j], earlier[j - 2] + 1);
            }

            (earlier, before, now) = (before, now, earlier);
        }

        return before[^1];
    }

    /// <summary>The word itself and what is left when one letter is taken out: words that are one slip apart share one of these.</summary>
    private static IEnumerable<string> Rests(string word)
    {
        yield return word;
        for (var i = 0; i < word.Length; i++)
            yield return word.Remove(i, 1);
    }

    private static bool IsSlip(Target target, string written)
    {
        var word = target.Word;
        var at = 0;
        while (at < word.Length && at < written.Length && word[at] == written[at])
            at++;
        var anySlip = word.Length >= LongEnough && (at > 0 || target.MayBeginWrong);
        return (written.Length - word.Length) switch
        {
            0 when at == word.Length => false,
            0 => IsSwap(word, written, at)
                || (word.AsSpan(at + 1).SequenceEqual(written.AsSpan(at + 1)) && (anySlip || (word.Length == LongEnough - 1 && AreNeighbours(word[at], written[at])))),
            1 => word.AsSpan(at).SequenceEqual(written.AsSpan(at + 1)) && (anySlip || (at > 0 && IsTouched(written[at], word[at - 1], at < word.Length ? word[at] : word[at - 1]))),
            -1 => word.AsSpan(at + 1).SequenceEqual(written.AsSpan(at)) && (anySlip || (word.Length == LongEnough - 1 && at > 0)),
            _ => false,
        };
    }

    private static bool IsSwap(string word, string written, int at) =>
        at + 1 < word.Length && word[at] == written[at + 1] && word[at + 1] == written[at] && word.AsSpan(at + 2).SequenceEqual(written.AsSpan(at + 2));

    /// <summary>Whether a letter too many is one of those beside it or the key next to one.</summary>
    private static bool IsTouched(char added, char before, char after) =>
        added == before || added == after || AreNeighbours(added, before) || AreNeighbours(added, after);

    private static bool AreNeighbours(char one, char other)
    {
        var (row, column) = Place(one);
        var (otherRow, otherColumn) = Place(other);
        // Each row of keys stands half a key to the right of the one above.
        return row >= 0 && otherRow >= 0 && (otherRow - row, otherColumn - column) is (0, 1 or -1) or (-1, 0 or 1) or (1, 0 or -1);
    }

    /// <returns>A negative row for what is no letter.</returns>
    private static (int Row, int Column) Place(char letter)
    {
        var row = Array.FindIndex(Keyboard, keys => keys.Contains(letter, StringComparison.Ordinal));
        return (row, row < 0 ? 0 : Keyboard[row].IndexOf(letter, StringComparison.Ordinal));
    }

    /// <param name="Rank">Of two that are as near the lower one is taken.</param>
    private sealed record Target(string Word, bool MayBeginWrong, int Rank);
}
