using System.Collections.Concurrent;
using SupportBot.Conversation;

namespace SupportBot.Dialogs.Tests.Support;

internal sealed class InMemorySessionStore : ISessionStore
{
    private readonly ConcurrentDictionary<string, StoredSession> _sessions = new(StringComparer.Ordinal);
    private TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reading waits for this.</summary>
    public Task Gate { get; private set; } = Task.CompletedTask;

    /// <summary>Reading holds up its thread until this is set, as a disk does.</summary>
    public ManualResetEventSlim? Stall { get; set; }

    /// <summary>Ends when something is read for the first time, or since reading was held up.</summary>
    public Task Asked => _asked.Task;

    /// <summary>While set, nothing can be read.</summary>
    public bool CannotLoad { get; set; }

    /// <summary>While set, nothing can be written.</summary>
    public bool CannotSave { get; set; }

    /// <summary>How often something was written.</summary>
    public int Saves { get; private set; }

    /// <summary>While set, deleting fails as a broken disk would.</summary>
    public bool CannotDelete { get; set; }

    /// <summary>The only conversation, or null.</summary>
    public StoredSession? Kept => _sessions.Values.SingleOrDefault();

    /// <summary>From now on reading waits for this.</summary>
    public TaskCompletionSource Hold()
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Gate = held.Task;
        return held;
    }

    public async ValueTask<StoredSession?> LoadAsync(string conversation, CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        Stall?.Wait(CancellationToken.None);
        await Gate.WaitAsync(cancellationToken);
        if (CannotLoad)
            throw new IOException("The disk is gone.");
        return _sessions.GetValueOrDefault(conversation);
    }

    public ValueTask<bool> SaveAsync(string conversation, StoredSession session, long expectedVersion, CancellationToken cancellationToken)
    {
        if (CannotSave)
            throw new IOException("The disk is full.");
        if ((_sessions.GetValueOrDefault(conversation)?.Version ?? 0) != expectedVersion)
            return new(false);
        Saves++;
        _sessions[conversation] = session with { Version = expectedVersion + 1 };
        return new(true);
    }

    public ValueTask DeleteAsync(string conversation, CancellationToken cancellationToken)
    {
        if (CannotDelete)
            throw new IOException("The disk is gone.");
        _sessions.TryRemove(conversation, out _);
        return ValueTask.CompletedTask;
    }
}
