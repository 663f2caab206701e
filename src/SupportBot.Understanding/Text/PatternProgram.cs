using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>Patterns compiled to one automaton. States are numbered from 0; word sets from 0, where 0 holds every word.</summary>
internal sealed class PatternProgram
{
    public const int AnyWord = 0;

    /// <summary>Word set that must hold the token for a state to become active; the complement of a number for a set that must not.</summary>
    public required int[] SetOf { get; init; }

    public required int[][] Next { get; init; }

    /// <summary>Pattern that ends at a state, or -1.</summary>
    public required int[] Accepts { get; init; }

    /// <summary>Pattern of a state.</summary>
    public required int[] PatternOf { get; init; }

    public required bool[] AtStart { get; init; }

    public required bool[] AtEnd { get; init; }

    /// <summary>Groups of word sets by pattern: every match has a word of at least one set of each group. The rarest comes first.</summary>
    public required int[][][] Needs { get; init; }

    /// <summary>States with which a match may begin, by word set.</summary>
    public required int[][] Begins { get; init; }

    public required FrozenDictionary<string, int[]> SetsOfWord { get; init; }

    public required FrozenDictionary<string, int[]> SetsOfBeginning { get; init; }

    public required FrozenDictionary<string, int[]> SetsOfEnding { get; init; }

    /// <summary>Lengths of the known beginnings, longest first.</summary>
    public required int[] BeginningLengths { get; init; }

    public required int[] EndingLengths { get; init; }

    /// <summary>Adds the word sets that hold a word.</summary>
    public void Find(string word, List<int> sets)
    {
        if (SetsOfWord.TryGetValue(word, out var exact))
            sets.AddRange(exact);
        var beginnings = SetsOfBeginning.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in BeginningLengths)
        {
            if (length <= word.Length && beginnings.TryGetValue(word.AsSpan(0, length), out var found))
                sets.AddRange(found);
        }

        var endings = SetsOfEnding.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in EndingLengths)
        {
            if (length <= word.Length && endings.TryGetValue(word.AsSpan(word.Length - length), out var found))
                sets.AddRange(found);
        }
    }
}
