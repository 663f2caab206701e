using Microsoft.Data.Sqlite;

namespace SupportBot.Storage.Tests.Support;

/// <summary>A directory of its own for each test, with the names that the host uses by default.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("supportbot-storage-").FullName;

    public string Database => System.IO.Path.Combine(Path, "supportbot.db");

    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Runs SQL on the file behind the back of the store.</summary>
    public int Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    public object? Scalar(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>All bytes of the database and of its write-ahead file.</summary>
    public byte[] RawBytes() => [.. Directory.GetFiles(Path).SelectMany(ReadShared)];

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
