using System.Collections.Immutable;

namespace SupportBot.Conversation.Flows;

/// <summary>A person who wrote it all at once is not asked again, but first told what was understood; it counts once they say yes.</summary>
internal static class InferFlow
{
    /// <returns>False when the words tell nothing that is not known already.</returns>
    public static bool TryHandle(TurnBuilder turn, Reading reading)
    {
        ImmutableArray<Answer> found =
        [
            .. reading.Inferred.Where(inferred => turn.Session.Answers.All(given => given.Question != inferred.Question)),
        ];
        switch (found)
        {
            case []:
                return false;
            // In the turn in which pain is told nothing is marked for the person.
            case [_] when turn.Session.OpenQuestion is null && reading is { Risk.Level: RiskLevel.Soft, Intent: Intent.None }:
                return false;
            case [var one] when turn.Session.OpenQuestion is null:
                AskAbout(turn, one);
                return true;
            default:
                turn.Session = turn.Session with { Inferred = found, Asked = SideQuestion.Inferred };
                turn.Show(CardIds.Inferred, ("answers", [.. ReviewFlow.Ids(found)]));
                turn.Count("inferred");
                return true;
        }
    }

    public static void Confirm(TurnBuilder turn, ImmutableArray<Answer> inferred)
    {
        ChooseFlow.AcceptAll(turn, inferred, PhraseIds.InferredNoted);
        if (turn.Session.OpenQuestion is null || ChooseFlow.Next(turn) is null)
            ChooseFlow.Advance(turn);
        else
            ChooseFlow.Ask(turn);
    }

    public static void Drop(TurnBuilder turn)
    {
        turn.Say(PhraseIds.InferredDropped);
        ChooseFlow.Begin(turn);
    }

    /// <summary>The words may mean one choice of the open question: it is named and marked, and counts once the person agrees.</summary>
    public static void Mark(TurnBuilder turn, string choice)
    {
        var open = turn.Session.OpenQuestion!;
        turn.Say(PhraseIds.InferredLikely, ("question", open), ("choice", choice));
        AskWhether(turn, new Answer(open, choice));
        turn.Count("inferred");
    }

    /// <summary>One thing that was understood is asked as its question, with the likely answer marked.</summary>
    private static void AskAbout(TurnBuilder turn, Answer inferred)
    {
        turn.Session = turn.Session with { OpenQuestion = inferred.Question };
        turn.Say(PhraseIds.InferredOne);
        AskWhether(turn, inferred);
    }

    private static void AskWhether(TurnBuilder turn, Answer likely)
    {
        turn.Session = turn.Session with { Inferred = [likely], Asked = SideQuestion.Likely };
        ChooseFlow.Ask(turn, likely: likely.Choice);
    }
}
