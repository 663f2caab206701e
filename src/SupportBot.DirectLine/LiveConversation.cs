namespace SupportBot.DirectLine;

/// <summary>What is kept in memory of a conversation that is in use: whose turn it is, who listens, what was posted.</summary>
internal sealed class LiveConversation : IDisposable
{
    /// <summary>A post that is refused has been read by nobody, so this lies far above what one person may send at once.</summary>
    private const int MaxWaitingPosts = 128;

    private const int MaxSubscriptions = 32;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly List<Subscription> _subscriptions = [];
    private long _lastStored;
    private int _waiting;

    /// <summary>Belongs to whoever has the turn; null until the first post since the conversation came into use.</summary>
    public PostLedger? Ledger { get; set; }

    /// <exception cref="DirectLineException">429: too many posts wait already.</exception>
    public async Task EnterTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MaxWaitingPosts)
                throw DirectLineException.TooMany();
            await _turn.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void LeaveTurn() => _turn.Release();

    /// <exception cref="DirectLineException">429: too many sockets are open already.</exception>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(Unsubscribe);
        lock (_lock)
        {
            if (_subscriptions.Count >= MaxSubscriptions)
                throw DirectLineException.TooMany();
            _subscriptions.Add(subscription);
        }
        return subscription;
    }

    public void DeliverStored(IReadOnlyList<ReadOnlyMemory<byte>> activities, long lastWatermark)
    {
        lock (_lock)
        {
            _lastStored = Math.Max(_lastStored, lastWatermark);
            var watermark = lastWatermark - activities.Count;
            foreach (var activity in activities) Deliver(new Delivery(activity, ++watermark, IsStored: true));
        }
    }

    /// <summary>What another node stored is in the store, from which the sockets read it.</summary>
    public void DeliverStoredElsewhere(long lastWatermark)
    {
        lock (_lock)
        {
            _lastStored = Math.Max(_lastStored, lastWatermark);
            Deliver(new Delivery(default, lastWatermark, IsStored: true));
        }
    }

    public void DeliverTransient(ReadOnlyMemory<byte> activity)
    {
        lock (_lock) Deliver(new Delivery(activity, _lastStored, IsStored: false));
    }

    public void Dispose() => _turn.Dispose();

    private void Deliver(Delivery delivery)
    {
        foreach (var subscription in _subscriptions) subscription.Deliver(delivery);
    }

    private void Unsubscribe(Subscription subscription)
    {
        lock (_lock) _subscriptions.Remove(subscription);
    }
}
