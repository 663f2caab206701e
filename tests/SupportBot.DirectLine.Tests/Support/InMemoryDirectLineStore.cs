using System.Collections.Concurrent;

namespace SupportBot.DirectLine.Tests.Support;

public sealed class InMemoryDirectLineStore(TimeProvider time) : IDirectLineStore
{
    private readonly ConcurrentDictionary<string, Kept> _conversations = new();

    /// <summary>While set, every call fails as a broken disk would.</summary>
    public bool IsBroken { get; set; }

    public ValueTask CreateAsync(DirectLineConversation conversation, CancellationToken cancellationToken)
    {
        FailIfBroken();
        _conversations.TryAdd(conversation.Id, new Kept(conversation, time.GetUtcNow())).ShouldBeTrue();
        return ValueTask.CompletedTask;
    }

    public ValueTask<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        FailIfBroken();
        return ValueTask.FromResult(_conversations.GetValueOrDefault(conversationId)?.Conversation);
    }

    public ValueTask<long> AppendAsync(string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken)
    {
        FailIfBroken();
        if (!_conversations.TryGetValue(conversationId, out var kept)) throw new KeyNotFoundException();
        lock (kept.Activities)
        {
            kept.Activities.AddRange(activities.Select(activity => new ReadOnlyMemory<byte>(activity.ToArray())));
            kept.LastUsed = time.GetUtcNow();
            return ValueTask.FromResult((long)kept.Activities.Count);
        }
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadAsync(string conversationId, long watermark, int limit, CancellationToken cancellationToken)
    {
        FailIfBroken();
        if (!_conversations.TryGetValue(conversationId, out var kept)) return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([]);
        lock (kept.Activities)
        {
            return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([.. kept.Activities.Skip((int)watermark).Take(limit)]);
        }
    }

    public ValueTask DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        _conversations.TryRemove(conversationId, out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> DeleteIdleAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        FailIfBroken();
        var idle = _conversations.Where(pair => pair.Value.LastUsed < before).Select(pair => pair.Key).ToList();
        return ValueTask.FromResult(idle.Count(id => _conversations.TryRemove(id, out _)));
    }

    private void FailIfBroken()
    {
        if (IsBroken) throw new IOException("The disk is gone.");
    }

    private sealed class Kept(DirectLineConversation conversation, DateTimeOffset createdAt)
    {
        public DirectLineConversation Conversation { get; } = conversation;

        public List<ReadOnlyMemory<byte>> Activities { get; } = [];

        public DateTimeOffset LastUsed { get; set; } = createdAt;
    }
}
