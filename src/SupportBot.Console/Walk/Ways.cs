using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>Which wish leads from where to where: between steps as long as no danger is about, and within safety.</summary>
internal sealed class Ways
{
    private readonly HashSet<Way> _steps = [];
    private readonly HashSet<Way> _safety = [];

    /// <summary>Ends are names of <see cref="Step"/>.</summary>
    public IReadOnlySet<Way> Steps => _steps;

    /// <summary>Ends are names of <see cref="SafetyPhase"/>.</summary>
    public IReadOnlySet<Way> Safety => _safety;

    public void Add(Node node, Arrival arrival)
    {
        if (arrival.Move.Wants is not { } wish)
            return;
        var (from, to) = (node.Session, arrival.Session);
        if (from.Safety.IsOpen && IsAnswer(wish) && arrival.Move.Kind is MoveKind.Words or MoveKind.Button)
            _safety.Add(new Way(from.Safety.Phase.ToString(), to.Safety.Phase.ToString(), wish));
        else if (from.Safety == SafetyState.None && !to.Safety.IsOpen && IsWay(node, arrival.Move, wish))
            _steps.Add(new Way(from.Step.ToString(), to.Step.ToString(), wish));
    }

    /// <summary>Buttons of the last card, and any word of somebody who comes or comes back.</summary>
    private static bool IsWay(Node node, Move move, Intent wish) =>
        move.Kind == MoveKind.Button ? node.Arrival.View.Fresh : move.Kind == MoveKind.Words && wish == Intent.Greet;

    private static bool IsAnswer(Intent wish) =>
        wish is Intent.ImSafe or Intent.Misunderstood or Intent.InDanger or Intent.Yes or Intent.No or Intent.Stop or Intent.Farewell or Intent.HelpNow;
}

internal sealed record Way(string From, string To, Intent Wish);
