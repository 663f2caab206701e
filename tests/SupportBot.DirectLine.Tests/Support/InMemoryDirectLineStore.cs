using System.Collections.Concurrent;

namespace SupportBot.DirectLine.Tests.Support;

public sealed class InMemoryDirectLineStore(TimeProvider time) : IDirectLineStore
{
    private readonly ConcurrentDictionary<string, Kept> _conversations = new();

    /// <summary>While set, every call fails as a broken disk would.</summary>
    public bool IsBroken { get; set; }

    /// <summary>While set, reading activities fails.</summary>
    public bool IsReadBroken { get; set; }

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
            return ValueTask.FromResult(kept.End);
        }
    }

    public ValueTask<StoredActivities> ReadAsync(string conversationId, long watermark, int limit, CancellationToken cancellationToken)
    {
        if (IsReadBroken) throw new IOException("The disk is gone.");
        FailIfBroken();
        if (!_conversations.TryGetValue(conversationId, out var kept)) return ValueTask.FromResult(new StoredActivities([], watermark, 0));
        lock (kept.Activities)
        {
            var skipped = Math.Max(0, watermark - kept.Trimmed);
            var page = kept.Activities.Skip((int)skipped).Take(limit).ToList();
            return ValueTask.FromResult(new StoredActivities(page, page.Count == 0 ? watermark : kept.Trimmed + skipped + page.Count, kept.End));
        }
    }

    public ValueTask TrimAsync(string conversationId, CancellationToken cancellationToken)
    {
        FailIfBroken();
        if (!_conversations.TryGetValue(conversationId, out var kept)) return ValueTask.CompletedTask;
        lock (kept.Activities)
        {
            kept.Trimmed = kept.End;
            kept.Activities.Clear();
        }
        return ValueTask.CompletedTask;
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

        public long Trimmed { get; set; }

        public long End => Trimmed + Activities.Count;

        public DateTimeOffset LastUsed { get; set; } = createdAt;
    }
}
