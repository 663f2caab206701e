namespace SupportBot.DirectLine;

/// <summary>
/// The conversations in use. One is here as long as somebody holds it, and a little longer, so that a repeated post is still known; then it is
/// swept and its memory is free.
/// </summary>
internal sealed class LiveConversations(IDirectLineNodes nodes, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Hold Take(string conversationId)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(conversationId, out var entry)) _entries.Add(conversationId, entry = new Entry());
            entry.Holds++;
            return new Hold(this, entry);
        }
    }

    /// <summary>Waits until the conversation is nobody else's turn; turns come in the order of asking.</summary>
    public async Task<TurnSlot> EnterTurnAsync(string conversationId, CancellationToken cancellationToken)
    {
        var hold = Take(conversationId);
        try
        {
            await hold.Conversation.EnterTurnAsync(cancellationToken);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
        try
        {
            return new TurnSlot(hold, await nodes.EnterTurnAsync(conversationId, cancellationToken));
        }
        catch
        {
            hold.Conversation.LeaveTurn();
            hold.Dispose();
            throw;
        }
    }

    /// <returns>Null when nobody uses the conversation, so that nobody listens either.</returns>
    public LiveConversation? Find(string conversationId)
    {
        lock (_lock) return _entries.GetValueOrDefault(conversationId)?.Conversation;
    }

    public void Sweep(DateTimeOffset before)
    {
        lock (_lock)
        {
            foreach (var (id, entry) in _entries)
            {
                if (entry.Holds > 0 || entry.LastUsed >= before) continue;
                _entries.Remove(id);
                entry.Conversation.Dispose();
            }
        }
    }

    private void Return(Entry entry)
    {
        lock (_lock)
        {
            entry.Holds--;
            entry.LastUsed = time.GetUtcNow();
        }
    }

    internal sealed class Hold(LiveConversations owner, Entry entry) : IDisposable
    {
        public LiveConversation Conversation => entry.Conversation;

        public void Dispose() => owner.Return(entry);
    }

    internal sealed class TurnSlot(Hold hold, IAsyncDisposable amongNodes) : IAsyncDisposable
    {
        public LiveConversation Conversation => hold.Conversation;

        public async ValueTask DisposeAsync()
        {
            try
            {
                await amongNodes.DisposeAsync();
            }
            finally
            {
                hold.Conversation.LeaveTurn();
                hold.Dispose();
            }
        }
    }

    internal sealed class Entry
    {
        public LiveConversation Conversation { get; } = new();

        public int Holds { get; set; }

        public DateTimeOffset LastUsed { get; set; }
    }
}
