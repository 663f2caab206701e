using System.Runtime.InteropServices;

namespace SupportBot.Understanding.Text;

/// <summary>Working memory for one pass over one text; reused, not shared.</summary>
internal sealed class PatternScratch(PatternProgram program)
{
    private readonly List<PatternWord> _words = [];
    private readonly List<int> _wordsFrom = [];
    private readonly int[] _present = NewStamps(program.SetCount);
    private readonly int[] _marked = NewStamps(program.SetCount);
    private readonly int[] _reached = NewStamps(program.Next.Length);
    private readonly int[] _woken = NewStamps(program.Needs.Length);
    private readonly int[] _judged = NewStamps(program.Needs.Length);
    private readonly bool[] _possible = new bool[program.Needs.Length];
    private readonly int[] _searched = NewStamps(program.Groups.Length);
    private readonly bool[] _found = new bool[program.Groups.Length];
    private readonly int[] _startOf = new int[program.Next.Length];
    private List<(int State, int Start)> _active = [];
    private List<int> _arrived = [];
    private int _text = -1;
    private int _step = -1;

    public void Run(IReadOnlyList<Token> tokens, Action<int, int, int> found)
    {
        if (_step > int.MaxValue - tokens.Count - 2 || _text == int.MaxValue)
            Reset();
        _text++;
        Recognise(tokens);
        _active.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && tokens[i].Sentence != tokens[i - 1].Sentence)
                _active.Clear();
            Step(tokens[i], i, found);
        }
    }

    private static int[] NewStamps(int length)
    {
        var stamps = new int[length];
        Array.Fill(stamps, -1);
        return stamps;
    }

    private void Reset()
    {
        Array.Fill(_present, -1);
        Array.Fill(_woken, -1);
        Array.Fill(_judged, -1);
        Array.Fill(_searched, -1);
        Array.Fill(_marked, -1);
        Array.Fill(_reached, -1);
        (_text, _step) = (-1, -1);
    }

    /// <summary>Looks up every word first, so that patterns that need words which are nowhere in the text never begin.</summary>
    private void Recognise(IReadOnlyList<Token> tokens)
    {
        _words.Clear();
        _wordsFrom.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            _wordsFrom.Add(_words.Count);
            program.Find(tokens[i].Text, _words);
            // What looks like a slip in one language is a word of another.
            if (tokens[i].Written is { } written)
                program.Find(written, _words);
        }

        _wordsFrom.Add(_words.Count);
        _present[PatternProgram.AnyWord] = _text;
        Wake(program.AlwaysWoken);
        foreach (var word in _words)
        {
            Wake(word.Wakes);
            foreach (var set in word.Sets)
                _present[set] = _text;
        }
    }

    private void Wake(int[] patterns)
    {
        foreach (var pattern in patterns)
            _woken[pattern] = _text;
    }

    private void Step(Token token, int index, Action<int, int, int> found)
    {
        _step++;
        _marked[PatternProgram.AnyWord] = _step;
        var words = CollectionsMarshal.AsSpan(_words)[_wordsFrom[index].._wordsFrom[index + 1]];
        foreach (var word in words)
        {
            foreach (var set in word.Sets)
                _marked[set] = _step;
        }

        foreach (var (state, start) in _active)
        {
            foreach (var (next, set) in program.Next[state])
            {
                if (Admits(set))
                    Arrive(next, start);
            }
        }

        foreach (var word in words)
            Begin(word, token, index);
        Settle(token, index, found);
    }

    private bool Admits(int set) => set >= 0 ? _marked[set] == _step : _marked[~set] != _step;

    private void Begin(PatternWord word, Token token, int index)
    {
        foreach (var (state, pattern) in word.Begins)
        {
            if (_woken[pattern] == _text && IsPossible(pattern) && (!program.AtStart[pattern] || token.Place.HasFlag(TokenPlace.ClauseStart)))
                Arrive(state, index);
        }
    }

    private bool IsPossible(int pattern)
    {
        if (_judged[pattern] != _text)
        {
            _judged[pattern] = _text;
            _possible[pattern] = HasAllThatIsNeeded(pattern);
        }

        return _possible[pattern];
    }

    private bool HasAllThatIsNeeded(int pattern)
    {
        foreach (var group in program.Needs[pattern])
        {
            if (!HasSomeOf(group))
                return false;
        }

        return true;
    }

    private bool HasSomeOf(int group)
    {
        if (_searched[group] != _text)
        {
            _searched[group] = _text;
            _found[group] = IsPresent(program.Groups[group]);
        }

        return _found[group];
    }

    private bool IsPresent(int[] sets)
    {
        foreach (var set in sets)
        {
            if (_present[set] == _text)
                return true;
        }

        return false;
    }

    private void Arrive(int state, int start)
    {
        if (_reached[state] != _step)
        {
            _reached[state] = _step;
            _startOf[state] = start;
            _arrived.Add(state);
        }
        else if (start > _startOf[state])
            _startOf[state] = start;
    }

    private void Settle(Token token, int index, Action<int, int, int> found)
    {
        _active.Clear();
        foreach (var state in _arrived)
        {
            if (program.Accepts[state] is >= 0 and var pattern && (!program.AtEnd[pattern] || token.Place.HasFlag(TokenPlace.ClauseEnd)))
                found(pattern, _startOf[state], index);
            if (program.Next[state].Length > 0)
                _active.Add((state, _startOf[state]));
        }

        _arrived.Clear();
    }
}
