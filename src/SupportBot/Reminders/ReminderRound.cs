using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.DirectLine;

namespace SupportBot.Reminders;

/// <summary>
/// Looks for reminders whose time has come: when the host has started, and every minute from then on. Where reminders are switched off it looks for those
/// alone that are too late to be sent, so that each ends in one way and is counted.
/// </summary>
internal sealed partial class ReminderRound(
    IReminderStore store, ReminderPost post, ReminderSettings settings, SupportMetrics metrics, TimeProvider clock, ILogger<ReminderRound> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a round of sending can take, so that no other node takes the same ones meanwhile.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    private const int MostClaimed = 20;
    private const int AtOnce = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(FaultText.Of(fault));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SendDueAsync(CancellationToken stopping)
    {
        ClaimedReminders claimed;
        do
        {
            var now = clock.GetUtcNow();
            claimed = await store.ClaimAsync(settings.AreOffered ? now : now - ReminderPost.MostLate, now + ClaimLasts, MostClaimed, stopping);
            for (var lost = 0; lost < claimed.Lost; lost++)
                metrics.Count("reminders.lost");
            await Parallel.ForEachAsync(claimed.Reminders, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, (reminder, _) => SendAsync(reminder, stopping));
        }
        while (claimed.Reminders.Count == MostClaimed && !stopping.IsCancellationRequested);
    }

    /// <summary>One that is being sent is not broken off by a stop; those that were not begun wait for the next start.</summary>
    private async ValueTask SendAsync(ClaimedReminder reminder, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
            return;
        try
        {
            metrics.Count(await post.SendAsync(reminder));
        }
        catch (Exception fault)
        {
            // The store fails. The claim runs out, and what was begun is not begun again.
            LogFailed(FaultText.Of(fault));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders could not be looked for or noted as sent; the next attempt follows. {Fault}")]
    private partial void LogFailed(string fault);
}
