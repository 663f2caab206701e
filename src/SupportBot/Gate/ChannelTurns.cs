using System.Collections.Concurrent;
using System.Net;
using SupportBot.Dialogs;
using SupportBot.DirectLine;

namespace SupportBot.Gate;

/// <summary>
/// Runs turns apart from the requests that began them. A channel that is not answered within about 15 seconds takes the activity for lost, so a
/// turn that takes longer is acknowledged before that, and what it says follows through the connector. When such a turn fails the channel will not send
/// the activity again: what is recorded of it is said from here, and at last the person is told, unless something may have arrived. When the host
/// stops, it waits for these turns as long as it may, and tries each that fails once more.
/// </summary>
internal sealed partial class ChannelTurns(
    IBotFrameworkHttpAdapter adapter, IServiceScopeFactory scopes, SlowTurns slow, TimeProvider clock, ILogger<ChannelTurns> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _acknowledged = new();
    private readonly ConcurrentDictionary<string, bool> _followed = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_acknowledged.Keys).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_acknowledged.Keys.Count(turn => !turn.IsCompleted) is > 0 and var left) LogLeft(left);
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>Runs a turn and answers its request, at the latest when the channel would give it up.</summary>
    public async Task AnswerAsync(HttpResponse response, ChannelTurn turn)
    {
        using var answered = new CancellationTokenSource();
        var patience = Task.Delay(SlowTurns.Patience, clock, answered.Token);
        var running = RunAsync(turn);
        await Task.WhenAny(running, patience);
        // The press of a button does not come again either, so that what is kept of it is said from here.
        var isKept = running.IsFaulted && turn.IsInvoke && turn.Runs.IsRecorded;
        if ((isKept || !running.IsCompleted) && !turn.RepliesInResponse && _acknowledged.Count < slow.MostAcknowledged)
        {
            if (!isKept) LogSlow();
            await answered.CancelAsync();
            Follow(turn, running);
            await AcknowledgeAsync(response, turn);
            return;
        }

        await answered.CancelAsync();
        await CopyAsync(await running, response);
    }

    private async Task AcknowledgeAsync(HttpResponse response, ChannelTurn turn)
    {
        var card = turn.Runs.Response.Give();
        if (card is not null) turn.Runs.MayHaveArrived = true;
        if (turn.IsCardAction) await response.WriteAsJsonAsync(card is { } left ? GateNote.Of(left) : GateNote.Of(slow.Note), GateJson.Default.GateNote);
    }

    private static async Task CopyAsync(HttpResponse kept, HttpResponse response)
    {
        response.StatusCode = kept.StatusCode;
        response.ContentType = kept.ContentType;
        response.ContentLength = kept.Body.Length;
        kept.Body.Position = 0;
        await kept.Body.CopyToAsync(response.Body);
    }

    private Task<HttpResponse> RunAsync(ChannelTurn turn, IBot? bot = null) => Task.Run(async () =>
    {
        ChannelTurn.Current = turn;
        // Not that of the caller: a turn ends even when its caller has gone, because it may be half sent.
        using var limit = new CancellationTokenSource(SlowTurns.Limit, clock);
        await using var scope = scopes.CreateAsyncScope();
        var context = turn.NewContext(scope.ServiceProvider);
        await adapter.ProcessAsync(context.Request, context.Response, bot ?? scope.ServiceProvider.GetRequiredService<IBot>(), limit.Token);
        return context.Response;
    });

    private void Follow(ChannelTurn turn, Task<HttpResponse> running)
    {
        var following = FollowAsync(turn, running);
        _acknowledged.TryAdd(following, true);
        _ = following.ContinueWith(ended => _acknowledged.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private async Task FollowAsync(ChannelTurn turn, Task<HttpResponse> running)
    {
        var stopping = _stopping.Token;
        // Of an activity that came twice only one is run again, or told of.
        var isFirst = _followed.TryAdd(turn.Key, true);
        var end = await EndAsync(turn, running);
        if (!isFirst) return;
        end = await RepeatAsync(turn, end, stopping);
        if (end != TurnEnd.Done && !turn.Runs.MayHaveArrived) await EndAsync(turn, RunAsync(turn, slow.Apology));
        _followed.TryRemove(turn.Key, out _);
    }

    private async Task<TurnEnd> RepeatAsync(ChannelTurn turn, TurnEnd end, CancellationToken stopping)
    {
        turn.Runs.IsRepeat = true;
        foreach (var pause in SlowTurns.Pauses)
        {
            if (end != TurnEnd.Failed) return end;
            await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            end = await EndAsync(turn, RunAsync(turn));
            if (stopping.IsCancellationRequested) return end;
        }

        return end;
    }

    private async Task<TurnEnd> EndAsync(ChannelTurn turn, Task<HttpResponse> running)
    {
        try
        {
            var status = (await running).StatusCode;
            // The response to an invoke is the bot's, and nobody waits for it any more.
            if (status < StatusCodes.Status400BadRequest || turn.IsInvoke) return TurnEnd.Done;
            LogRefused(status);
            return TurnEnd.Failed;
        }
        catch (NothingRecordedException)
        {
            return TurnEnd.Lost;
        }
        catch (Exception fault)
        {
            LogFailed(ConnectorFault.StatusOf(fault), FaultText.Of(fault));
            return ConnectorFault.IsFinal(fault) ? TurnEnd.Done : TurnEnd.Failed;
        }
    }

    private enum TurnEnd
    {
        /// <summary>Nothing is left to do: the turn has ended, or its conversation takes nothing more.</summary>
        Done,

        /// <summary>It may go better another time.</summary>
        Failed,

        /// <summary>Nothing is recorded that could be said.</summary>
        Lost,
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn takes long: it was acknowledged, and what it says follows")]
    private partial void LogSlow();

    [LoggerMessage(Level = LogLevel.Error, Message = "The host stopped before {Count} acknowledged turns had ended")]
    private partial void LogLeft(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "An acknowledged turn was refused with {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "An acknowledged turn failed. Status of the connector: {Status}. {Fault}")]
    private partial void LogFailed(HttpStatusCode? status, string fault);
}
