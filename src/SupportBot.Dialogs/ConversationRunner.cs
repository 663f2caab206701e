using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Dialogs;

/// <summary>Runs turns against the store: load, transition, save if nobody else did, and only then let the messages be sent.</summary>
/// <remarks>
/// A repeated activity makes no second transition. A turn that forgets is saved without what came before, sent, and then deleted too.
/// What has been sent is noted in memory and written with the next turn, so that a turn costs one write; after a crash between saving and
/// sending, a repeated activity is answered in full again.
/// </remarks>
public sealed class ConversationRunner : IDisposable
{
    private const int MostAttempts = 8;

    /// <summary>Longer than any channel (Teams: about 15 s) or host (ours: seven minutes) repeats an activity.</summary>
    private static readonly TimeSpan RepeatsEnd = TimeSpan.FromMinutes(15);

    private readonly ISessionStore _store;
    private readonly IReminderStore? _reminders;
    private readonly Catalog _catalog;
    private readonly SupportMetrics _metrics;
    private readonly ConversationLocks _locks = new();
    private readonly MemoryCache _sent = new(new MemoryCacheOptions());

    /// <summary>Turns after which nothing was kept, so that a repeated wish to be forgotten is not a new one.</summary>
    private readonly MemoryCache _forgotten = new(new MemoryCacheOptions());

    /// <param name="reminders">Null where nobody is reminded of anything.</param>
    /// <exception cref="InvalidOperationException">Reminders are offered, and there is nothing to keep them in.</exception>
    public ConversationRunner(
        ISessionStore store, Catalog catalog, SupportMetrics metrics, IReminderStore? reminders = null, ReminderSettings? offer = null)
    {
        (_store, _catalog, _metrics, _reminders) = (store, catalog, metrics, reminders);
        if (reminders is null && offer is { AreOffered: true })
            throw new InvalidOperationException($"Reminders are offered ({nameof(ReminderSettings)}): register an {nameof(IReminderStore)} that keeps them.");
    }

    /// <summary>Runs one turn and holds the conversation until <paramref name="send"/> has sent what the turn says.</summary>
    /// <param name="conversation">Key of the conversation, unique over channels.</param>
    /// <param name="activityId">Id by which a repeated activity is known.</param>
    /// <param name="translate">Makes the event in the light of the session and the last turns; null means that there is nothing to do.</param>
    /// <param name="reference">How the person is reached, asked for when they want to be reminded; null where nobody can be.</param>
    /// <param name="send">
    /// Sends messages and returns when the channel has taken them. Where a channel takes them one by one, it says after each how many of the
    /// turn's messages are sent, so that a channel that fails half-way gets only the rest when the activity comes again.
    /// </param>
    public async Task<FinishedTurn?> RunAsync(
        string conversation,
        string activityId,
        Func<StoredSession, UserEvent?> translate,
        Func<ReadOnlyMemory<byte>>? reference,
        Func<FinishedTurn, Action<int>, Task> send,
        CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        return await TurnAsync(conversation, [activityId], Decide, reference, send, cancellationToken);

        Decision? Decide(StoredSession stored) =>
            translate(stored) is { } happened ? Whole(activityId, ConversationEngine.Transition(stored.Session, happened, _catalog)) : null;
    }

    /// <summary>Has the bot speak by itself once the conversation is free, if that is still wanted then.</summary>
    /// <param name="at">When the reminder was to be sent.</param>
    /// <param name="begin">Says whether it still is to be sent, right before it is.</param>
    /// <returns>Null when nothing is to be sent any more: it was cancelled or replaced, or the person has written since it could not be sent.</returns>
    public async Task<FinishedTurn?> RemindAsync(
        string conversation,
        DateTimeOffset at,
        DateTimeOffset now,
        Func<ValueTask<bool>> begin,
        Func<FinishedTurn, Action<int>, Task> send,
        CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"reminder/{at.ToUnixTimeSeconds()}");
        var known = await LoadAsync(conversation, cancellationToken);
        if ((known.Session.Reminder != at && known.Recent.LastOrDefault()?.ActivityId != id) || !await begin())
            return null;
        return await TurnAsync(conversation, [id], Decide, reference: null, send, cancellationToken);

        Decision? Decide(StoredSession stored) =>
            stored.Session.Reminder == at ? Whole(id, ConversationEngine.Remind(stored.Session, now, _catalog)) : null;
    }

    /// <summary>
    /// Lets safety alone have its say in a conversation that belongs to another bot. Only a turn in which it has something to say, or to
    /// remember, is saved.
    /// </summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<ScreeningOutcome> ScreenAsync(
        string conversation,
        string activityId,
        Func<StoredSession, UserEvent?> translate,
        Func<FinishedTurn, Action<int>, Task> send,
        CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        // Under ids of its own, so that a dialog that gets the same activity afterwards does not take it for answered.
        var (taken, checkedIn) = ($"{activityId}/{ScreeningOutcome.Taken}", $"{activityId}/{ScreeningOutcome.CheckedIn}");
        var finished = await TurnAsync(conversation, [taken, checkedIn], Decide, reference: null, send, cancellationToken);
        return finished is null ? ScreeningOutcome.Passed : finished.Turn.ActivityId == taken ? ScreeningOutcome.Taken : ScreeningOutcome.CheckedIn;

        Decision? Decide(StoredSession stored)
        {
            if (translate(stored) is not { } happened)
                return null;
            var (turn, isTaken) = ConversationEngine.Screen(stored.Session, happened, _catalog);
            return isTaken ? Whole(taken, turn) : Noted(checkedIn, turn, stored.Session, happened.At);
        }
    }

    private async Task SendAsync(string conversation, FinishedTurn finished, Func<FinishedTurn, Action<int>, Task> send, CancellationToken cancellationToken)
    {
        var turn = finished.Turn;
        await send(finished, Sent);
        Sent(turn.Messages.Length);
        if (finished.Forgets)
        {
            await _store.DeleteAsync(conversation, cancellationToken);
            _forgotten.Set((conversation, turn.ActivityId), turn, RepeatsEnd);
        }

        void Sent(int messages) => _sent.Set((conversation, turn.ActivityId), messages, RepeatsEnd);
    }

    /// <summary>Says something that is no turn, such as to a group: once for each activity, also when it comes again.</summary>
    public async Task SayOnceAsync(string conversation, string activityId, Func<Task> send, CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        if (_sent.TryGetValue((conversation, activityId), out int _))
            return;
        await send();
        _sent.Set((conversation, activityId), 1, RepeatsEnd);
    }

    /// <summary>Deletes what is kept of a conversation.</summary>
    public async Task ForgetAsync(string conversation, CancellationToken cancellationToken)
    {
        using var lease = await _locks.EnterAsync(conversation, cancellationToken);
        if (_reminders is not null)
            await _reminders.DeleteAsync(conversation, cancellationToken);
        await _store.DeleteAsync(conversation, cancellationToken);
    }

    public void Dispose()
    {
        _sent.Dispose();
        _forgotten.Dispose();
    }

    /// <param name="ids">Under which the turn may be recorded already.</param>
    /// <param name="decide">Makes the turn; null means that there is nothing to do.</param>
    private async Task<FinishedTurn?> TurnAsync(
        string conversation,
        ImmutableArray<string> ids,
        Func<StoredSession, Decision?> decide,
        Func<ReadOnlyMemory<byte>>? reference,
        Func<FinishedTurn, Action<int>, Task> send,
        CancellationToken cancellationToken)
    {
        var finished = await TransitionAsync(conversation, ids, decide, reference, cancellationToken);
        if (finished is not null)
            await SendAsync(conversation, finished, send, cancellationToken);
        return finished;
    }

    private async Task<FinishedTurn?> TransitionAsync(
        string conversation, ImmutableArray<string> ids, Func<StoredSession, Decision?> decide, Func<ReadOnlyMemory<byte>>? reference, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            var stored = await LoadAsync(conversation, cancellationToken);
            if (ids.Select(id => Handled(conversation, id, stored)).FirstOrDefault(repeated => repeated is not null) is { } repeated)
                return repeated;
            if (decide(stored) is not { } decided)
                return null;

            var effects = decided.Turn.Effects;
            var recorded = new RecordedTurn(decided.ActivityId, decided.Turn.Messages, Sent: 0);
            var forgets = effects.Any(effect => effect is Forget);
            var next = new StoredSession(decided.Kept, stored.Version, forgets ? [recorded] : Remember(conversation, stored.Recent, recorded));
            if (await SaveAsync(conversation, next, effects, reference, cancellationToken))
            {
                _metrics.Run(effects);
                return new FinishedTurn(decided.Kept, recorded, IsRepeat: false) { Forgets = forgets };
            }
        }

        throw new InvalidOperationException($"A turn could not be saved: the conversation changed {MostAttempts} times while it ran.");
    }

    private static Decision Whole(string activityId, Turn turn) => new(activityId, turn, turn.Session);

    /// <summary>
    /// Of what goes on to another bot only what safety noted is kept, if it noted or said anything: a dialog of ours that gets it next still knows what
    /// it asked.
    /// </summary>
    private static Decision? Noted(string activityId, Turn turn, Session before, DateTimeOffset at)
    {
        var after = turn.Session;
        if (turn.Messages.IsEmpty && after.Safety == before.Safety && after.IsMinor == before.IsMinor)
            return null;
        var kept = ConversationEngine.Aged(before, at) with { Safety = after.Safety, Said = after.Said, IsMinor = after.IsMinor, Reminder = after.Reminder };
        return new Decision(activityId, turn, kept);
    }

    /// <summary>A reminder may outlive its session; of a conversation that begins anew it is still known.</summary>
    private async ValueTask<StoredSession> LoadAsync(string conversation, CancellationToken cancellationToken)
    {
        if (await _store.LoadAsync(conversation, cancellationToken) is { } stored)
            return stored;
        var reminder = _reminders is null ? null : await _reminders.FindAsync(conversation, cancellationToken);
        return new StoredSession(new Session { Locale = _catalog.Locale, Reminder = reminder }, 0, []);
    }

    /// <summary>What becomes of the reminder is written with the turn that says so.</summary>
    private ValueTask<bool> SaveAsync(
        string conversation, StoredSession next, ImmutableArray<Effect> effects, Func<ReadOnlyMemory<byte>>? reference, CancellationToken cancellationToken)
    {
        var change = effects.LastOrDefault(effect => effect is SetReminder or DropReminder or Forget);
        if (_reminders is null && change is SetReminder)
            throw new InvalidOperationException($"A reminder was promised, and there is no {nameof(IReminderStore)} that keeps it.");
        if (_reminders is null || change is null)
            return _store.SaveAsync(conversation, next, next.Version, cancellationToken);
        var reminder = change is SetReminder set
            ? new StoredReminder(set.At, reference?.Invoke() ?? throw new InvalidOperationException("A reminder was set where nobody can be reached later."))
            : null;
        return _reminders.SaveAsync(conversation, next, next.Version, reminder, cancellationToken);
    }

    private FinishedTurn? Handled(string conversation, string activityId, StoredSession stored)
    {
        if (stored.Recent.FirstOrDefault(turn => turn.ActivityId == activityId) is { } recorded)
        {
            // The program was ended before it had deleted the row; once more has been said, the row holds something new.
            var forgets = stored.Recent.Length == 1 && recorded.Messages.Any(message => message.Id == PhraseIds.ForgetDone);
            return new FinishedTurn(stored.Session, recorded with { Sent = SentOf(conversation, recorded) }, IsRepeat: true) { Forgets = forgets };
        }

        return _forgotten.TryGetValue((conversation, activityId), out RecordedTurn? forgotten)
            ? new FinishedTurn(stored.Session, forgotten! with { Sent = SentOf(conversation, forgotten) }, IsRepeat: true)
            : null;
    }

    private ImmutableArray<RecordedTurn> Remember(string conversation, ImmutableArray<RecordedTurn> recent, RecordedTurn turn) =>
        [.. recent.Select(old => old with { Sent = SentOf(conversation, old) }).TakeLast(StoredSession.KeptTurns - 1), turn];

    private int SentOf(string conversation, RecordedTurn turn) =>
        _sent.TryGetValue((conversation, turn.ActivityId), out int sent) ? Math.Max(sent, turn.Sent) : turn.Sent;

    /// <param name="ActivityId">Under which the turn is recorded.</param>
    /// <param name="Kept">What is kept of the session after it.</param>
    private sealed record Decision(string ActivityId, Turn Turn, Session Kept);
}

/// <summary>What safety did with an activity of another bot's conversation.</summary>
public enum ScreeningOutcome
{
    /// <summary>Nothing; it is the other bot's.</summary>
    Passed,

    /// <summary>It checked in gently, or noted what was said, and the activity goes on to the other bot.</summary>
    CheckedIn,

    /// <summary>It answered, and the other bot does not get the activity.</summary>
    Taken,
}

/// <param name="Session">The session after the turn.</param>
/// <param name="IsRepeat">The activity had been handled before; <see cref="RecordedTurn.Messages"/> are those of the first time.</param>
public sealed record FinishedTurn(Session Session, RecordedTurn Turn, bool IsRepeat)
{
    /// <summary>The person asked to be forgotten: what is kept of the conversation is deleted once this turn is sent.</summary>
    public bool Forgets { get; init; }

    /// <summary>It was made without the conversation, and nothing of it is stored.</summary>
    public bool IsUnkept { get; init; }
}
