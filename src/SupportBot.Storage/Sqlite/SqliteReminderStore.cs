using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;

namespace SupportBot.Storage.Sqlite;

/// <summary>
/// Reminders in the table <c>reminder</c>: at most one encrypted row for a conversation, named by a keyed hash that is not that of its session.
/// </summary>
/// <remarks>
/// <c>next_at</c> is when a row may be claimed: its time, after a failed try a later one, and while it is claimed the end of the claim. A row that was
/// begun and whose claim has run out is what a killed process left behind: it may have been sent and is deleted.
/// </remarks>
public sealed class SqliteReminderStore : IReminderStore
{
    private const string Upsert =
        """
        INSERT INTO reminder (key, due_at, next_at, tries, begun, claim, payload) VALUES (?1, ?2, ?2, 0, 0, NULL, ?3)
        ON CONFLICT (key) DO UPDATE SET due_at = ?2, next_at = ?2, tries = 0, begun = 0, claim = NULL, payload = ?3
        """;

    private const string Delete = "DELETE FROM reminder WHERE key = ?1";

    private const string DeleteClaimed = "DELETE FROM reminder WHERE key = ?1 AND claim = ?2";

    private const string DeleteLeft = "DELETE FROM reminder WHERE begun = 1 AND next_at <= ?1";

    private const string Claim =
        """
        UPDATE reminder SET claim = ?1, next_at = ?2
        WHERE id IN (SELECT id FROM reminder WHERE next_at <= ?3 ORDER BY next_at LIMIT ?4)
        RETURNING key, due_at, tries, payload
        """;

    private readonly SqliteDatabase _database;
    private readonly SqliteSessionStore _sessions;
    private readonly RowCipher _cipher;
    private readonly ILogger<SqliteReminderStore> _logger;

    public SqliteReminderStore(SqliteDatabase database, SqliteSessionStore sessions, IDataProtectionProvider protection, ILogger<SqliteReminderStore> logger)
    {
        (_database, _sessions, _logger) = (database, sessions, logger);
        _cipher = new RowCipher(database, protection, "reminder");
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was stored.</exception>
    public ValueTask<bool> SaveAsync(
        string conversation, StoredSession session, long expectedVersion, StoredReminder? reminder, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversation);
        var payload = reminder is null ? null : _cipher.Protect(key, reminder.Reference.ToArray());
        return _sessions.SaveAsync(conversation, session, expectedVersion, Write, cancellationToken);

        void Write(SqliteStatements statements)
        {
            if (payload is null)
                statements.Execute(Delete, key.Hash);
            else
                statements.Execute(Upsert, key.Hash, reminder!.At.ToUnixTimeSeconds(), payload);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public ValueTask<DateTimeOffset?> FindAsync(string conversation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = _cipher.KeyOf(conversation);
        var due = _database.Read(statements => (long?)statements.Scalar("SELECT due_at FROM reminder WHERE key = ?1", key.Hash));
        return new(due is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was deleted.</exception>
    public async ValueTask DeleteAsync(string conversation, CancellationToken cancellationToken)
    {
        var key = _cipher.KeyOf(conversation);
        await _database.WriteAsync(statements => statements.Execute(Delete, key.Hash), committed: null, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; nothing was claimed.</exception>
    public async ValueTask<ClaimedReminders> ClaimAsync(DateTimeOffset due, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        // Most of the time nothing is due, and a read costs no flush to the disk.
        if (_database.Read(statements => statements.Scalar("SELECT 1 FROM reminder WHERE next_at <= ?1 LIMIT 1", due.ToUnixTimeSeconds())) is null)
            return new ClaimedReminders([], 0);
        var claim = Guid.NewGuid().ToString("N");
        var (lost, rows) = await _database.WriteAsync(
            statements => (statements.Execute(DeleteLeft, due.ToUnixTimeSeconds()), ClaimRows(statements, claim, due, until, most)), committed: null, cancellationToken);
        var claimed = new List<ClaimedReminder>();
        foreach (var row in rows)
        {
            if (Decode(row) is { } reference)
                claimed.Add(new ClaimedReminder(row.Key.Text, claim, DateTimeOffset.FromUnixTimeSeconds(row.Due), row.Tries, reference));
            else
                await _database.WriteAsync(statements => statements.Execute(DeleteClaimed, row.Key.Hash, claim), committed: null, cancellationToken);
        }

        return new ClaimedReminders(claimed, lost + rows.Count - claimed.Count);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; it is not begun.</exception>
    public ValueTask<bool> BeginAsync(ClaimedReminder reminder, CancellationToken cancellationToken) =>
        ChangeAsync("UPDATE reminder SET begun = 1 WHERE key = ?1 AND claim = ?2", reminder, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; it stays claimed.</exception>
    public async ValueTask PostponeAsync(ClaimedReminder reminder, DateTimeOffset until, CancellationToken cancellationToken) => await ChangeAsync(
        "UPDATE reminder SET begun = 0, claim = NULL, tries = tries + 1, next_at = ?3 WHERE key = ?1 AND claim = ?2", reminder, cancellationToken, until.ToUnixTimeSeconds());

    /// <inheritdoc/>
    /// <exception cref="StorageException">The file cannot be written; it stays claimed.</exception>
    public async ValueTask EndAsync(ClaimedReminder reminder, CancellationToken cancellationToken) =>
        await ChangeAsync(DeleteClaimed, reminder, cancellationToken);

    private ValueTask<bool> ChangeAsync(string change, ClaimedReminder reminder, CancellationToken cancellationToken, params object[] further)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        object[] values = [Convert.FromHexString(reminder.Key), reminder.Claim, .. further];
        return _database.WriteAsync(statements => statements.Execute(change, values) == 1, committed: null, cancellationToken);
    }

    private static List<Row> ClaimRows(SqliteStatements statements, string claim, DateTimeOffset due, DateTimeOffset until, int most)
    {
        using var reader = statements.Query(Claim, claim, until.ToUnixTimeSeconds(), due.ToUnixTimeSeconds(), most);
        var rows = new List<Row>();
        while (reader.Read())
            rows.Add(Read(reader));
        return rows;
    }

    private static Row Read(SqliteDataReader reader)
    {
        var hash = reader.GetFieldValue<byte[]>(0);
        return new Row(new RowKey(hash, Convert.ToHexString(hash)), reader.GetInt64(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3));
    }

    private byte[]? Decode(Row row)
    {
        try
        {
            return _cipher.Unprotect(row.Key, row.Payload);
        }
        catch (CryptographicException e)
        {
            _logger.LogWarning("A stored reminder cannot be read ({Error}); it is deleted and not sent.", e.GetType().Name);
            return null;
        }
    }

    private sealed record Row(RowKey Key, long Due, int Tries, byte[] Payload);
}
