using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace SupportBot.Storage.Sqlite;

/// <summary>
/// One SQLite file in write-ahead mode: one writer and as many readers as there are concurrent reads. A write is on the disk when its task
/// completes (<c>synchronous=FULL</c>).
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable
{
    /// <summary>How long a lock of another process or a full queue is waited for; below the 15 s in which a channel expects an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentBag<SqliteStatements> _readers = [];
    private readonly IDataProtectionProvider _protection;
    private SqliteWriter? _writer;
    private byte[]? _secret;
    private volatile bool _closed;

    /// <param name="path">The file; it and its directory are made by <see cref="Open"/> when they are missing.</param>
    public SqliteDatabase(string path, IDataProtectionProvider protection)
    {
        Path = System.IO.Path.GetFullPath(path);
        _protection = protection;
    }

    public string Path { get; }

    private SqliteWriter Writer => _writer ?? throw NotOpen();

    internal byte[] ConversationSecret => _secret ?? throw NotOpen();

    /// <summary>Opens the file and brings it to the newest schema. To be called once, before any other use.</summary>
    /// <exception cref="StorageException">The file cannot be used; the message says why and what to do.</exception>
    public void Open()
    {
        if (_writer is not null)
            throw new InvalidOperationException("The database is open already.");
        try
        {
            OwnerOnly.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            OwnerOnly.CreateFile(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"Storage:Path: '{Path}' cannot be made or opened for writing: {e.Message}", e);
        }

        SqliteStatements? writer = null;
        try
        {
            using (var probe = Connect(SqliteOpenMode.ReadWrite))
                SqliteSchema.Check(probe, Path);
            writer = OpenWriter();
            _secret = SqliteSchema.Prepare(writer, Path, _protection);
            _writer = new SqliteWriter(writer, OpenWriter, Path, Patience);
        }
        catch (SqliteException e)
        {
            writer?.Dispose();
            throw SqliteErrors.Explain(e, Path);
        }
        catch (StorageException)
        {
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Carries out the writes that wait, then closes the file. Later reads and writes fail.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_writer is null)
            return;
        _closed = true;
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        await _writer.CloseAsync().WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync() => await CloseAsync(CancellationToken.None);

    /// <summary>
    /// Moves all changes into the main file and empties the write-ahead file, so that no deleted row is left in it. Without effect when a
    /// reader holds an old state all the while.
    /// </summary>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public async ValueTask CheckpointAsync(CancellationToken cancellationToken) =>
        await Writer.RunBetweenBatchesAsync(statements => statements.Scalar("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);

    internal ValueTask<T> WriteAsync<T>(Func<SqliteStatements, T> apply, Action<T>? committed, CancellationToken cancellationToken) =>
        Writer.WriteAsync(apply, committed, cancellationToken);

    /// <exception cref="StorageException">The file cannot be read, or is closed.</exception>
    internal T Read<T>(Func<SqliteStatements, T> read)
    {
        if (_writer is null)
            throw NotOpen();
        if (_closed)
            throw new StorageException("The store is closed: the host is stopping.");

        SqliteStatements? reader = null;
        try
        {
            if (!_readers.TryTake(out reader))
                reader = Connect(SqliteOpenMode.ReadOnly);
            var result = read(reader);
            if (!_closed)
            {
                _readers.Add(reader);
                reader = null;
            }

            return result;
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, Path);
        }
        finally
        {
            reader?.Dispose();
        }
    }

    private SqliteStatements OpenWriter()
    {
        var statements = Connect(SqliteOpenMode.ReadWrite);
        try
        {
            statements.Execute(
                "PRAGMA busy_timeout = 1000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON");
            return statements;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }

    private SqliteStatements Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = (int)Patience.TotalSeconds,
        }.ToString());
        try
        {
            connection.Open();
            return new SqliteStatements(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static InvalidOperationException NotOpen() => new("The database is not open. The host opens it when it starts.");
}
