using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>Where a conversation stands, without what only chooses a wording or tells the time: sessions of one state go on alike.</summary>
/// <param name="Answers">The answers by question, each as <c>question.choice</c> or <c>question.skipped</c>.</param>
internal sealed record State(Control Control, string? OpenQuestion, string Answers)
{
    public static State Of(Session session) => new(
        Control.Of(session),
        session.OpenQuestion,
        string.Join(' ', session.Answers.Select(answer => $"{answer.Question}.{answer.Choice ?? "skipped"}").Order(StringComparer.Ordinal)));

    public override string ToString()
    {
        var safety = Control.Safety == SafetyState.None ? "" : $", safety {Control.Safety.Phase} {Control.Safety.Route} {Control.Safety.Level} asks {Control.Safety.Asked}";
        var asks = Control.Asked == SideQuestion.None ? "" : $", asks {Control.Asked}";
        return $"{Control.Step} {Control.Topic}[{Answers}] open {OpenQuestion ?? "none"}{asks}{safety}";
    }
}

/// <summary>A state without the answers themselves.</summary>
/// <param name="Asks">A question waits.</param>
/// <param name="Answered">Something was answered or skipped.</param>
internal sealed record Control(Step Step, string? Topic, bool Asks, bool Answered, SideQuestion Asked, SafetyState Safety)
{
    public static Control Of(Session session) => new(
        session.Step,
        session.Topic,
        session.OpenQuestion is not null,
        !session.Answers.IsEmpty,
        session.Asked,
        session.Safety with { Language = null });
}
