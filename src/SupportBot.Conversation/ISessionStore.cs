using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>The port behind which sessions are kept. Implementations encrypt what they write.</summary>
public interface ISessionStore
{
    /// <summary>Reads a conversation, or null when there is none (never begun, expired or forgotten).</summary>
    ValueTask<StoredSession?> LoadAsync(string conversation, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a conversation durably if its stored version is still <paramref name="expectedVersion"/> (0: there is none yet).
    /// The stored version becomes <paramref name="expectedVersion"/> + 1.
    /// </summary>
    /// <returns>False when another turn was stored first; nothing was written then.</returns>
    ValueTask<bool> SaveAsync(string conversation, StoredSession session, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes a conversation for good. Deleting what is not there is no error.</summary>
    ValueTask DeleteAsync(string conversation, CancellationToken cancellationToken);
}

/// <summary>What one row holds: the session and the last turns with what they said, so that a repeated activity gets the same answer.</summary>
/// <param name="Version">Version that the store holds; 0 before the first save.</param>
/// <param name="Recent">The last turns, oldest first, at most <see cref="KeptTurns"/>.</param>
public sealed record StoredSession(Session Session, long Version, ImmutableArray<RecordedTurn> Recent)
{
    public const int KeptTurns = 8;
}

/// <param name="ActivityId">Id of the activity that led to this turn.</param>
/// <param name="Messages">What the turn said.</param>
/// <param name="Sent">How many of the messages are known to have been sent.</param>
public sealed record RecordedTurn(string ActivityId, ImmutableArray<Message> Messages, int Sent);
