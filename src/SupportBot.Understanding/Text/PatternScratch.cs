namespace SupportBot.Understanding.Text;

/// <summary>Working memory for one pass over one text; reused, not shared.</summary>
internal sealed class PatternScratch(PatternProgram program)
{
    private readonly List<int> _sets = [];
    private readonly List<int> _setsFrom = [];
    private readonly int[] _present = NewStamps(program.Begins.Length);
    private readonly int[] _marked = NewStamps(program.Begins.Length);
    private readonly int[] _reached = NewStamps(program.SetOf.Length);
    private readonly int[] _judged = NewStamps(program.Needs.Length);
    private readonly bool[] _possible = new bool[program.Needs.Length];
    private readonly int[] _startOf = new int[program.SetOf.Length];
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
        Array.Fill(_judged, -1);
        Array.Fill(_marked, -1);
        Array.Fill(_reached, -1);
        (_text, _step) = (-1, -1);
    }

    /// <summary>Finds the word sets of every token first, so that patterns that need words which are nowhere in the text never begin.</summary>
    private void Recognise(IReadOnlyList<Token> tokens)
    {
        _sets.Clear();
        _setsFrom.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            _setsFrom.Add(_sets.Count);
            program.Find(tokens[i].Text, _sets);
            // What looks like a slip in one language is a word of another.
            if (tokens[i].Written is { } written)
                program.Find(written, _sets);
        }

        _setsFrom.Add(_sets.Count);
        _present[PatternProgram.AnyWord] = _text;
        foreach (var set in _sets)
            _present[set] = _text;
    }

    private void Step(Token token, int index, Action<int, int, int> found)
    {
        _step++;
        _marked[PatternProgram.AnyWord] = _step;
        var (from, to) = (_setsFrom[index], _setsFrom[index + 1]);
        for (var i = from; i < to; i++)
            _marked[_sets[i]] = _step;

        foreach (var (state, start) in _active)
        {
            foreach (var next in program.Next[state])
            {
                if (Admits(program.SetOf[next]))
                    Arrive(next, start);
            }
        }

        for (var i = from; i < to; i++)
            Begin(_sets[i], token, index);
        Settle(token, index, found);
    }

    private bool Admits(int set) => set >= 0 ? _marked[set] == _step : _marked[~set] != _step;

    private void Begin(int set, Token token, int index)
    {
        foreach (var state in program.Begins[set])
        {
            var pattern = program.PatternOf[state];
            if (IsPossible(pattern) && (!program.AtStart[pattern] || token.Place.HasFlag(TokenPlace.ClauseStart)))
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
        foreach (var needed in program.Needs[pattern])
        {
            var some = false;
            for (var i = 0; i < needed.Length && !some; i++)
                some = _present[needed[i]] == _text;
            if (!some)
                return false;
        }

        return true;
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
