using System.Collections.Immutable;
using System.Text.Json;

namespace SupportBot.Conversation.Flows;

/// <summary>What is kept, and how to have it deleted. Nothing is deleted before the person has confirmed it.</summary>
internal static class ForgetFlow
{
    public static void ShowPrivacy(TurnBuilder turn)
    {
        turn.Show(CardIds.Privacy, ("channel", [Channel(turn)]), Resume.Open(turn), Reminds(turn));
        Resume.Hint(turn);
    }

    public static void Ask(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Asked = SideQuestion.Forget };
        turn.Show(CardIds.Forget, ("channel", [Channel(turn)]), Reminds(turn));
    }

    public static void Confirm(TurnBuilder turn)
    {
        SayDone(turn);
        Delete(turn);
    }

    public static void SayDone(TurnBuilder turn)
    {
        turn.Say(PhraseIds.ForgetDone);
        if (turn.Session.Reminder is not null)
            turn.Say(PhraseIds.ReminderForgotten);
    }

    public static void Delete(TurnBuilder turn)
    {
        turn.Session = new Session { Locale = turn.Session.Locale, LastSeen = turn.Event.At };
        turn.Forget();
        turn.Count("forgotten");
    }

    public static void Keep(TurnBuilder turn)
    {
        turn.Say(PhraseIds.ForgetKept);
        Resume.Where(turn);
    }

    /// <summary>Tells a card whether the host keeps reminders of this conversation.</summary>
    public static (string Key, ImmutableArray<string> Values) Reminds(TurnBuilder turn) => ("reminds", turn.Event.CanRemind ? ["true"] : []);

    public static string Channel(TurnBuilder turn) => JsonNamingPolicy.SnakeCaseLower.ConvertName(turn.Event.Channel.ToString());
}
