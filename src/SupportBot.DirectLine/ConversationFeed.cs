namespace SupportBot.DirectLine;

/// <summary>Writes a conversation's activities and passes them on to its open sockets.</summary>
internal sealed class ConversationFeed(IDirectLineStore store, LiveConversations live)
{
    public async Task AppendAsync(string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken)
    {
        var watermark = await store.AppendAsync(conversationId, activities, cancellationToken);
        live.Find(conversationId)?.DeliverStored(activities, watermark);
    }

    /// <summary>Drops what was said so far.</summary>
    /// <param name="activityId">Id of the activity whose turn it is.</param>
    public async Task TrimAsync(string conversationId, string? activityId, CancellationToken cancellationToken)
    {
        await store.TrimAsync(conversationId, cancellationToken);
        live.Find(conversationId)?.Ledger?.Trim(activityId);
    }

    public void ShowTransient(string conversationId, ReadOnlyMemory<byte> activity) =>
        live.Find(conversationId)?.DeliverTransient(activity);
}
