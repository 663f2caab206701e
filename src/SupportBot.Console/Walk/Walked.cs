using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>What a walk found.</summary>
internal sealed class Walked
{
    /// <summary>Of one rule, so that a fault that is everywhere does not drown the others.</summary>
    private const int MostFaultsOfARule = 20;

    private readonly DeadEnds _ends = new();

    public int States => _ends.Count;

    public int ControlStates { get; private set; }

    public int Transitions { get; private set; }

    /// <summary>Most moves that the shortest way to a state takes.</summary>
    public int Depth { get; private set; }

    /// <summary>Control states in which safety is open.</summary>
    public int InSafety { get; private set; }

    public SortedSet<string> Phrases { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Cards { get; } = new(StringComparer.Ordinal);

    /// <summary>Every text that stood on a card.</summary>
    public SortedSet<string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Buttons that cards carried and that were pressed, by what they mean.</summary>
    public SortedSet<string> Buttons { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets of answers that lead to an outcome, by its id.</summary>
    public SortedDictionary<string, int> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>Sets of answers by the number of questions that were put before the suggestion.</summary>
    public SortedDictionary<int, int> Questions { get; } = [];

    public Dictionary<Rule, List<Fault>> Faults { get; } = [];

    public Ways Ways { get; } = new();

    public void Add(Node node)
    {
        Depth = Math.Max(Depth, node.Depth);
        _ends.Add(node.State);
        if (node.Arrival is { Guided: true, Outcome: { } outcome })
            AddSuggestion(outcome, node.Session.Answers.Length);
        if (node.Full)
        {
            ControlStates++;
            if (node.State.Control.Safety.IsOpen)
                InSafety++;
        }
    }

    public void Add(Explored explored)
    {
        Transitions += explored.Transitions;
        Phrases.UnionWith(explored.Phrases);
        Cards.UnionWith(explored.Cards);
        Buttons.UnionWith(explored.Node.Arrival.View.Buttons.Select(button => $"{button.Intent} {button.Target}".TrimEnd()));
        foreach (var fault in explored.Faults)
            Add(fault);
        foreach (var arrival in explored.Arrivals)
        {
            if (arrival.Move.Kind == MoveKind.Button)
                _ends.Add(explored.Node.State, arrival.State);
            Ways.Add(explored.Node, arrival);
        }
    }

    private void AddSuggestion(string outcome, int questions)
    {
        Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
        Questions[questions] = Questions.GetValueOrDefault(questions) + 1;
    }

    public void Finish()
    {
        foreach (var state in _ends.Find())
            Add(new Fault(Rule.HasNoDeadEnd, state.ToString(), "any button", "leads neither to a suggestion nor to the menu"));
    }

    private void Add(Fault fault)
    {
        if (!Faults.TryGetValue(fault.Rule, out var found))
            Faults[fault.Rule] = found = [];
        if (found.Count < MostFaultsOfARule)
            found.Add(fault);
    }
}
