using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Dialogs;

/// <summary>Runs turns against the store: load, transition, save if nobody else did, and only then let the messages be sent.</summary>
/// <remarks>
/// A repeated activity makes no second transition. What has been sent is noted in memory and written with the next turn, so that a turn
/// costs one write; after a crash between saving and sending, a repeated activity is answered in full again.
/// </remarks>
public sealed class ConversationRunner : IDisposable
{
    private const int MostAttempts = 8;

    /// <summary>Longer than any channel repeats an activity (Teams: after about 15 s).</summary>
    private static readonly TimeSpan SentMemory = TimeSpan.FromMinutes(5);

    private readonly ISessionStore _store;
    private readonly Catalog _catalog;
    private readonly SupportMetrics _metrics;
    private readonly ConversationLocks _locks = new();
    private readonly MemoryCache _sent = new(new MemoryCacheOptions());

    public ConversationRunner(ISessionStore store, Catalog catalog, SupportMetrics metrics) =>
        (_store, _catalog, _metrics) = (store, catalog, metrics);

    /// <summary>Runs one turn and holds the conversation until <paramref name="send"/> has sent what the turn says.</summary>
    /// <param name="conversation">Key of the conversation, unique over channels.</param>
    /// <param name="activityId">Id by which a repeated activity is known.</param>
    /// <param name="translate">Makes the event in the light of the session; null means that there is nothing to do.</param>
    /// <param name="send">
    /// Sends messages and returns when the channel has taken them. Where a channel takes them one by one, it says after each how many of the
    /// turn's messages are told, so that a channel that fails half-way gets only the rest when the activity comes again.
    /// </param>
    public async Task<FinishedTurn?> RunAsync(
        string conversation,
        string activityId,
        Func<Session, UserEvent?> translate,
        Func<FinishedTurn, Action<int>, Task> send,
        CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        var finished = await TransitionAsync(conversation, activityId, translate, cancellationToken);
        if (finished is null)
            return null;

        await send(finished, Sent);
        Sent(finished.Turn.Messages.Length);
        return finished;

        void Sent(int messages) => _sent.Set((conversation, activityId), messages, SentMemory);
    }

    /// <summary>Deletes what is kept of a conversation.</summary>
    public async Task ForgetAsync(string conversation, CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        await _store.DeleteAsync(conversation, cancellationToken);
    }

    public void Dispose() => _sent.Dispose();

    private async Task<FinishedTurn?> TransitionAsync(
        string conversation,
        string activityId,
        Func<Session, UserEvent?> translate,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var stored = await _store.LoadAsync(conversation, cancellationToken) ?? new StoredSession(NewSession(), 0, []);
            if (stored.Recent.FirstOrDefault(turn => turn.ActivityId == activityId) is { } repeated)
                return new FinishedTurn(stored.Session, repeated with { Sent = SentOf(conversation, repeated) }, IsRepeat: true);

            if (translate(stored.Session) is not { } happened)
                return null;

            var turn = ConversationEngine.Transition(stored.Session, happened, _catalog);
            var recorded = new RecordedTurn(activityId, turn.Messages, Sent: 0);
            var next = new StoredSession(turn.Session, stored.Version, Remember(conversation, stored.Recent, recorded));
            if (await _store.SaveAsync(conversation, next, stored.Version, cancellationToken))
            {
                _metrics.Run(turn.Effects);
                return new FinishedTurn(turn.Session, recorded, IsRepeat: false);
            }
        }

        throw new InvalidOperationException($"A turn could not be saved: the conversation changed {MostAttempts} times while it ran.");
    }

    private Session NewSession() => new() { Locale = _catalog.Locale };

    private ImmutableArray<RecordedTurn> Remember(string conversation, ImmutableArray<RecordedTurn> recent, RecordedTurn turn) =>
        [.. recent.Select(old => old with { Sent = SentOf(conversation, old) }).TakeLast(StoredSession.KeptTurns - 1), turn];

    private int SentOf(string conversation, RecordedTurn turn) =>
        _sent.TryGetValue((conversation, turn.ActivityId), out int sent) ? Math.Max(sent, turn.Sent) : turn.Sent;
}

/// <param name="Session">The session after the turn.</param>
/// <param name="IsRepeat">The activity had been handled before; <see cref="RecordedTurn.Messages"/> are those of the first time.</param>
public sealed record FinishedTurn(Session Session, RecordedTurn Turn, bool IsRepeat);
