using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>A state that was reached, with an example of a session in it.</summary>
/// <param name="Full">The first of its kind: everything is tried here, not the answers alone.</param>
internal sealed record Node(Arrival Arrival, int Depth, bool Full)
{
    public Session Session => Arrival.Session;

    public State State => Arrival.State;
}

/// <summary>Where a move led.</summary>
/// <param name="Guided">Answers and skips alone led here.</param>
/// <param name="Outcome">Id of the outcome that was suggested on the way, or null.</param>
internal sealed record Arrival(Move Move, Session Session, State State, bool Guided, View View, string? Outcome);

/// <summary>Buttons in view.</summary>
/// <param name="Card">Number of the turn that drew it.</param>
/// <param name="Fresh">It is the last thing that was said.</param>
internal sealed record View(ImmutableArray<Button> Buttons, int? Card, bool Fresh);

/// <summary>Tries what a person may do in one state. It changes nothing outside and may run beside others.</summary>
internal sealed class Explorer(SupportContent content, Easel easel)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly Alphabet _alphabet = new(content.Catalog);

    public Explored Explore(Node node)
    {
        var explored = new Explored(node);
        foreach (var (name, happened) in node.Arrival.View.Buttons.SelectMany(button => button.Presses(node.Arrival.View.Card)).DistinctBy(press => press.Name))
        {
            var answers = happened is Chose { Intent: Intent.Answer, Choice: not null } or Chose { Intent: Intent.Skip };
            var leadsOn = answers || Begins(node, happened);
            if (node.Full || leadsOn)
                Take(explored, Move.Of(MoveKind.Button, name, happened), guided: node.Arrival.Guided && leadsOn);
        }

        foreach (var move in node.Full ? _alphabet.Of(node.Session) : _alphabet.Always)
            Take(explored, move, guided: node.Arrival.Guided && Begins(node, move.Happenings[0].Event));
        return explored;
    }

    /// <summary>The way to the first question, by the welcome and its button; and the way on where the answers lead to no suggestion.</summary>
    private static bool Begins(Node node, UserEvent happened) => (node.State.Control.Step, happened) switch
    {
        (Step.New, Joined) => true,
        (Step.Menu, Chose { Intent: Intent.Choose }) => node.State is { OpenQuestion: null, Answers: "" },
        (Step.Reviewing, Chose { Intent: Intent.Menu }) => true,
        _ => false,
    };

    private void Take(Explored explored, Move move, bool guided)
    {
        var node = explored.Node;
        var session = node.Session;
        var view = node.Arrival.View with { Fresh = false };
        string? outcome = null;
        foreach (var (after, planned) in move.Happenings)
        {
            var taken = Turn(session, planned with { At = (session.LastSeen ?? Start) + after }, explored, out var offered);
            foreach (var (rule, what) in Checks.Of(taken, content.Catalog))
                explored.Add(rule, move, what);
            if (move.Kind == MoveKind.Button && !Checks.Works(taken, node.Arrival.View.Fresh))
                explored.Add(Rule.ButtonsWork, move, "not handled");
            session = taken.After;
            view = offered.IsEmpty ? view with { Fresh = false } : new View(offered, session.Turns, Fresh: true);
            outcome = taken.Turn.Messages.LastOrDefault(message => message.Id == CardIds.Suggestion)?.Ids("outcome")[0] ?? outcome;
        }

        if (move == Alphabet.ThereAndBack && !Checks.LedBack(node.Session, session))
            explored.Add(Rule.LeadsBack, move, State.Of(session).ToString());
        explored.Arrivals.Add(new Arrival(move, session, State.Of(session), guided, view, outcome));
    }

    private Taken Turn(Session session, UserEvent happened, Explored explored, out ImmutableArray<Button> offered)
    {
        var turn = ConversationEngine.Transition(session, happened, content.Catalog);
        explored.Transitions++;
        var drawn = true;
        var buttons = ImmutableArray.CreateBuilder<Button>();
        foreach (var message in turn.Messages)
        {
            var drawing = easel.Draw(message, turn.Session);
            drawn &= drawing.Text.Length > 0;
            buttons.AddRange(drawing.Buttons);
            (message.Kind == MessageKind.Card ? explored.Cards : explored.Phrases).Add(message.Id);
        }

        offered = buttons.ToImmutable();
        return new Taken(session, happened, turn, drawn, buttons.Count > 0);
    }
}

/// <summary>What was found in one state.</summary>
internal sealed class Explored(Node node)
{
    public Node Node { get; } = node;

    public List<Arrival> Arrivals { get; } = [];

    public List<Fault> Faults { get; } = [];

    public HashSet<string> Phrases { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cards { get; } = new(StringComparer.Ordinal);

    public int Transitions { get; set; }

    public void Add(Rule rule, Move move, string what) => Faults.Add(new Fault(rule, Node.State.ToString(), move.Name, what));
}
