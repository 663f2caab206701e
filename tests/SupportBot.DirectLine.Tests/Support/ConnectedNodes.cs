using System.Collections.Concurrent;

namespace SupportBot.DirectLine.Tests.Support;

/// <summary>Connects nodes within a process, as a database would across machines.</summary>
public sealed class ConnectedNodes
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();
    private readonly ConcurrentDictionary<Node, Action<ConversationNews>> _listeners = new();

    /// <summary>While set, news is lost on the way.</summary>
    public bool LosesNews { get; set; }

    /// <summary>Tells all nodes something.</summary>
    public void Spread(ConversationNews news)
    {
        foreach (var heard in _listeners.Values) heard(news);
    }

    public IDirectLineNodes Join() => new Node(this);

    private sealed class Node(ConnectedNodes all) : IDirectLineNodes
    {
        public IDisposable Listen(Action<ConversationNews> heard)
        {
            all._listeners[this] = heard;
            return new Ending(() => all._listeners.TryRemove(this, out _));
        }

        public async ValueTask<IAsyncDisposable> EnterTurnAsync(string conversationId, CancellationToken cancellationToken)
        {
            var turn = all._turns.GetOrAdd(conversationId, _ => new SemaphoreSlim(1));
            await turn.WaitAsync(cancellationToken);
            return new Ending(() => turn.Release());
        }

        public ValueTask TellAsync(ConversationNews news, CancellationToken cancellationToken)
        {
            foreach (var (node, heard) in all._listeners)
            {
                if (node != this && !all.LosesNews) heard(news);
            }
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Ending(Action end) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => end();

        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
