using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;

namespace SupportBot.Storage.Sqlite;

/// <summary>
/// Sessions in the table <c>session</c>: one encrypted row each, named by a keyed hash of the conversation id.
/// <para>
/// A row that cannot be read - damaged, of another session schema, or encrypted with a key that is gone - counts as none:
/// <see cref="LoadAsync"/> gives null and logs a warning, and the row stays as it is until a save with expected version 0 takes its place.
/// Should the row have become readable again by then, that save returns false like any other that comes too late.
/// </para>
/// <para>
/// The sessions last written are also kept in memory, decrypted. A cached session may be older than its row only if another process wrote
/// the row; a save then fails on the version, drops the session from the cache, and the next load reads the row.
/// </para>
/// </summary>
public sealed class SqliteSessionStore : ISessionStore, IDisposable
{
    private const int CachedSessions = 4096;
    private const int DeletedAtOnce = 500;

    private const string Insert =
        "INSERT INTO session (key, version, updated_at, payload) VALUES (?1, 1, ?2, ?3) ON CONFLICT (key) DO NOTHING";

    private const string Update =
        "UPDATE session SET version = version + 1, updated_at = ?2, payload = ?3 WHERE key = ?1 AND version = ?4";

    private const string DeleteIdle =
        "DELETE FROM session WHERE id IN (SELECT id FROM session WHERE updated_at < ?1 LIMIT ?2) RETURNING key";

    private static readonly TimeSpan CachedFor = TimeSpan.FromMinutes(10);

    private readonly SqliteDatabase _database;
    private readonly RowCipher _cipher;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteSessionStore> _logger;
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CachedSessions });

    public SqliteSessionStore(SqliteDatabase database, IDataProtectionProvider protection, TimeProvider time, ILogger<SqliteSessionStore> logger)
    {
        _database = database;
        _cipher = new RowCipher(database, protection, "session");
        _time = time;
        _logger = logger;
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public ValueTask<StoredSession?> LoadAsync(string conversation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = _cipher.KeyOf(conversation);
        if (_cache.TryGetValue(key.Text, out StoredSession? cached))
            return new(cached);
        return new(ReadRow(key) is { } row ? Decode(key, row) : null);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was stored.</exception>
    public ValueTask<bool> SaveAsync(string conversation, StoredSession session, long expectedVersion, CancellationToken cancellationToken) =>
        SaveAsync(conversation, session, expectedVersion, beside: null, cancellationToken);

    /// <param name="beside">Runs in the transaction that writes the session, and only if it does.</param>
    internal async ValueTask<bool> SaveAsync(
        string conversation, StoredSession session, long expectedVersion, Action<SqliteStatements>? beside, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        var key = _cipher.KeyOf(conversation);
        var stored = session with { Version = expectedVersion + 1 };
        var payload = _cipher.Protect(key, SessionJson.Write(stored));
        if (await WriteRowAsync(key, stored, payload, beside, cancellationToken))
            return true;
        return expectedVersion == 0
            && await DropUnreadableAsync(key, cancellationToken)
            && await WriteRowAsync(key, stored, payload, beside, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was deleted.</exception>
    public async ValueTask DeleteAsync(string conversation, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversation);
        await _database.WriteAsync(
            statements => statements.Execute("DELETE FROM session WHERE key = ?1", key.Hash),
            _ => _cache.Remove(key.Text),
            cancellationToken);
    }

    /// <summary>Deletes sessions whose last turn is older than <paramref name="before"/>, some hundreds in each write.</summary>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public async ValueTask<int> DeleteIdleAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var limit = before.ToUnixTimeSeconds();
        var total = 0;
        while (true)
        {
            var deleted = await _database.WriteAsync(
                statements => DeleteSome(statements, limit), keys => keys.ForEach(_cache.Remove), cancellationToken);
            total += deleted.Count;
            if (deleted.Count < DeletedAtOnce)
                break;
        }

        // The cache drops what has expired only while it is used.
        _cache.Compact(0);
        return total;
    }

    public void Dispose() => _cache.Dispose();

    private ValueTask<bool> WriteRowAsync(RowKey key, StoredSession stored, byte[] payload, Action<SqliteStatements>? beside, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        return _database.WriteAsync(
            statements =>
            {
                var written = stored.Version == 1
                    ? statements.Execute(Insert, key.Hash, now, payload) == 1
                    : statements.Execute(Update, key.Hash, now, payload, stored.Version - 1) == 1;
                if (written)
                    beside?.Invoke(statements);
                return written;
            },
            written => Remember(key, written ? stored : null),
            cancellationToken);
    }

    private void Remember(RowKey key, StoredSession? stored)
    {
        if (stored is null)
            _cache.Remove(key.Text);
        else
            _cache.Set(key.Text, stored, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = CachedFor });
    }

    private Row? ReadRow(RowKey key) => _database.Read(statements =>
    {
        using var reader = statements.Query("SELECT version, payload FROM session WHERE key = ?1", key.Hash);
        return reader.Read() ? new Row(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    });

    private StoredSession? Decode(RowKey key, Row row)
    {
        try
        {
            if (SessionJson.Read(_cipher.Unprotect(key, row.Payload)) is { } stored)
                return stored with { Version = row.Version };
            _logger.LogWarning("A stored session has another schema than {Schema}; its conversation begins anew.", Session.CurrentSchema);
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            // The text of the exception may quote what it could not read.
            _logger.LogWarning("A stored session cannot be read ({Error}); its conversation begins anew.", e.GetType().Name);
        }

        return null;
    }

    /// <summary>Deletes exactly the row that was found unreadable, never one that a concurrent save has put in its place.</summary>
    private async ValueTask<bool> DropUnreadableAsync(RowKey key, CancellationToken cancellationToken)
    {
        if (ReadRow(key) is not { } row)
            return true;
        if (Decode(key, row) is not null)
            return false;
        await _database.WriteAsync(
            statements => statements.Execute("DELETE FROM session WHERE key = ?1 AND payload = ?2", key.Hash, row.Payload),
            committed: null,
            cancellationToken);
        return true;
    }

    private static List<string> DeleteSome(SqliteStatements statements, long limit)
    {
        using var reader = statements.Query(DeleteIdle, limit, DeletedAtOnce);
        var keys = new List<string>();
        while (reader.Read())
            keys.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)));
        return keys;
    }

    private sealed record Row(long Version, byte[] Payload);
}
