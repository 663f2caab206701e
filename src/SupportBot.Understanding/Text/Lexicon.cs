using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>
/// What is known about single words, from the lists in <c>Text/Words</c>: contractions, slang, misspellings and words written apart. A
/// misspelling is put right only towards a closed list of risk words and only when the word is not an ordinary one.
/// </summary>
internal static class Lexicon
{
    /// <summary>Longer words with marks in them hide nothing that is looked for.</summary>
    public const int LongestMasked = 24;

    private const int ShortestCorrected = 5;

    private static readonly FrozenSet<string> Risk = Lines("risk-words").ToFrozenSet();
    private static readonly FrozenSet<string> Ordinary = Lines("ordinary-words").ToFrozenSet();
    private static readonly FrozenDictionary<string, string> Joins = Pairs("joins").ToFrozenDictionary(p => p.From, p => p.To);
    private static readonly FrozenSet<string> JoinedWords = Joins.Keys.Select(k => k.Split(' ')[0]).ToFrozenSet();
    private static readonly FrozenDictionary<string, string[]> Expansions = Expand();
    private static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Expanded =
        Expansions.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> IsAfter = new[]
    {
        "he", "she", "it", "that", "there", "what", "who", "where", "how", "here", "everything", "everybody", "everyone", "nothing", "nobody",
        "someone", "somebody", "something", "this", "one",
    }.ToFrozenSet();

    /// <returns>The words that a written word stands for: often itself, in normal spelling.</returns>
    /// <param name="written">Folded; letters, digits and inner apostrophes.</param>
    public static string[] Expand(ReadOnlySpan<char> written)
    {
        if (Expanded.TryGetValue(written, out var known))
            return known;

        var word = written.ToString();
        if (!System.Text.Ascii.IsValid(word))
        {
            word = Normaliser.Unmask(word);
            if (Expansions.TryGetValue(word, out known))
                return known;
        }

        if (word.Contains('\'', StringComparison.Ordinal))
            return Contraction(word);
        if (!word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
            return Unrepeat(word) is { } calm ? Expansions.GetValueOrDefault(calm) ?? [calm] : [word];
        return HasLetterAndDigit(word) && Unveil(word) is { } meant ? [meant] : [word];
    }

    /// <returns>The risk word that hides behind digits and marks, as in <c>su1c!de</c> or <c>k*ll</c>, or null.</returns>
    public static string? Unveil(ReadOnlySpan<char> masked)
    {
        foreach (var one in (ReadOnlySpan<char>)['i', 'l'])
        {
            var letters = new char[masked.Length];
            for (var i = 0; i < letters.Length; i++)
                letters[i] = Letter(masked[i], one);
            var word = new string(letters);
            if (Array.IndexOf(letters, '*') >= 0)
                return Risk.FirstOrDefault(risk => Fits(word, risk));
            if (Risk.Contains(word))
                return word;
            if (Expansions.TryGetValue(word, out var known) && known is [var corrected])
                return corrected;
        }

        return null;
    }

    /// <returns>The words that letters written one by one spell, or null.</returns>
    public static string[]? SpeltOut(string letters) =>
        Risk.Contains(letters) || Ordinary.Contains(letters) ? [letters] : Expansions.GetValueOrDefault(letters);

    public static string? Join(string first, string second) =>
        JoinedWords.Contains(first) ? Joins.GetValueOrDefault($"{first} {second}") : null;

    private static string[] Contraction(string word)
    {
        var at = word.LastIndexOf('\'');
        var (stem, ending) = (word[..at], word[(at + 1)..]);
        return ending switch
        {
            "t" when stem is [.. var verb, 'n'] && verb.Length > 1 => [verb, "not"],
            "m" => [stem, "am"],
            "re" => [stem, "are"],
            "ve" => [stem, "have"],
            "ll" => [stem, "will"],
            "d" => [stem, "would"],
            "s" when IsAfter.Contains(stem) => [stem, "is"],
            _ => word.Split('\'', StringSplitOptions.RemoveEmptyEntries),
        };
    }

    /// <summary>Letters drawn out three times or more, as in <c>pleaseee</c> or <c>kiiill</c>; null when there are none.</summary>
    private static string? Unrepeat(string word)
    {
        var drawn = false;
        for (var i = 2; i < word.Length && !drawn; i++)
            drawn = word[i] == word[i - 1] && word[i] == word[i - 2];
        if (!drawn)
            return word;

        var twice = Squeeze(word, 2);
        return Risk.Contains(twice) || Ordinary.Contains(twice) ? twice : Squeeze(word, 1);
    }

    private static string Squeeze(string word, int keep)
    {
        var kept = new System.Text.StringBuilder(word.Length);
        for (var from = 0; from < word.Length;)
        {
            var end = from + 1;
            while (end < word.Length && word[end] == word[from])
                end++;
            kept.Append(word[from], end - from >= 3 ? keep : end - from);
            from = end;
        }

        return kept.ToString();
    }

    private static bool HasLetterAndDigit(string word) => word.Any(char.IsAsciiLetter) && word.Any(char.IsAsciiDigit);

    private static char Letter(char c, char one) => c switch
    {
        '0' => 'o',
        '1' or '!' => one,
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        '#' => '*',
        _ => c,
    };

    private static bool Fits(string masked, string word)
    {
        if (masked.Length != word.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (masked[i] != '*' && masked[i] != word[i])
                return false;
        }

        return true;
    }

    private static FrozenDictionary<string, string[]> Expand()
    {
        var expansions = new Dictionary<string, string[]>();
        foreach (var target in Risk.Where(word => word.Length >= ShortestCorrected))
        {
            foreach (var wrong in OneLetterOff(target))
            {
                if (!Risk.Contains(wrong) && !Ordinary.Contains(wrong))
                    expansions[wrong] = [target];
            }
        }

        foreach (var (from, to) in Pairs("contractions").Concat(Pairs("slang")).Concat(Pairs("misspellings")))
            expansions[from] = to.Split(' ');
        return expansions.ToFrozenDictionary();
    }

    /// <summary>Every word made from this one by leaving out, adding or changing a letter, or swapping two neighbours.</summary>
    private static IEnumerable<string> OneLetterOff(string word)
    {
        for (var i = 0; i <= word.Length; i++)
        {
            var (left, right) = (word[..i], word[i..]);
            if (right.Length > 0)
                yield return left + right[1..];
            if (right.Length > 1)
                yield return left + right[1] + right[0] + right[2..];
            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                yield return left + letter + right;
                if (right.Length > 0)
                    yield return left + letter + right[1..];
            }
        }
    }

    private static IEnumerable<(string From, string To)> Pairs(string list) =>
        Lines(list).Select(line => line.Split(" = ", 2)).Select(pair => (pair[0], pair[1]));

    private static List<string> Lines(string list)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream($"{list}.txt")
            ?? throw new InvalidOperationException($"the word list {list}.txt is not part of this build");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                lines.Add(line);
        }

        return lines;
    }
}
