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

    /// <summary>Shorter words around a risk word are not looked for behind marks.</summary>
    private const int ShortestFraming = 4;

    private static readonly FrozenSet<string> Risk = Lines("risk-words").ToFrozenSet();
    private static readonly FrozenSet<string> Ordinary = Lines("ordinary-words").ToFrozenSet();
    private static readonly FrozenDictionary<string, string> Joins = Pairs("joins").ToFrozenDictionary(p => p.From, p => p.To);
    private static readonly FrozenSet<string> JoinedWords = Joins.Keys.Select(k => k.Split(' ')[0]).ToFrozenSet();
    private static readonly FrozenDictionary<string, string[]> Expansions = Pairs("contractions").Concat(Pairs("slang")).Concat(Pairs("misspellings"))
        .ToFrozenDictionary(pair => pair.From, pair => pair.To.Split(' '));

    /// <summary>A word that is taken for one other keeps what was written beside it; patterns of any language find it there.</summary>
    private static readonly FrozenDictionary<string, string[]> Abbreviations = Pairs("contractions").Concat(Pairs("slang"))
        .Concat(Pairs("misspellings").Where(pair => pair.To.Contains(' ', StringComparison.Ordinal)))
        .ToFrozenDictionary(pair => pair.From, pair => pair.To.Split(' '));

    private static readonly List<string> Framing = Lines("framing-words");
    private static readonly List<string> Signs = Lines("sign-words");
    private static readonly FrozenSet<string> Known = Risk.Concat(Framing).Concat(Signs).Concat(Ordinary).ToFrozenSet();
    private static readonly Spelling Spelling = new(Lines("risk-words"), Framing.Concat(Signs), Lines("long-words"));
    private static readonly RunTogether RunTogether = new([.. Risk, .. Lines("joining-words")], Framing);
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
            return Meant(Unrepeat(word), word);
        return HasLetterAndDigit(word) && Unveil(word) is { } meant ? [meant] : Around2(word) ?? [word];
    }

    /// <returns>The words that a word of a pattern stands for: itself, but for contractions, slang and words that are written apart.</returns>
    /// <param name="written">Folded; letters, digits and inner apostrophes.</param>
    public static string[] ExpandAsWritten(ReadOnlySpan<char> written)
    {
        var word = Normaliser.Unmask(written.ToString());
        return Abbreviations.GetValueOrDefault(word) ?? (word.Contains('\'', StringComparison.Ordinal) ? Contraction(word) : [word]);
    }

    /// <summary>"want2die": the digit stands for a word between words.</summary>
    private static string[]? Around2(string word) =>
        word.Split('2') is [{ Length: > 1 } before, { Length: > 1 } after] && !string.Concat(before, after).AsSpan().ContainsAnyExceptInRange('a', 'z')
            ? [.. Expand(before), "2", .. Expand(after)]
            : null;

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
            if (Risk.Contains(word) || (word.Length >= ShortestFraming && Framing.Contains(word)))
                return word;
            if ((Expansions.GetValueOrDefault(word) ?? (Known.Contains(word) ? null : [Spelling.Correct(word) ?? ""])) is [{ Length: > 0 } corrected] && Risk.Contains(corrected))
                return corrected;
        }

        return null;
    }

    /// <returns>The words that letters written one by one spell, or null.</returns>
    public static string[]? SpeltOut(string letters) =>
        Risk.Contains(letters) || Ordinary.Contains(letters) ? [letters] : Expansions.GetValueOrDefault(letters);

    /// <returns>The words that two are when the space between them is in the wrong place, as in <c>don twant</c>, or null.</returns>
    public static string[]? Resplit(string first, string second)
    {
        if (first.Length + second.Length > LongestMasked || (IsWord(first) && IsWord(second)))
            return null;
        var both = first + second;
        return !both.AsSpan().ContainsAnyExceptInRange('a', 'z') && RunTogether.Split(both) is { } parts && !HasBreakAt(parts, first.Length)
            ? [.. parts.SelectMany(part => Expansions.GetValueOrDefault(part) ?? [part])]
            : null;
    }

    private static bool HasBreakAt(string[] parts, int at)
    {
        var length = 0;
        foreach (var part in parts)
            length += length < at ? part.Length : 0;
        return length == at;
    }

    private static bool IsWord(string word) => Known.Contains(word) || Expansions.ContainsKey(word) || (word.Length < 3 && word is not ("t" or "o" or "d" or "m" or "s" or "n" or "e" or "y"));

    /// <param name="second">The second half of a character from U+1F400 on.</param>
    /// <returns>The word that a small picture stands for in what people write about danger, or null.</returns>
    public static string? Picture(char second) => second switch
    {
        '\uDD2B' => "gun",
        '\uDD2A' => "knife",
        '\uDC8A' => "pills",
        _ => null,
    };

    public static string? Join(string first, string second) =>
        JoinedWords.Contains(first) ? Joins.GetValueOrDefault($"{first} {second}") : null;

    private static string[] Contraction(string word)
    {
        var at = word.LastIndexOf('\'');
        var (stem, ending) = (word[..at], word[(at + 1)..]);
        if (ending == "t" && Spelling.Correct(stem + ending) is { } meant && Expansions.TryGetValue(meant, out var known))
            return known;
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

    /// <param name="written">The word with its letters as they were repeated.</param>
    private static string[] Meant(string word, string written)
    {
        if (Expansions.TryGetValue(word, out var known))
            return known;
        if (Known.Contains(word))
            return [word];
        // What was taken apart may still be slang or a contraction.
        if (RunTogether.Split(word) is { } parts)
            return [.. parts.SelectMany(part => Expansions.GetValueOrDefault(part) ?? [part])];
        return (Spelling.Correct(word) ?? (written == word ? null : Spelling.Correct(written))) is { } meant ? Expansions.GetValueOrDefault(meant) ?? [meant] : [word];
    }

    /// <summary>Letters drawn out three times or more, as in <c>pleaseee</c> or <c>kiiill</c>, are written once or twice.</summary>
    private static string Unrepeat(string word)
    {
        var drawn = false;
        for (var i = 2; i < word.Length && !drawn; i++)
            drawn = word[i] == word[i - 1] && word[i] == word[i - 2];
        if (!drawn)
            return word;

        var twice = Squeeze(word, 2);
        return Known.Contains(twice) ? twice : Squeeze(word, 1);
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

    private static IEnumerable<(string From, string To)> Pairs(string list) =>
        Lines(list).Select(line => line.Split(" = ", 2)).Select(pair => (pair[0], pair[1]));

    /// <returns>The lines of a list in Text/Words that are not empty and no remarks.</returns>
    internal static List<string> Lines(string list)
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
