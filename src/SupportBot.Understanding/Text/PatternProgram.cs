using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>Patterns compiled to one automaton. States are numbered from 0; word sets from 0, where 0 holds every word.</summary>
internal sealed class PatternProgram
{
    public const int AnyWord = 0;

    /// <summary>Number of word sets.</summary>
    public required int SetCount { get; init; }

    /// <summary>
    /// By state, the states that may follow it, each with the word set that must hold the token for it to become active; the complement of a number for a
    /// set that must not. Both stand together, since most of the time of reading goes into looking them up.
    /// </summary>
    public required (int State, int Set)[][] Next { get; init; }

    /// <summary>Pattern that ends at a state, or -1.</summary>
    public required int[] Accepts { get; init; }

    public required bool[] AtStart { get; init; }

    public required bool[] AtEnd { get; init; }

    /// <summary>
    /// Groups of word sets by pattern: where a match counts, the text has a word of at least one set of each group. The rarest, which wakes the pattern,
    /// is left out; of the others the rarer come first.
    /// </summary>
    public required int[][] Needs { get; init; }

    /// <summary>The word sets of each group that <see cref="Needs"/> names; many patterns share one.</summary>
    public required int[][] Groups { get; init; }

    /// <summary>Patterns that need no word.</summary>
    public required int[] AlwaysWoken { get; init; }

    public required FrozenDictionary<string, PatternWord> Words { get; init; }

    public required FrozenDictionary<string, PatternWord> Beginnings { get; init; }

    public required FrozenDictionary<string, PatternWord> Endings { get; init; }

    /// <summary>Lengths of the known beginnings, longest first.</summary>
    public required int[] BeginningLengths { get; init; }

    public required int[] EndingLengths { get; init; }

    /// <summary>Adds what patterns know of a word: itself, its beginnings and its endings.</summary>
    public void Find(string word, List<PatternWord> known)
    {
        if (Words.TryGetValue(word, out var exact))
            known.Add(exact);
        var beginnings = Beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in BeginningLengths)
        {
            if (length <= word.Length && beginnings.TryGetValue(word.AsSpan(0, length), out var found))
                known.Add(found);
        }

        var endings = Endings.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in EndingLengths)
        {
            if (length <= word.Length && endings.TryGetValue(word.AsSpan(word.Length - length), out var found))
                known.Add(found);
        }
    }
}

/// <summary>What a word, a beginning or an ending stands for in patterns.</summary>
/// <param name="Sets">Word sets that hold it.</param>
/// <param name="Begins">States with which a match may begin at it, each with its pattern.</param>
/// <param name="Wakes">Patterns that hold it in the rarest group that they need: those which no word of a text wakes are never looked at.</param>
internal sealed record PatternWord(int[] Sets, (int State, int Pattern)[] Begins, int[] Wakes);
