namespace SupportBot.DirectLine;

/// <summary>
/// The port over which nodes that serve the same conversations work together. Beside the <see cref="IDirectLineStore"/> they share nothing else:
/// whatever a node keeps of a conversation in memory it can read from the store again.
/// </summary>
public interface IDirectLineNodes
{
    /// <summary>Hears what other nodes tell, until the result is disposed. News may come on any thread, late, twice or not in order.</summary>
    IDisposable Listen(Action<ConversationNews> heard);

    /// <summary>Waits until no other node has the turn of the conversation, and takes it. Within a node turns wait for each other already.</summary>
    /// <returns>Gives the turn back when it is disposed; it ends by itself when the node does.</returns>
    ValueTask<IAsyncDisposable> EnterTurnAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Tells the other nodes. Does not fail: news that cannot be told is lost.</summary>
    ValueTask TellAsync(ConversationNews news, CancellationToken cancellationToken);
}

/// <summary>Something that clients of a conversation are to see. News that is lost costs a client at most the time until the next.</summary>
/// <param name="Watermark">When something was stored: the watermark after it. Else 0.</param>
/// <param name="Transient">An activity that is shown while it happens and not stored, such as typing, as UTF-8 JSON; else empty.</param>
public readonly record struct ConversationNews(string ConversationId, long Watermark, ReadOnlyMemory<byte> Transient);

/// <summary>A node that is alone has nobody to wait for and nobody to tell.</summary>
internal sealed class SingleNode : IDirectLineNodes
{
    private static readonly Nothing Held = new();

    public IDisposable Listen(Action<ConversationNews> heard) => Held;

    public ValueTask<IAsyncDisposable> EnterTurnAsync(string conversationId, CancellationToken cancellationToken) => new(Held);

    public ValueTask TellAsync(ConversationNews news, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private sealed class Nothing : IDisposable, IAsyncDisposable
    {
        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
