using System.Collections.Immutable;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>Which wish leads from which step to which, as long as no danger is about.</summary>
internal sealed class Ways
{
    private readonly HashSet<Way> _pressed = [];
    private readonly HashSet<Way> _said = [];
    private readonly HashSet<(SafetyPhase From, SafetyPhase To, Intent Wish)> _safety = [];

    /// <summary>By buttons of the cards in view.</summary>
    public IReadOnlySet<Way> Pressed => _pressed;

    public IReadOnlySet<Way> Said => _said;

    /// <summary>Within an open safety talk and out of it.</summary>
    public IReadOnlySet<(SafetyPhase From, SafetyPhase To, Intent Wish)> Safety => _safety;

    public void Add(State from, Arrival arrival)
    {
        if (arrival.Move.Wants is not { } wish)
            return;
        var to = arrival.State.Control;
        if (from.Control.Safety.IsOpen && arrival.Move.Kind == MoveKind.Button)
            _safety.Add((from.Control.Safety.Phase, to.Safety.Phase, wish));
        if (from.Control.Safety != SafetyState.None || to.Safety.IsOpen)
            return;
        if (arrival.Move.Kind == MoveKind.Button)
            _pressed.Add(new Way(from.Control.Step, to.Step, wish));
        else if (arrival.Move.Kind == MoveKind.Words)
            _said.Add(new Way(from.Control.Step, to.Step, wish));
    }
}

internal sealed record Way(Step From, Step To, Intent Wish);
