using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversation.Safety;

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
            case [var one]:
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
        foreach (var answer in inferred)
            ChooseFlow.Record(turn, answer);
        turn.Session = turn.Session with { Missed = 0 };
        turn.Say(
            PhraseIds.InferredNoted,
            ("count", [inferred.Length.ToString(CultureInfo.InvariantCulture)]),
            ("answers", [.. ReviewFlow.Ids(inferred)]));
        if (inferred.Any(answer => turn.Catalog.FindQuestion(answer.Question)!.Find(answer.Choice)!.TellsOfDistress))
            SafetyFlow.CheckInOnChoice(turn);
        ChooseFlow.Advance(turn);
    }

    public static void Drop(TurnBuilder turn)
    {
        turn.Say(PhraseIds.InferredDropped);
        ChooseFlow.Begin(turn);
    }

    /// <summary>One thing that was understood is asked as its question, with the likely answer marked.</summary>
    private static void AskAbout(TurnBuilder turn, Answer inferred)
    {
        turn.Session = turn.Session with { OpenQuestion = inferred.Question };
        turn.Say(PhraseIds.PickOne);
        ChooseFlow.Ask(turn, likely: inferred.Choice);
    }
}
