namespace SupportBot.Conversation.Flows;

/// <summary>
/// Keeps a person who presses twice from being answered twice, and a flood of messages from being answered one by one. Safety has spoken
/// before and is never held back.
/// </summary>
internal static class Pace
{
    internal const int MostInBurst = 25;
    internal static readonly TimeSpan DoublePress = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BurstLasts = TimeSpan.FromSeconds(5);

    public static Burst? BurstWith(Burst? burst, UserEvent happened)
    {
        var lasts = burst is { From: var from } && happened.At - from < BurstLasts;
        return happened switch
        {
            Joined or Deleted or Edited => lasts ? burst : null,
            _ when lasts => burst! with { Count = burst.Count + 1 },
            _ => new Burst(happened.At, 1),
        };
    }

    public static Press? PressOf(UserEvent happened) => happened switch
    {
        Chose pressed => new Press(pressed.Intent, pressed.Target, pressed.Choice, pressed.Card),
        Submitted form => new Press(Intent.SubmitForm, Target: null, string.Join(' ', form.Choices), form.Card),
        _ => null,
    };

    public static bool HoldsBack(TurnBuilder turn, Press? last)
    {
        if (PressOf(turn.Event) is { Card: not null } press && press == last && turn.Silence < DoublePress)
            return true;
        if (turn.Session.Burst is not { Count: > MostInBurst } burst || turn.Event is Joined or Deleted or Edited)
            return false;
        if (burst.Count == MostInBurst + 1)
            turn.Say(PhraseIds.TooFast);
        return true;
    }
}
