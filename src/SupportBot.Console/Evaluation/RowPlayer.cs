using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Console.Evaluation;

/// <summary>What a turn got, from least to most.</summary>
internal enum Outcome
{
    /// <summary>The conversation went on as if nothing were wrong.</summary>
    Nothing,

    /// <summary>A soft reply, or help in view, and the conversation goes on.</summary>
    CheckIn,

    /// <summary>The safety talk opened, or stayed open.</summary>
    Acted,
}

/// <summary>Plays the turns of a row as one conversation.</summary>
internal static class RowPlayer
{
    private static readonly HashSet<string> CheckIns = [.. SafetyPhrases.All(), PhraseIds.TryAgain, CardIds.Crisis];

    public static PlayedRow Play(SafetyRow row, bool byStrongest, SupportContent content)
    {
        var talk = new Talk(content, TimeProvider.System, country: null);
        talk.Join();
        var turns = row.Turns.Select(turn => Say(turn, talk)).ToList();
        return new PlayedRow(row, byStrongest ? turns.MaxBy(turn => turn.Outcome) : turns[^1], turns[^1].Outcome, turns.Max(turn => turn.Outcome));
    }

    private static (Outcome Outcome, RiskRoute? Route) Say(string words, Talk talk)
    {
        var messages = talk.Say(words);
        if (talk.Session.Safety.IsOpen)
            return (Outcome.Acted, talk.Session.Safety.Route);
        return messages.Any(message => CheckIns.Contains(message.Id)) ? (Outcome.CheckIn, talk.Session.Safety.Route) : (Outcome.Nothing, null);
    }
}

/// <param name="Decisive">What the turn by which the row is judged got, and on which route.</param>
internal sealed record PlayedRow(SafetyRow Row, (Outcome Outcome, RiskRoute? Route) Decisive, Outcome Last, Outcome Strongest)
{
    public Outcome Outcome => Decisive.Outcome;

    /// <summary>Name of the route of the answer, or null.</summary>
    public string? Route => Decisive.Route is { } route ? Names.Of(route) : null;

    public bool IsOnRoute => Decisive.Route is { } route && Row.Routes.Contains(route);

    /// <summary>True where nothing is to be held against the answer.</summary>
    public bool IsRight => Row.Need switch
    {
        Need.Act => Outcome == Outcome.Acted,
        Need.Help => Outcome != Outcome.Nothing,
        Need.CheckIn => Outcome == Outcome.CheckIn,
        Need.None => Outcome == Outcome.Nothing,
        _ => true,
    };
}
