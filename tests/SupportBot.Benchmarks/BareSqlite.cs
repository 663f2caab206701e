using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace SupportBot.Benchmarks;

/// <summary>The floor: one unencrypted row of the same size for each turn, written over, with the same durability and group commit.</summary>
public sealed class BareSqlite : IAsyncDisposable
{
    private readonly Channel<Row> _queue = Channel.CreateBounded<Row>(new BoundedChannelOptions(1024) { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly Task _loop;

    public BareSqlite(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Command("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL").ExecuteNonQuery();
        Command("CREATE TABLE row (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, payload BLOB NOT NULL)").ExecuteNonQuery();
        _loop = Task.Run(RunAsync);
    }

    public async Task WriteAsync(byte[] key, byte[] payload)
    {
        var row = new Row(key, payload, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(row);
        await row.Written.Task;
    }

    private async Task RunAsync()
    {
        using var begin = Command("BEGIN IMMEDIATE");
        using var commit = Command("COMMIT");
        using var upsert = Command(
            "INSERT INTO row (key, payload) VALUES ($key, $payload) ON CONFLICT (key) DO UPDATE SET payload = excluded.payload");
        var key = upsert.Parameters.Add("$key", SqliteType.Blob);
        var payload = upsert.Parameters.Add("$payload", SqliteType.Blob);
        var batch = new List<Row>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            begin.ExecuteNonQuery();
            while (batch.Count < 256 && _queue.Reader.TryRead(out var row))
            {
                (key.Value, payload.Value) = (row.Key, row.Payload);
                upsert.ExecuteNonQuery();
                batch.Add(row);
            }

            commit.ExecuteNonQuery();
            foreach (var row in batch)
                row.Written.SetResult();
            batch.Clear();
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _loop;
        await _connection.DisposeAsync();
    }

    private sealed record Row(byte[] Key, byte[] Payload, TaskCompletionSource Written);
}
