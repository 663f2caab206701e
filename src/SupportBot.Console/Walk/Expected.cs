using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Console.Walk;

/// <summary>What is as it should be although it looks like a fault.</summary>
internal static class Expected
{
    /// <summary>Phrases after which a turn may show no card, with the reason.</summary>
    public static readonly ImmutableSortedDictionary<string, string> Endings = new Dictionary<string, string>
    {
        [PhraseIds.Stopped] = "the person ended the talk; it says how to come back",
        [PhraseIds.Thanks] = "without a card only where the person ended the talk before",
        [PhraseIds.NotUnderstood] = "it asks to say it in other words; the cards above are still in view, and the next time buttons come along",
        [PhraseIds.TooFast] = "said once in a flood of messages, each of which would bring the same card",
        [PhraseIds.ForgetDone] = "nothing is kept to go on with; the next words begin anew",
        [PhraseIds.FeedbackHelped] = "the person ended the talk before",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <returns>Why nothing is said, or null where something must be.</returns>
    public static string? Silent(Session before, Session after, UserEvent happened) => happened switch
    {
        Joined when before.Step != Step.New => "installing and opening may both report a joining; the person is welcomed once",
        Deleted => "who takes a message back that answered nothing expects no answer",
        Edited { Reading: { Intent: Intent.None or Intent.Answer, Risk.Level: RiskLevel.None } } => "a changed message that means nothing new was answered before",
        Chose or Submitted when before.LastPress == after.LastPress => "pressing a button twice counts once",
        _ when after.Burst?.Count > before.Burst?.Count => "a flood of messages is answered once",
        _ => null,
    };
}
