using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using SupportBot.DirectLine;

namespace SupportBot.Storage.Sqlite;

/// <summary>
/// Direct Line conversations and their activities, encrypted row by row. A conversation that cannot be read (damaged, or its key is gone)
/// counts as expired; an activity that cannot be read fails the read, because leaving it out would shift every watermark after it.
/// </summary>
public sealed class SqliteDirectLineStore : IDirectLineStore
{
    private const int DeletedAtOnce = 100;

    private const string Insert =
        "INSERT INTO direct_line_conversation (key, activities, updated_at, payload) VALUES (?1, 0, ?2, ?3) ON CONFLICT (key) DO NOTHING";

    private const string Advance =
        "UPDATE direct_line_conversation SET activities = activities + ?2, updated_at = ?3 WHERE key = ?1 RETURNING id, activities";

    private const string InsertActivity = "INSERT INTO direct_line_activity (conversation, sequence, payload) VALUES (?1, ?2, ?3)";

    private const string SelectActivities =
        """
        SELECT a.sequence, a.payload FROM direct_line_conversation c JOIN direct_line_activity a ON a.conversation = c.id
        WHERE c.key = ?1 AND a.sequence > ?2 ORDER BY a.sequence LIMIT ?3
        """;

    private const string Count = "SELECT activities FROM direct_line_conversation WHERE key = ?1";

    private const string DeleteActivities =
        "DELETE FROM direct_line_activity WHERE conversation = (SELECT id FROM direct_line_conversation WHERE key = ?1)";

    private const string DeleteIdle =
        """
        DELETE FROM direct_line_conversation
        WHERE id IN (SELECT id FROM direct_line_conversation WHERE updated_at < ?1 LIMIT ?2)
        """;

    private readonly SqliteDatabase _database;
    private readonly RowCipher _cipher;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteDirectLineStore> _logger;

    public SqliteDirectLineStore(
        SqliteDatabase database, IDataProtectionProvider protection, TimeProvider time, ILogger<SqliteDirectLineStore> logger)
    {
        _database = database;
        _cipher = new RowCipher(database, protection, "direct-line");
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is a conversation of this id already.</exception>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public async ValueTask CreateAsync(DirectLineConversation conversation, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversation.Id);
        var head = new Head(conversation.UserId, conversation.Locale, conversation.CreatedAt);
        var payload = _cipher.Protect(key, JsonSerializer.SerializeToUtf8Bytes(head, HeadJsonContext.Default.Head));
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var created = await _database.WriteAsync(
            statements => statements.Execute(Insert, key.Hash, now, payload) == 1, committed: null, cancellationToken);
        if (!created)
            throw new InvalidOperationException("There is a Direct Line conversation of this id already.");
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public ValueTask<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = _cipher.KeyOf(conversationId);
        var payload = _database.Read(statements =>
            (byte[]?)statements.Scalar("SELECT payload FROM direct_line_conversation WHERE key = ?1", key.Hash));
        return new(payload is not null && Decode(key, payload) is { } head
            ? new DirectLineConversation(conversationId, head.UserId, head.Locale, head.CreatedAt)
            : null);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; none of the activities was stored.</exception>
    public async ValueTask<long> AppendAsync(
        string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversationId);
        var payloads = activities.Select(activity => _cipher.Protect(key, activity.ToArray())).ToArray();
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var watermark = await _database.WriteAsync(
            statements => Append(statements, key, payloads, now), committed: null, cancellationToken);
        return watermark ?? throw new KeyNotFoundException("There is no such Direct Line conversation: never begun, expired or deleted.");
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file or one of the activities cannot be read.</exception>
    public ValueTask<StoredActivities> ReadAsync(
        string conversationId, long watermark, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var key = _cipher.KeyOf(conversationId);
        var (payloads, last, end) = _database.Read(statements =>
        {
            var found = new List<byte[]>();
            var last = watermark;
            using (var reader = statements.Query(SelectActivities, key.Hash, watermark, limit))
            {
                while (reader.Read())
                {
                    last = reader.GetInt64(0);
                    found.Add(reader.GetFieldValue<byte[]>(1));
                }
            }

            return (found, last, (long?)statements.Scalar(Count, key.Hash) ?? 0);
        });
        return new(new StoredActivities([.. payloads.Select(payload => DecodeActivity(key, payload))], last, end));
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was deleted.</exception>
    public async ValueTask TrimAsync(string conversationId, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversationId);
        await _database.WriteAsync(statements => statements.Execute(DeleteActivities, key.Hash), committed: null, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was deleted.</exception>
    public async ValueTask DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversationId);
        await _database.WriteAsync(
            statements => statements.Execute("DELETE FROM direct_line_conversation WHERE key = ?1", key.Hash), committed: null, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public async ValueTask<int> DeleteIdleAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var limit = before.ToUnixTimeSeconds();
        var total = 0;
        while (true)
        {
            var deleted = await _database.WriteAsync(
                statements => statements.Execute(DeleteIdle, limit, DeletedAtOnce), committed: null, cancellationToken);
            total += deleted;
            if (deleted < DeletedAtOnce)
                return total;
        }
    }

    private static long? Append(SqliteStatements statements, RowKey key, byte[][] payloads, long now)
    {
        long conversation, watermark;
        using (var reader = statements.Query(Advance, key.Hash, payloads.Length, now))
        {
            if (!reader.Read())
                return null;
            conversation = reader.GetInt64(0);
            watermark = reader.GetInt64(1);
        }

        var first = watermark - payloads.Length + 1;
        for (var i = 0; i < payloads.Length; i++)
            statements.Execute(InsertActivity, conversation, first + i, payloads[i]);
        return watermark;
    }

    private Head? Decode(RowKey key, byte[] payload)
    {
        try
        {
            return JsonSerializer.Deserialize(_cipher.Unprotect(key, payload), HeadJsonContext.Default.Head);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            // The text of the exception may quote what it could not read.
            _logger.LogWarning("A stored Direct Line conversation cannot be read ({Error}); it counts as expired.", e.GetType().Name);
            return null;
        }
    }

    private ReadOnlyMemory<byte> DecodeActivity(RowKey key, byte[] payload)
    {
        try
        {
            return _cipher.Unprotect(key, payload);
        }
        catch (CryptographicException e)
        {
            throw new StorageException("An activity of a Direct Line conversation cannot be read: it is damaged, or its key is gone.", e);
        }
    }
}

/// <summary>The encrypted part of a Direct Line conversation; its id is known to whoever asks for it.</summary>
internal sealed record Head(string UserId, string? Locale, DateTimeOffset CreatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Head))]
internal sealed partial class HeadJsonContext : JsonSerializerContext;
