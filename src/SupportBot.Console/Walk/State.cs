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
        var safety = Control.Safety == SafetyState.None ? "" : $", safety {Control.Safety.Phase} {Control.Safety.Route} {Control.Safety.Level} asks {Control.Safety.Asked} after {Control.Safety.Steps} steps";
        var form = Control.Form ? ", a form waits" : "";
        var asks = Control.Asked == SideQuestion.None ? "" : $", asks {Control.Asked}";
        return $"{Control.Step} {Control.Topic}[{Answers}] open {OpenQuestion ?? "none"}{form}{asks}{safety}";
    }
}

/// <summary>
/// A state without the answers themselves. While safety is open it has the word whatever the step is, so steps are told apart only by where
/// it leads back to, and which steps were told only by what may follow when no question of safety waits; when it is over, what was said there is told apart only by what it still changes.
/// </summary>
/// <param name="Asks">A question waits.</param>
/// <param name="Answered">Something was answered or skipped.</param>
/// <param name="Form">A form waits to be sent.</param>
internal sealed record Control(Step Step, string? Topic, bool Asks, bool Answered, bool Form, SideQuestion Asked, SafetyState Safety)
{
    public static Control Of(Session session)
    {
        var isAsking = session.Safety.Asked is not (SafetyQuestion.None or SafetyQuestion.Contact);
        var safety = session.Safety with { Language = null, IsBetween = false, Steps = isAsking ? 0 : session.Safety.Steps };
        return safety.IsOpen
            ? new Control(
                session.Step is Step.New or Step.Asking ? session.Step : Step.Menu,
                Topic: null,
                session.OpenQuestion is not null,
                Answered: false,
                session.Form is not null,
                session.Asked,
                safety with { DirectDenied = false })
            : new Control(
                session.Step,
                session.Topic,
                session.OpenQuestion is not null,
                !session.Answers.IsEmpty,
                session.Form is not null,
                session.Asked,
                safety with { Phase = SafetyPhase.None, Route = null, Level = RiskLevel.None, InDanger = false, HasCalled = false, Told = Told.None, Steps = 0 });
    }
}
