using Microsoft.AspNetCore.DataProtection;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage.Tests.Support;

/// <summary>The stores over the file of a folder, opened as the host opens them.</summary>
public sealed class SqliteStores : IAsyncDisposable
{
    public SqliteStores(TempFolder folder, TimeProvider? time = null, string? keys = null)
    {
        var protection = DataProtectionProvider.Create(new DirectoryInfo(keys ?? folder.Keys), builder => builder.SetApplicationName("SupportBot"));
        Database = new SqliteDatabase(folder.Database, protection);
        Sessions = new SqliteSessionStore(Database, protection, time ?? TimeProvider.System, Log.For<SqliteSessionStore>());
        Reminders = new SqliteReminderStore(Database, Sessions, protection, Log.For<SqliteReminderStore>());
        DirectLine = new SqliteDirectLineStore(Database, protection, time ?? TimeProvider.System, Log.For<SqliteDirectLineStore>());
        Database.Open();
    }

    public LogList Log { get; } = new();

    public SqliteDatabase Database { get; }

    public SqliteSessionStore Sessions { get; }

    public SqliteReminderStore Reminders { get; }

    public SqliteDirectLineStore DirectLine { get; }

    public ValueTask DisposeAsync()
    {
        Sessions.Dispose();
        return Database.DisposeAsync();
    }
}
