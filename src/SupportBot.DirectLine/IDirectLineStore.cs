namespace SupportBot.DirectLine;

/// <summary>
/// The port behind which Direct Line conversations are kept, so that a client can reconnect with a watermark. Implementations encrypt what
/// they write and drop it after the window that the host configures.
/// </summary>
public interface IDirectLineStore
{
    /// <summary>Writes a new conversation.</summary>
    ValueTask CreateAsync(DirectLineConversation conversation, CancellationToken cancellationToken);

    /// <returns>Null when there is none: never begun, expired or deleted.</returns>
    ValueTask<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Appends activities in order, in one write.</summary>
    /// <param name="activities">Each activity as UTF-8 JSON, as clients will read it.</param>
    /// <returns>Watermark after the last of them: the number of activities so far, trimmed ones included.</returns>
    /// <exception cref="KeyNotFoundException">There is no such conversation.</exception>
    ValueTask<long> AppendAsync(string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken);

    /// <summary>Reads activities after a watermark (0: from the first that is left), oldest first.</summary>
    ValueTask<StoredActivities> ReadAsync(string conversationId, long watermark, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the activities of a conversation, and the conversation goes on: watermarks that were given stay valid, and after each of them
    /// comes what is appended next. Trimming what is not there is no error.
    /// </summary>
    ValueTask TrimAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Deletes a conversation and its activities. Deleting what is not there is no error.</summary>
    ValueTask DeleteAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Deletes conversations whose last activity is older than <paramref name="before"/>.</summary>
    /// <returns>How many were deleted.</returns>
    ValueTask<int> DeleteIdleAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <param name="Activities">Each activity as UTF-8 JSON.</param>
/// <param name="Watermark">Watermark after the last of <paramref name="Activities"/>; the one asked for when there are none.</param>
/// <param name="End">Watermark after the last activity of the conversation; 0 when there is no such conversation.</param>
public sealed record StoredActivities(IReadOnlyList<ReadOnlyMemory<byte>> Activities, long Watermark, long End);

/// <param name="UserId">Id that the client gave or that was made for it; activities of this conversation are from this user only.</param>
/// <param name="Locale">Locale that the client asked for, or null.</param>
public sealed record DirectLineConversation(string Id, string UserId, string? Locale, DateTimeOffset CreatedAt);
