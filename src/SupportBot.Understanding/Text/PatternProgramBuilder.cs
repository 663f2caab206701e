using System.Collections.Frozen;
using System.Collections.Immutable;

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
    private readonly List<(PatternNode Root, ImmutableArray<ImmutableArray<TokenPattern>> Beside)> _patterns = [];
    private readonly List<int[]> _groups = [];
    private readonly Dictionary<string, int> _numberOfGroup = [];
    private readonly Dictionary<ImmutableArray<TokenPattern>, int[][]> _requiredOfOneOf = [];
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

    /// <param name="beside">A match counts for nothing unless one of each of these is found in the same text.</param>
    public void Add(TokenPattern pattern, int number, ImmutableArray<ImmutableArray<TokenPattern>> beside)
    {
        _pattern = number;
        var whole = Build(pattern.Root);
        foreach (var state in whole.First)
            _begins[_setOf[state]].Add(state);
        foreach (var state in whole.Last)
            _accepts[state] = number;
        _atStart.Add(pattern.AtStart);
        _atEnd.Add(pattern.AtEnd);
        _patterns.Add((pattern.Root, beside));
    }

    public PatternProgram Build()
    {
        int[][] needs = [.. _patterns.Select(pattern => NeedsOf(pattern.Root, pattern.Beside))];
        var wakes = Wakes(needs);
        return new()
        {
            SetCount = _begins.Count,
            Next = Followers(),
            Accepts = [.. _accepts],
            AtStart = [.. _atStart],
            AtEnd = [.. _atEnd],
            Needs = Array.ConvertAll(needs, groups => groups.Skip(1).ToArray()),
            Groups = [.. _groups],
            AlwaysWoken = [.. wakes[PatternProgram.AnyWord]],
            Words = Terms(wakes, word => !word.Contains('*', StringComparison.Ordinal)),
            Beginnings = Terms(wakes, word => word.EndsWith('*')),
            Endings = Terms(wakes, word => word.StartsWith('*')),
            BeginningLengths = Lengths(word => word.EndsWith('*')),
            EndingLengths = Lengths(word => word.StartsWith('*')),
        };
    }

    /// <summary>Patterns by the word sets of the rarest group that they need.</summary>
    private List<int>[] Wakes(int[][] needs)
    {
        List<int>[] wakes = [.. _begins.Select(_ => new List<int>())];
        for (var pattern = 0; pattern < needs.Length; pattern++)
        {
            foreach (var set in needs[pattern] is [var rarest, ..] ? _groups[rarest] : [PatternProgram.AnyWord])
                wakes[set].Add(pattern);
        }

        return wakes;
    }

    private (int State, int Set)[][] Followers()
    {
        // States of one part of a pattern share the array of what follows them.
        var known = new Dictionary<int[], (int, int)[]>(ReferenceEqualityComparer.Instance);
        return [.. _next.Select(states =>
        {
            if (!known.TryGetValue(states, out var followers))
                known.Add(states, followers = Array.ConvertAll(states, state => (state, _setOf[state])));
            return followers;
        })];
    }

    private FrozenDictionary<string, PatternWord> Terms(List<int>[] wakes, Func<string, bool> kind) =>
        _words.Where(entry => kind(entry.Key)).ToFrozenDictionary(entry => entry.Key.Trim('*'), entry => new PatternWord(
            [.. entry.Value],
            [.. entry.Value.SelectMany(set => _begins[set]).Select(state => (state, _patternOf[state]))],
            [.. entry.Value.SelectMany(set => wakes[set]).Distinct()]));

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

    private int[] NeedsOf(PatternNode root, ImmutableArray<ImmutableArray<TokenPattern>> beside) =>
        [.. Required(root).Concat(beside.SelectMany(RequiredOfOneOf)).OrderBy(Uses).Select(NumberOfGroup).Distinct()];

    /// <summary>How often the word sets of a group stand in patterns, which tells how common their words are; known when all patterns are built.</summary>
    private int Uses(int[] sets) => sets.Sum(set => _uses[set]);

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
            _requiredOfEither.Add(either, required = RequiredOfOne(either.Choices));
        return required;
    }

    private int[][] RequiredOfOneOf(ImmutableArray<TokenPattern> patterns)
    {
        if (!_requiredOfOneOf.TryGetValue(patterns, out var required))
            _requiredOfOneOf.Add(patterns, required = RequiredOfOne(patterns.Select(pattern => pattern.Root)));
        return required;
    }

    private int[][] RequiredOfOne(IEnumerable<PatternNode> choices)
    {
        var ofEach = choices.Select(choice => Required(choice).MinBy(Uses)).ToList();
        return ofEach.Contains(null) ? [] : [[.. ofEach.SelectMany(sets => sets!).Distinct()]];
    }

    private int NumberOfGroup(int[] sets)
    {
        var key = string.Join(',', sets);
        if (!_numberOfGroup.TryGetValue(key, out var number))
        {
            _numberOfGroup.Add(key, number = _groups.Count);
            _groups.Add(sets);
        }

        return number;
    }
}
