using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Deletes conversations whose time is over and frees the memory of those that nobody uses.</summary>
internal sealed partial class HistorySweeper(
    IDirectLineStore store,
    LiveConversations live,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    ILogger<HistorySweeper> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var window = options.Value.HistoryWindow;
        var pause = window / 4 < LongestPause ? window / 4 : LongestPause;
        using var timer = new PeriodicTimer(pause, time);
        do
        {
            live.Sweep(time.GetUtcNow() - pause);
            await DeleteIdleAsync(time.GetUtcNow() - window, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeleteIdleAsync(DateTimeOffset before, CancellationToken stopping)
    {
        try
        {
            var deleted = await store.DeleteIdleAsync(before, stopping);
            if (deleted > 0) LogDeleted(deleted);
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogFailed(FaultText.Of(exception));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} Direct Line conversations were deleted: their time is over")]
    private partial void LogDeleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Old Direct Line conversations could not be deleted; the next sweep tries again: {Fault}")]
    private partial void LogFailed(string fault);
}
