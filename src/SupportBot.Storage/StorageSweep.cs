using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage;

/// <summary>Deletes what has outlived its time: once when the host has started and every hour from then on.</summary>
public sealed class StorageSweep(
    SqliteDatabase database,
    SqliteSessionStore sessions,
    IOptions<StorageOptions> options,
    TimeProvider time,
    ILogger<StorageSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes idle sessions, and leaves no trace of deleted rows in the file. Direct Line deletes its own history, and who sends reminders those that were not sent.</summary>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deletedSessions = await sessions.DeleteIdleAsync(now.AddDays(-options.Value.SessionDays), cancellationToken);
        await database.CheckpointAsync(cancellationToken);
        if (deletedSessions > 0)
            logger.LogInformation("Deleted {Sessions} idle sessions.", deletedSessions);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (StorageException e)
            {
                logger.LogError(e, "Idle conversations could not be deleted; the next attempt is in {Interval}.", Interval);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
