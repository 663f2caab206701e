using System.Net.WebSockets;

namespace SupportBot.DirectLine;

/// <summary>
/// One open stream: sends what is stored after its watermark, then what comes. What the client sends is read and thrown away; clients send
/// empty frames to keep the connection.
/// </summary>
internal sealed class StreamSocket(WebSocket socket, IDirectLineStore store, string conversationId, long watermark, TimeProvider time)
{
    private const int MaxIncomingBytes = 4096;
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private long _sent = watermark;
    private WebSocketCloseStatus _status = WebSocketCloseStatus.InternalServerError;

    /// <summary>Runs until the client closes, takes nothing for a while in the middle of a frame, or the host stops.</summary>
    public async Task RunAsync(Subscription subscription, CancellationToken stopping)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var closing = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var receiving = ReceiveAsync(ended, closing.Token);
        try
        {
            await SendAllAsync(subscription, ended.Token);
            if (stopping.IsCancellationRequested) _status = WebSocketCloseStatus.EndpointUnavailable;
        }
        finally
        {
            closing.CancelAfter(CloseLimit);
            await CloseAsync(closing.Token);
            await receiving;
        }
    }

    private async Task SendAllAsync(Subscription subscription, CancellationToken ended)
    {
        try
        {
            await CatchUpAsync(ended);
            await foreach (var delivery in subscription.ReadAllAsync(ended)) await SendAsync(delivery, ended);
        }
        catch (OperationCanceledException)
        {
            // The client closed, the host stops, or the client took too long; in the last case the socket is aborted already.
        }
        catch (WebSocketException)
        {
            // The client is gone without a word; it will read the rest when it reconnects.
        }
    }

    private async Task SendAsync(Delivery delivery, CancellationToken ended)
    {
        var before = delivery.IsStored && !delivery.Activity.IsEmpty ? delivery.Watermark - 1 : delivery.Watermark;
        if (_sent < before) await CatchUpAsync(ended);
        // A stored activity was sent while catching up; typing is over when something later was sent.
        if (delivery.IsStored ? delivery.Watermark <= _sent : delivery.Watermark < _sent) return;
        // News of another node, of what is no longer there or not there yet.
        if (delivery.IsStored && delivery.Activity.IsEmpty) return;
        if (delivery.IsStored) _sent = delivery.Watermark;
        await SendAsync(new ActivitySet([delivery.Activity], _sent));
    }

    private async Task CatchUpAsync(CancellationToken ended)
    {
        var count = ActivitySet.PageSize;
        while (count == ActivitySet.PageSize)
        {
            var page = await store.ReadAsync(conversationId, _sent, ActivitySet.PageSize, ended);
            count = page.Activities.Count;
            _sent = page.Watermark - count;
            // One in each frame: the public client mixes the activities of a frame with those of the frame after it.
            foreach (var activity in page.Activities) await SendAsync(new ActivitySet([activity], ++_sent));
        }
    }

    private async Task SendAsync(ActivitySet set)
    {
        using var limit = new CancellationTokenSource(SendLimit, time);
        await socket.SendAsync(set.ToJson(), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    private async Task ReceiveAsync(CancellationTokenSource ended, CancellationToken closing)
    {
        var buffer = new byte[1024];
        var messageBytes = 0;
        try
        {
            while (messageBytes <= MaxIncomingBytes)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), closing);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    _status = WebSocketCloseStatus.NormalClosure;
                    return;
                }
                messageBytes = received.EndOfMessage ? 0 : messageBytes + received.Count;
            }
            _status = WebSocketCloseStatus.MessageTooBig;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // The client is gone, broke the protocol, or did not answer our close.
        }
        finally
        {
            await ended.CancelAsync();
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            await socket.CloseOutputAsync(_status, statusDescription: null, cancellationToken);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Nobody is there to be told.
        }
    }
}
