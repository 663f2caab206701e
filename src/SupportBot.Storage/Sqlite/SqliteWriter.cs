using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SupportBot.Storage.Sqlite;

/// <summary>
/// The one writer of the file. Writes that arrive while a commit is being flushed to the disk share the next one, so that many turns cost
/// one flush. The task of a write completes only after the commit that holds it.
/// </summary>
internal sealed class SqliteWriter
{
    private const int LongestQueue = 1024;
    private const int LargestBatch = 256;

    private readonly Channel<Write> _queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(LongestQueue) { SingleReader = true });
    private readonly List<Write> _batch = new(LargestBatch);
    private readonly Func<SqliteStatements> _open;
    private readonly string _path;
    private readonly TimeSpan _patience;
    private readonly Task _loop;
    private SqliteStatements? _statements;

    /// <param name="patience">How long a write waits for room in a full queue.</param>
    public SqliteWriter(SqliteStatements statements, Func<SqliteStatements> open, string path, TimeSpan patience)
    {
        _statements = statements;
        _open = open;
        _path = path;
        _patience = patience;
        _loop = Task.Run(RunAsync);
    }

    /// <param name="apply">Makes the change; runs within the transaction of the batch.</param>
    /// <param name="committed">Runs after the commit and before the caller goes on, one write at a time, in the order of the writes.</param>
    /// <param name="cancellationToken">Gives up waiting for room in the queue; a write that is in the queue is carried out.</param>
    public ValueTask<T> WriteAsync<T>(Func<SqliteStatements, T> apply, Action<T>? committed, CancellationToken cancellationToken) =>
        EnqueueAsync(new Write<T>(apply, committed, inTransaction: true), cancellationToken);

    /// <summary>Runs what SQLite does not do within a transaction, between two batches.</summary>
    public ValueTask<T> RunBetweenBatchesAsync<T>(Func<SqliteStatements, T> run, CancellationToken cancellationToken) =>
        EnqueueAsync(new Write<T>(run, committed: null, inTransaction: false), cancellationToken);

    /// <summary>Takes no more writes, carries out those in the queue and closes the connection.</summary>
    public async Task CloseAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async ValueTask<T> EnqueueAsync<T>(Write<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_queue.Writer.TryWrite(write))
            await WaitForRoomAsync(write, cancellationToken);
        return await write.Result;
    }

    private async Task WaitForRoomAsync(Write write, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_patience);
        try
        {
            await _queue.Writer.WriteAsync(write, limit.Token);
        }
        catch (ChannelClosedException e)
        {
            throw new StorageException("The store is closed: the host is stopping.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageException($"Storage:Path: writes to '{_path}' wait in a queue of {LongestQueue} that does not get shorter. Check the disk.", e);
        }
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            var outside = FillBatch();
            if (_batch.Count > 0)
                Commit(_batch, inTransaction: true);
            if (outside is not null)
                Commit([outside], inTransaction: false);
        }

        _statements?.Dispose();
    }

    /// <returns>The write that ended the batch because it has to run outside a transaction, or null.</returns>
    private Write? FillBatch()
    {
        _batch.Clear();
        while (_batch.Count < LargestBatch && _queue.Reader.TryRead(out var write))
        {
            if (!write.InTransaction)
                return write;
            _batch.Add(write);
        }

        return null;
    }

    private void Commit(List<Write> batch, bool inTransaction)
    {
        try
        {
            _statements ??= _open();
            if (inTransaction)
                _statements.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
                write.Apply(_statements);
            if (inTransaction)
                _statements.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Every caller of the batch gets the exception, and the writer must outlive it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(batch, e is SqliteException error ? SqliteErrors.Explain(error, _path) : e);
            return;
        }

        foreach (var write in batch)
            write.Committed();
    }

    /// <summary>Closing the connection rolls back what was begun; the next batch opens a fresh one.</summary>
    private void Fail(List<Write> batch, Exception error)
    {
        _statements?.Dispose();
        _statements = null;
        foreach (var write in batch)
            write.Failed(error);
    }

    private abstract class Write(bool inTransaction)
    {
        public bool InTransaction { get; } = inTransaction;

        public abstract void Apply(SqliteStatements statements);

        public abstract void Committed();

        public abstract void Failed(Exception error);
    }

    private sealed class Write<T>(Func<SqliteStatements, T> apply, Action<T>? committed, bool inTransaction) : Write(inTransaction)
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _applied = default!;

        public Task<T> Result => _completion.Task;

        public override void Apply(SqliteStatements statements) => _applied = apply(statements);

        public override void Committed()
        {
            committed?.Invoke(_applied);
            _completion.SetResult(_applied);
        }

        public override void Failed(Exception error) => _completion.SetException(error);
    }
}
