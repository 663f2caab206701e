using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>Finds states from which buttons alone lead neither to a suggestion nor to the menu.</summary>
internal sealed class DeadEnds
{
    private readonly Dictionary<State, int> _states = [];
    private readonly Dictionary<Control, int> _controls = [];
    private readonly List<(int From, State To)> _ways = [];

    public int Count => _states.Count;

    public void Add(State state)
    {
        if (_states.TryAdd(state, _states.Count))
            _controls.TryAdd(state.Control, _states.Count - 1);
    }

    public void Add(State from, State to) => _ways.Add((_states[from], to));

    public IEnumerable<State> Find()
    {
        var before = _ways.ToLookup(way => Number(way.To), way => way.From);
        var open = new Stack<int>(_states.Where(state => IsGoal(state.Key.Control)).Select(state => state.Value));
        var good = open.ToHashSet();
        while (open.TryPop(out var number))
        {
            foreach (var from in before[number].Where(good.Add))
                open.Push(from);
        }

        return _states.Where(state => !good.Contains(state.Value) && state.Key.Control.Step != Step.New).Select(state => state.Key);
    }

    private static bool IsGoal(Control control) => control.Step is Step.Menu or Step.Suggested && !control.Safety.IsOpen;

    /// <summary>A state that was not walked on from goes on like the example of its kind.</summary>
    private int Number(State state) => _states.TryGetValue(state, out var number) ? number : _controls[state.Control];
}
