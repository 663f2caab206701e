namespace SupportBot.DirectLine;

/// <summary>Writes a conversation's activities and passes them on to its open sockets, here and on other nodes.</summary>
internal sealed class ConversationFeed : IDisposable
{
    private readonly IDirectLineStore _store;
    private readonly LiveConversations _live;
    private readonly IDirectLineNodes _nodes;
    private readonly IDisposable _listening;

    public ConversationFeed(IDirectLineStore store, LiveConversations live, IDirectLineNodes nodes)
    {
        _store = store;
        _live = live;
        _nodes = nodes;
        _listening = nodes.Listen(Hear);
    }

    public void Dispose() => _listening.Dispose();

    public async Task AppendAsync(string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken)
    {
        var watermark = await _store.AppendAsync(conversationId, activities, cancellationToken);
        _live.Find(conversationId)?.DeliverStored(activities, watermark);
        await _nodes.TellAsync(new ConversationNews(conversationId, watermark, default), cancellationToken);
    }

    /// <summary>Drops what was said so far.</summary>
    /// <param name="activityId">Id of the activity whose turn it is.</param>
    public async Task TrimAsync(string conversationId, string? activityId, CancellationToken cancellationToken)
    {
        await _store.TrimAsync(conversationId, cancellationToken);
        _live.Find(conversationId)?.Ledger?.Trim(activityId);
    }

    public async Task ShowTransientAsync(string conversationId, ReadOnlyMemory<byte> activity, CancellationToken cancellationToken)
    {
        _live.Find(conversationId)?.DeliverTransient(activity);
        await _nodes.TellAsync(new ConversationNews(conversationId, 0, activity), cancellationToken);
    }

    private void Hear(ConversationNews news)
    {
        if (_live.Find(news.ConversationId) is not { } conversation) return;
        if (news.Transient.IsEmpty) conversation.DeliverStoredElsewhere(news.Watermark);
        else conversation.DeliverTransient(news.Transient);
    }
}
