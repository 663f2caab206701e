using System.Diagnostics.CodeAnalysis;

namespace SupportBot.Dialogs;

/// <summary>Shows once that an answer is being written when it takes longer than a moment, and never after the answer.</summary>
internal sealed class TypingSign : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended;
    private readonly Task _showing;

    private TypingSign(ITurnContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _showing = HasPlaceForIt(context.Activity) ? ShowAsync(context, clock, _ended.Token) : Task.CompletedTask;
    }

    public static TypingSign ForSlowTurn(ITurnContext context, TimeProvider clock, CancellationToken cancellationToken) =>
        new(context, clock, cancellationToken);

    /// <summary>From here on nothing is shown any more.</summary>
    public async Task EndAsync()
    {
        await _ended.CancelAsync();
        await _showing;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _ended.Dispose();
    }

    private static bool HasPlaceForIt(Activity activity) =>
        activity.Type != ActivityTypes.Invoke && activity.DeliveryMode != DeliveryModes.ExpectReplies;

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong with the sign, the answer comes.")]
    private static async Task ShowAsync(ITurnContext context, TimeProvider clock, CancellationToken ended)
    {
        await Task.Delay(Moment, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ended.IsCancellationRequested)
            return;
        try
        {
            await context.SendActivityAsync(Activity.CreateTypingActivity(), ended);
        }
        catch (Exception)
        {
            // The answer is there first, or the channel takes no sign.
        }
    }
}
