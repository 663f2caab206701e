using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

internal enum Scope
{
    Everything,

    /// <summary>The answers alone.</summary>
    Answers,
}

/// <summary>
/// Walks through the whole conversation, breadth first from a new session: every set of answers that the questions can lead to, and beside
/// that everything that a person may do in one example of each control state. The same content always gives the same walk.
/// </summary>
internal sealed class Walker
{
    /// <summary>States tried side by side before what they led to is sorted in.</summary>
    private const int Batch = 512;

    private readonly Scope _scope;
    private readonly Easel _easel;
    private readonly Explorer _explorer;
    private readonly Walked _walked;
    private readonly HashSet<State> _guided = [];
    private readonly HashSet<Control> _controls = [];
    private List<Node> _next = [];

    private Walker(SupportContent content, Scope scope)
    {
        _scope = scope;
        _easel = new Easel(content);
        _explorer = new Explorer(content, _easel);
        _walked = new Walked();
        var session = new Session { Locale = content.Catalog.Locale };
        Visit(new Arrival(Move.Of(MoveKind.Odd, "begin"), session, State.Of(session), Guided: true, new View([], Card: null, Fresh: false), Outcome: null), depth: 0);
    }

    public static Walked Walk(SupportContent content, Scope scope = Scope.Everything)
    {
        var walker = new Walker(content, scope);
        while (walker._next.Count > 0)
            walker.GoOn();
        walker._walked.Texts.UnionWith(walker._easel.Texts);
        walker._walked.Finish();
        return walker._walked;
    }

    private void GoOn()
    {
        var level = _next;
        _next = [];
        foreach (var batch in level.Chunk(Batch))
        {
            foreach (var explored in batch.AsParallel().AsOrdered().Select(_explorer.Explore))
            {
                _walked.Add(explored);
                foreach (var arrival in explored.Arrivals)
                    Visit(arrival, explored.Node.Depth + 1);
            }
        }
    }

    private void Visit(Arrival arrival, int depth)
    {
        var full = _scope == Scope.Everything && _controls.Add(arrival.State.Control);
        var guided = arrival.Guided && _guided.Add(arrival.State);
        if (!full && !guided)
            return;
        var node = new Node(arrival, depth, full);
        _walked.Add(node);
        _next.Add(node);
    }
}
