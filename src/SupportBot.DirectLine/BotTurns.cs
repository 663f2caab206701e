using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    /// <summary>Runs a turn, which gives its slot back at its end, and waits for it as long as the settings say.</summary>
    public async Task RunAsync(Activity activity, LiveConversations.TurnSlot slot)
    {
        var turn = RunToEndAsync(activity, slot);
        _running.TryAdd(turn, true);
        _ = turn.ContinueWith(ended => _running.TryRemove(ended, out _), TaskScheduler.Default);
        await turn.WaitAsync(options.Value.TurnWait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunToEndAsync(Activity activity, LiveConversations.TurnSlot slot)
    {
        using (slot)
        {
            try
            {
                using var timeout = new CancellationTokenSource(options.Value.TurnTimeout, time);
                await using var scope = scopes.CreateAsyncScope();
                var bot = scope.ServiceProvider.GetRequiredService<IBot>();
                await adapter.RunAsync(activity, bot.OnTurnAsync, timeout.Token);
            }
            catch (Exception exception)
            {
                LogFailed(activity.Type, FaultText.Of(exception));
                await TellFailedAsync(activity);
            }
        }
    }

    private async Task TellFailedAsync(Activity activity)
    {
        try
        {
            var conversationId = activity.Conversation!.Id!;
            var apology = new Activity
            {
                Type = ActivityTypes.Message,
                Id = DirectLineAdapter.NewActivityId(conversationId),
                Timestamp = time.GetUtcNow(),
                ChannelId = DirectLineAdapter.ChannelId,
                Conversation = new ConversationAccount { Id = conversationId },
                From = adapter.Bot,
                ReplyToId = activity.Id,
                Locale = activity.Locale,
                Text = options.Value.TurnFailedText!(activity.Locale),
            };
            await feed.AppendAsync(conversationId, [BotJson.WriteActivity(apology)], CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogUntold(FaultText.Of(exception));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot failed on a Direct Line activity of type {Type}: {Fault}")]
    private partial void LogFailed(string? type, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The person could not be told that the bot failed: {Fault}")]
    private partial void LogUntold(string fault);
}
