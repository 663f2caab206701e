using System.Collections.Concurrent;
using System.Net;
using SupportBot.DirectLine;

namespace SupportBot.Gate;

/// <summary>
/// Runs turns apart from the requests that began them. A channel that is not answered within about 15 seconds takes the activity for lost, so a
/// turn that takes longer is acknowledged before that, and what it says follows through the connector. When such a turn fails the channel will not send
/// the activity again: that is done here, and at last the person is told. When the host stops, it waits for these turns.
/// </summary>
internal sealed partial class ChannelTurns(
    IBotFrameworkHttpAdapter adapter, IServiceScopeFactory scopes, SlowTurns slow, TimeProvider clock, ILogger<ChannelTurns> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<Task, bool> _acknowledged = new();
    private readonly CancellationTokenSource _stopping = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_acknowledged.Keys).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    /// <summary>Runs a turn and answers its request, at the latest when the channel would give it up.</summary>
    public async Task AnswerAsync(HttpResponse response, ChannelTurn turn)
    {
        using var answered = new CancellationTokenSource();
        var patience = Task.Delay(SlowTurns.Patience, clock, answered.Token);
        var running = RunAsync(turn);
        if (await Task.WhenAny(running, patience) == patience && !turn.RepliesInResponse && turn.Response.TryTake())
        {
            LogSlow();
            Follow(turn, running);
            await AcknowledgeAsync(response, turn);
            return;
        }

        await answered.CancelAsync();
        await CopyAsync(await running, response);
    }

    private async Task AcknowledgeAsync(HttpResponse response, ChannelTurn turn)
    {
        if (!turn.IsInvoke || !turn.IsCardAction) return;
        var note = new GateNote(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", slow.Note);
        await response.WriteAsJsonAsync(note, GateJson.Default.GateNote);
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
        foreach (var pause in SlowTurns.Pauses)
        {
            if (await EndsAsync(running)) return;
            await Task.Delay(pause, clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            running = RunAsync(turn);
        }

        if (!await EndsAsync(running)) await EndsAsync(RunAsync(turn, slow.Apology));
    }

    /// <returns>Whether nothing is left to do: the turn has ended, or its conversation takes nothing more.</returns>
    private async Task<bool> EndsAsync(Task<HttpResponse> running)
    {
        try
        {
            var response = await running;
            if (response.StatusCode < StatusCodes.Status400BadRequest) return true;
            LogRefused(response.StatusCode);
            return false;
        }
        catch (Exception fault)
        {
            var status = (fault as HttpRequestException)?.StatusCode;
            LogFailed(status, FaultText.Of(fault));
            return status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn takes long: it was acknowledged, and what it says follows")]
    private partial void LogSlow();

    [LoggerMessage(Level = LogLevel.Error, Message = "An acknowledged turn was refused with {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(Level = LogLevel.Error, Message = "An acknowledged turn failed. Status of the connector: {Status}. {Fault}")]
    private partial void LogFailed(HttpStatusCode? status, string fault);
}
