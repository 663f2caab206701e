using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

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
        var between = Control.Safety.HasRemarkBetween ? " and a remark" : "";
        var safety = Control.Safety == SafetyState.None
            ? ""
            : $", safety {Control.Safety.Phase} {Control.Safety.Route} {Control.Safety.Level} asks {Control.Safety.Asked} after [{Control.ToldSteps}]{between}";
        var form = Control.Form ? ", a form waits" : "";
        var asks = Control.Asked == SideQuestion.None ? "" : $", asks {Control.Asked}";
        return $"{Control.Step} {Control.Topic}[{Answers}] open {OpenQuestion ?? "none"}{form}{asks}{safety}";
    }
}

/// <summary>
/// A state without the answers themselves. While safety is open it has the word whatever the step is, so steps are told apart only by where
/// it leads back to. Merged are what changes no way: the language, which chooses words; steps of other routes than the present one, which come back
/// with their route alone, and all while a question waits, since its answer is told before them. To keep the walk short, so is an earlier no to the direct question while safety is
/// open, which changes what is asked after an injury and what counts afterwards. When it is over, what was said there is told apart only by what it still changes.
/// </summary>
/// <param name="Asks">A question waits.</param>
/// <param name="Answered">Something was answered or skipped.</param>
/// <param name="Form">A form waits to be sent.</param>
/// <param name="ToldSteps">Further steps of safety that were told, of the present route.</param>
internal sealed record Control(Step Step, string? Topic, bool Asks, bool Answered, bool Form, SideQuestion Asked, SafetyState Safety, string ToldSteps)
{
    public static Control Of(Session session)
    {
        var isAsking = session.Safety.Asked is not (SafetyQuestion.None or SafetyQuestion.Contact);
        var told = session.Safety.IsOpen && !isAsking ? SafetySteps.Of(session.Safety, isOwnLanguage: true).Where(session.Safety.Steps.Contains) : [];
        var safety = session.Safety with { Language = null, Steps = SafetyState.None.Steps };
        return safety.IsOpen
            ? new Control(
                session.Step is Step.New or Step.Asking ? session.Step : Step.Menu,
                Topic: null,
                session.OpenQuestion is not null,
                Answered: false,
                session.Form is not null,
                session.Asked,
                safety with { DirectDenied = false },
                string.Join(' ', told))
            : new Control(
                session.Step,
                session.Topic,
                session.OpenQuestion is not null,
                !session.Answers.IsEmpty,
                session.Form is not null,
                session.Asked,
                safety with { Phase = SafetyPhase.None, Route = null, Level = RiskLevel.None, InDanger = false, HasCalled = false, Told = Told.None },
                ToldSteps: "");
    }
}
