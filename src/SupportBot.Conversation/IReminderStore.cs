namespace SupportBot.Conversation;

/// <summary>
/// The port behind which the one reminder of a conversation is kept until its time. Implementations encrypt how the person is reached. A reminder is sent
/// at most once: it is claimed, begun under the claim, and then ended; what was begun and not ended may have been sent and is never begun again.
/// </summary>
public interface IReminderStore
{
    /// <summary>
    /// As <see cref="ISessionStore.SaveAsync"/>, and in the same write the reminder is set or deleted. A claim of the one before ends with that: it
    /// can be neither begun nor put back nor ended any more.
    /// </summary>
    /// <param name="reminder">Takes the place of the one before; null deletes it.</param>
    /// <returns>False when another turn was stored first; nothing was written then.</returns>
    ValueTask<bool> SaveAsync(string conversation, StoredSession session, long expectedVersion, StoredReminder? reminder, CancellationToken cancellationToken);

    /// <returns>When the reminder of a conversation is to be sent, or null when there is none.</returns>
    ValueTask<DateTimeOffset?> FindAsync(string conversation, CancellationToken cancellationToken);

    /// <summary>Deletes the reminder of a conversation. Deleting what is not there is no error.</summary>
    ValueTask DeleteAsync(string conversation, CancellationToken cancellationToken);

    /// <summary>Takes reminders, each for this caller alone until <paramref name="until"/>.</summary>
    /// <param name="due">Those whose time, or that of the next try, had come by then.</param>
    /// <param name="most">How many, those that are due longest first.</param>
    ValueTask<ClaimedReminders> ClaimAsync(DateTimeOffset due, DateTimeOffset until, int most, CancellationToken cancellationToken);

    /// <summary>Says that a claimed reminder is being sent.</summary>
    /// <returns>False when it is not the caller's any more: cancelled, replaced, forgotten, or claimed by another.</returns>
    ValueTask<bool> BeginAsync(ClaimedReminder reminder, CancellationToken cancellationToken);

    /// <summary>Puts a claimed reminder back that was surely not sent, and counts the try.</summary>
    ValueTask PostponeAsync(ClaimedReminder reminder, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Deletes a claimed reminder that was sent, or never will be.</summary>
    ValueTask EndAsync(ClaimedReminder reminder, CancellationToken cancellationToken);
}

/// <summary>A reminder as a turn sets it.</summary>
/// <param name="At">When it is to be sent, in whole seconds.</param>
/// <param name="Reference">How the person is reached; the store does not read it.</param>
public sealed record StoredReminder(DateTimeOffset At, ReadOnlyMemory<byte> Reference);

/// <summary>What became of reminders that were due.</summary>
/// <param name="Reminders">What was claimed.</param>
/// <param name="Lost">How many were deleted because they may have been sent already, or cannot be read.</param>
public sealed record ClaimedReminders(IReadOnlyList<ClaimedReminder> Reminders, int Lost);

/// <summary>A reminder that one caller alone may send, until the claim runs out.</summary>
/// <param name="Key">Names it in the store.</param>
/// <param name="Claim">Whose it is.</param>
/// <param name="At">When it was to be sent.</param>
/// <param name="Tries">How often sending failed before.</param>
/// <param name="Reference">As it was stored.</param>
public sealed record ClaimedReminder(string Key, string Claim, DateTimeOffset At, int Tries, ReadOnlyMemory<byte> Reference);
