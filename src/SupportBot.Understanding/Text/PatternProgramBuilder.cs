using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>Builds the position automaton (Glushkov) of many patterns.</summary>
internal sealed class PatternProgramBuilder
{
    private readonly List<int> _setOf = [];
    private readonly List<List<int>> _next = [];
    private readonly List<int> _accepts = [];
    private readonly List<int> _patternOf = [];
    private readonly List<bool> _atStart = [];
    private readonly List<bool> _atEnd = [];
    private readonly List<List<int[]>> _required = [];
    private readonly List<List<int>> _begins = [[]];
    private readonly List<int> _uses = [0];
    private readonly Dictionary<string, int> _sets = [];
    private readonly Dictionary<string, List<int>> _words = [];
    private int _pattern;

    private sealed record Fragment(bool Nullable, List<int> First, List<int> Last);

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
        _required.Add([.. Required(pattern.Root)]);
    }

    public PatternProgram Build() => new()
    {
        SetOf = [.. _setOf],
        Next = [.. _next.Select(states => states.Distinct().ToArray())],
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
                return State(SetFor(words.Terms));
            case PatternNode.Any any:
                return State(any.Except is { } except ? ~SetFor(except.Terms) : PatternProgram.AnyWord);
            case PatternNode.Either either:
                return Either([.. either.Choices.Select(Build)]);
            case PatternNode.Sequence sequence:
                return sequence.Parts.Select(Build).Aggregate(Join);
            case PatternNode.Repeat repeat:
                return Enumerable.Range(0, repeat.Most)
                    .Select(i => Build(repeat.Part) is var part && i >= repeat.Least ? part with { Nullable = true } : part)
                    .Aggregate(Join);
            default:
                throw new ArgumentException($"unknown kind of pattern node {node.GetType().Name}", nameof(node));
        }
    }

    private Fragment State(int set)
    {
        var state = _setOf.Count;
        _setOf.Add(set);
        _next.Add([]);
        _accepts.Add(-1);
        _patternOf.Add(_pattern);
        _uses[Math.Max(set, ~set)]++;
        return new Fragment(false, [state], [state]);
    }

    private static Fragment Either(List<Fragment> parts) => new(
        parts.Any(part => part.Nullable),
        [.. parts.SelectMany(part => part.First)],
        [.. parts.SelectMany(part => part.Last)]);

    private Fragment Join(Fragment left, Fragment right)
    {
        foreach (var state in left.Last)
            _next[state].AddRange(right.First);
        return new Fragment(
            left.Nullable && right.Nullable,
            left.Nullable ? [.. left.First, .. right.First] : left.First,
            right.Nullable ? [.. left.Last, .. right.Last] : right.Last);
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
    private IEnumerable<int[]> Required(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Words words:
                return [[SetFor(words.Terms)]];
            case PatternNode.Sequence sequence:
                return sequence.Parts.SelectMany(Required);
            case PatternNode.Repeat { Least: > 0 } repeat:
                return Required(repeat.Part);
            case PatternNode.Either either:
                var ofEach = either.Choices.Select(choice => Required(choice).MinBy(sets => sets.Length)).ToList();
                return ofEach.Contains(null) ? [] : [ofEach.SelectMany(sets => sets!).Distinct().ToArray()];
            default:
                return [];
        }
    }
}
