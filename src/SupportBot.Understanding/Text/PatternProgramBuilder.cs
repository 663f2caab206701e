using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>Builds the position automaton (Glushkov) of many patterns.</summary>
internal sealed class PatternProgramBuilder
{
    private readonly List<int> _setOf = [];
    private readonly List<int[]> _next = [];
    private readonly List<int> _accepts = [];
    private readonly List<int> _patternOf = [];
    private readonly List<bool> _atStart = [];
    private readonly List<bool> _atEnd = [];
    private readonly List<int[][]> _required = [];
    private readonly List<List<int>> _begins = [[]];
    private readonly List<int> _uses = [0];
    private readonly Dictionary<string, int> _sets = [];
    private readonly Dictionary<string, List<int>> _words = [];

    // A list stands in many patterns as one and the same node.
    private readonly Dictionary<PatternNode.Words, int> _setOfWords = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PatternNode.Either, int[][]> _requiredOfEither = new(ReferenceEqualityComparer.Instance);
    private int _pattern;

    /// <summary>The arrays are shared between fragments and states, and never written to.</summary>
    private readonly record struct Fragment(bool Nullable, int[] First, int[] Last);

    public void Add(TokenPattern pattern, int number)
    {
        _pattern = number;
        var whole = Build(pattern.Root);
        foreach (var state in whole.First)
            _begins[_setOf[state]].Add(state);
        foreach (var state in whole.Last)
            _accepts[state] = number;
        _atStart.Add(pattern.AtStart);
        _atEnd.Add(pattern.AtEnd);
        _required.Add(Required(pattern.Root));
    }

    public PatternProgram Build() => new()
    {
        SetOf = [.. _setOf],
        Next = [.. _next],
        Accepts = [.. _accepts],
        PatternOf = [.. _patternOf],
        AtStart = [.. _atStart],
        AtEnd = [.. _atEnd],
        Needs = [.. _required.Select(needs => needs.OrderBy(sets => sets.Sum(set => _uses[set])).ToArray())],
        Begins = [.. _begins.Select(states => states.ToArray())],
        SetsOfWord = Terms(word => !word.Contains('*', StringComparison.Ordinal)),
        SetsOfBeginning = Terms(word => word.EndsWith('*')),
        SetsOfEnding = Terms(word => word.StartsWith('*')),
        BeginningLengths = Lengths(word => word.EndsWith('*')),
        EndingLengths = Lengths(word => word.StartsWith('*')),
    };

    private FrozenDictionary<string, int[]> Terms(Func<string, bool> kind) =>
        _words.Where(entry => kind(entry.Key)).ToFrozenDictionary(entry => entry.Key.Trim('*'), entry => entry.Value.ToArray());

    private int[] Lengths(Func<string, bool> kind) =>
        [.. _words.Keys.Where(kind).Select(word => word.Length - 1).Distinct().OrderDescending()];

    private Fragment Build(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Words words:
                return State(SetFor(words));
            case PatternNode.Any any:
                return State(any.Except is { } except ? ~SetFor(except) : PatternProgram.AnyWord);
            case PatternNode.Either either:
                return Either(Array.ConvertAll([.. either.Choices], Build));
            case PatternNode.Sequence sequence:
                return Chain(Array.ConvertAll([.. sequence.Parts], Build));
            case PatternNode.Repeat repeat:
                var parts = new Fragment[repeat.Most];
                for (var i = 0; i < parts.Length; i++)
                    parts[i] = Build(repeat.Part) is var part && i >= repeat.Least ? part with { Nullable = true } : part;
                return Chain(parts);
            default:
                throw new ArgumentException($"unknown kind of pattern node {node.GetType().Name}", nameof(node));
        }
    }

    private Fragment State(int set)
    {
        int[] state = [_setOf.Count];
        _setOf.Add(set);
        _next.Add([]);
        _accepts.Add(-1);
        _patternOf.Add(_pattern);
        _uses[Math.Max(set, ~set)]++;
        return new Fragment(false, state, state);
    }

    private static Fragment Either(Fragment[] parts) => new(
        Array.Exists(parts, part => part.Nullable),
        [.. parts.SelectMany(part => part.First)],
        [.. parts.SelectMany(part => part.Last)]);

    /// <summary>From the end to the beginning, so that all that may follow a part is known, and written down, at once.</summary>
    private Fragment Chain(Fragment[] parts)
    {
        var chain = parts[^1];
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            var part = parts[i];
            Follow(part.Last, chain.First);
            chain = new Fragment(
                part.Nullable && chain.Nullable,
                part.Nullable ? [.. part.First, .. chain.First] : part.First,
                chain.Nullable ? [.. part.Last, .. chain.Last] : chain.Last);
        }

        return chain;
    }

    /// <summary>No state follows another by two ways, so nothing is added twice.</summary>
    private void Follow(int[] states, int[] followers)
    {
        var (before, after) = (Array.Empty<int>(), followers);
        foreach (var state in states)
        {
            if (_next[state] != before)
                (before, after) = (_next[state], [.. _next[state], .. followers]);
            _next[state] = after;
        }
    }

    private int SetFor(PatternNode.Words words)
    {
        if (!_setOfWords.TryGetValue(words, out var set))
            _setOfWords.Add(words, set = SetFor(words.Terms));
        return set;
    }

    private int SetFor(string[] terms)
    {
        var key = string.Join('|', terms);
        if (_sets.TryGetValue(key, out var known))
            return known;
        var set = _begins.Count;
        _sets.Add(key, set);
        _begins.Add([]);
        _uses.Add(0);
        foreach (var term in terms)
        {
            if (!_words.TryGetValue(term, out var sets))
                _words.Add(term, sets = []);
            sets.Add(set);
        }

        return set;
    }

    /// <summary>Of each of these groups of word sets, every match has a word of at least one set.</summary>
    private int[][] Required(PatternNode node) => node switch
    {
        PatternNode.Words words => [[SetFor(words)]],
        PatternNode.Sequence sequence => [.. sequence.Parts.SelectMany(Required)],
        PatternNode.Repeat { Least: > 0 } repeat => Required(repeat.Part),
        PatternNode.Either either => RequiredOfOne(either),
        _ => [],
    };

    private int[][] RequiredOfOne(PatternNode.Either either)
    {
        if (!_requiredOfEither.TryGetValue(either, out var required))
        {
            var ofEach = either.Choices.Select(choice => Required(choice).MinBy(sets => sets.Length)).ToList();
            _requiredOfEither.Add(either, required = ofEach.Contains(null) ? [] : [[.. ofEach.SelectMany(sets => sets!).Distinct()]]);
        }

        return required;
    }
}
