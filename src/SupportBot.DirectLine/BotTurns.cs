using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>
/// Runs the bot's turns apart from the requests that began them, so that a client that goes away loses nothing. When the host stops, it waits
/// for the turns that run.
/// </summary>
internal sealed partial class BotTurns(
    DirectLineAdapter adapter,
    ConversationFeed feed,
    IServiceScopeFactory scopes,
    IOptions<DirectLineOptions> options,
    TimeProvider time,
    ILogger<BotTurns> logger) : IHostedService
{
    private const string TurnFailed = "turnFailed";

    private static readonly byte[] ApologyData = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, bool>(StringComparer.Ordinal) { [TurnFailed] = true });

    private readonly ConcurrentDictionary<Task, bool> _running = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_running.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_running.Keys.Count(turn => !turn.IsCompleted) is > 0 and var left) LogLeft(left);
    }

    /// <summary>Whether a stored activity says that a turn failed.</summary>
    public static bool IsApology(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty(TurnFailed, out _);

    /// <summary>Runs a turn, which gives its slot back at its end, and waits for it as long as the settings say.</summary>
    /// <param name="succeeded">Called, before the slot is given back, when the bot has not failed.</param>
    /// <param name="notice">Makes what the service itself has to say, once the bot has spoken: clients sort by time.</param>
    public async Task RunAsync(Activity activity, LiveConversations.TurnSlot slot, Action? succeeded = null, Func<ReadOnlyMemory<byte>>? notice = null)
    {
        var turn = RunToEndAsync(activity, slot, succeeded, notice);
        _running.TryAdd(turn, true);
        _ = turn.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
        await turn.WaitAsync(options.Value.TurnWait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunToEndAsync(Activity activity, LiveConversations.TurnSlot slot, Action? succeeded, Func<ReadOnlyMemory<byte>>? notice)
    {
        await using (slot)
        {
            try
            {
                using var timeout = new CancellationTokenSource(options.Value.TurnTimeout, time);
                await using var scope = scopes.CreateAsyncScope();
                var bot = scope.ServiceProvider.GetRequiredService<IBot>();
                await adapter.RunAsync(activity, bot.OnTurnAsync, timeout.Token);
                succeeded?.Invoke();
            }
            catch (Exception exception)
            {
                LogFailed(activity.Type, FaultText.Of(exception));
                await TellAsync(activity, WriteApology(activity));
            }
            if (notice is not null) await TellAsync(activity, notice());
        }
    }

    private ReadOnlyMemory<byte> WriteApology(Activity activity) =>
        adapter.WriteNotice(activity.Conversation!.Id!, options.Value.TurnFailedText!(activity.Locale), activity.Locale, activity.Id, ApologyData);

    private async Task TellAsync(Activity activity, ReadOnlyMemory<byte> notice)
    {
        try
        {
            await feed.AppendAsync(activity.Conversation!.Id!, [notice], CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogUntold(FaultText.Of(exception));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The host stopped before {Count} turns had ended")]
    private partial void LogLeft(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot failed on a Direct Line activity of type {Type}: {Fault}")]
    private partial void LogFailed(string? type, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The person could not be told that the bot failed or that a file was refused: {Fault}")]
    private partial void LogUntold(string fault);
}
