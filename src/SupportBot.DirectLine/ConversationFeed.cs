namespace SupportBot.DirectLine;

/// <summary>Writes a conversation's activities and passes them on to its open sockets.</summary>
internal sealed class ConversationFeed(IDirectLineStore store, LiveConversations live)
{
    public async Task AppendAsync(string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken)
    {
        var watermark = await store.AppendAsync(conversationId, activities, cancellationToken);
        live.Find(conversationId)?.DeliverStored(activities, watermark);
    }

    public void ShowTransient(string conversationId, ReadOnlyMemory<byte> activity) =>
        live.Find(conversationId)?.DeliverTransient(activity);
}
