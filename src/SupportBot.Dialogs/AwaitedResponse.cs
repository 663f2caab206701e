namespace SupportBot.Dialogs;

/// <summary>
/// The response that a channel waits for. A host that acknowledges slow turns leaves one in the turn state; who takes it first says what is in it,
/// the turn or the host.
/// </summary>
public sealed class AwaitedResponse
{
    private int _taken;

    /// <returns>Whether it was still to be had.</returns>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Whether the turn may still replace a pressed card in the response. If not, all that it says goes to the conversation.</summary>
    internal static bool IsTakenBy(ITurnContext context) =>
        context.Activity is { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" } && (context.TurnState.Get<AwaitedResponse>()?.TryTake() ?? true);
}
