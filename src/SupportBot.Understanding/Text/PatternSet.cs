using System.Collections.Immutable;

namespace SupportBot.Understanding.Text;

/// <summary>A stretch of tokens that a pattern matched.</summary>
/// <param name="Value">What the pattern stands for.</param>
/// <param name="Start">Index of the first token.</param>
/// <param name="End">Index of the last token.</param>
public readonly record struct PatternMatch<T>(T Value, int Start, int End);

/// <summary>
/// Many patterns, matched together in one pass over the tokens. Of the matches of one pattern that end at the same token the shortest is
/// reported. Safe to share between threads.
/// </summary>
/// <remarks>
/// The patterns are one position automaton: a state is a place in a pattern, and the words that may stand there are a numbered set. For each
/// token the sets that hold it are marked; a state becomes active when one of its predecessors was active and its set is marked.
/// </remarks>
public sealed class PatternSet<T>
{
    private readonly PatternProgram _program;
    private readonly T[] _values;
    private PatternScratch? _spare;

    /// <param name="patterns">Patterns and what each stands for; several may stand for the same.</param>
    public PatternSet(IEnumerable<(TokenPattern Pattern, T Value)> patterns)
        : this(patterns.Select(entry => (entry.Pattern, entry.Value, ImmutableArray<ImmutableArray<TokenPattern>>.Empty)))
    {
    }

    /// <param name="patterns">
    /// Patterns, what each stands for, and groups of patterns beside which alone it counts: a match may be left out where the text has none of one group.
    /// </param>
    public PatternSet(IEnumerable<(TokenPattern Pattern, T Value, ImmutableArray<ImmutableArray<TokenPattern>> Beside)> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        var builder = new PatternProgramBuilder();
        var values = new List<T>();
        foreach (var (pattern, value, beside) in patterns)
        {
            builder.Add(pattern, values.Count, beside);
            values.Add(value);
        }

        _program = builder.Build();
        _values = [.. values];
    }

    /// <returns>Matches in the order of their last token.</returns>
    public IReadOnlyList<PatternMatch<T>> Match(IReadOnlyList<Token> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        var scratch = Interlocked.Exchange(ref _spare, null) ?? new PatternScratch(_program);
        var found = new List<PatternMatch<T>>();
        scratch.Run(tokens, (pattern, start, end) => found.Add(new PatternMatch<T>(_values[pattern], start, end)));
        _spare = scratch;
        return found;
    }
}
