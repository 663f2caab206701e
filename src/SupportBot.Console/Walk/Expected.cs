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
        [PhraseIds.Thanks] = "the cards that the person thanks for are still in view",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <returns>Why nothing is said, or null where something must be.</returns>
    public static string? Silent(Session before, UserEvent happened) => happened switch
    {
        Joined when before.Step != Step.New => "installing and opening may both report a joining; the person is welcomed once",
        Deleted => "who takes a message back expects no answer",
        Chose pressed when before.LastPress == new Press(pressed.Intent, pressed.Target, pressed.Choice, pressed.Card) => "pressing a button twice counts once",
        _ => null,
    };
}
