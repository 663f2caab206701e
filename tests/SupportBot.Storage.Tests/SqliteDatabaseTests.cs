using System.Xml.Linq;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

public sealed class SqliteDatabaseTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_a_newer_schema_is_refused_and_left_as_it_is()
    {
        await new SqliteStores(_folder).DisposeAsync();
        _folder.Execute("PRAGMA user_version = 1000");
        var message = RefusedMessage();
        message.ShouldContain("Storage:Path");
        message.ShouldContain("schema version 1000");
        message.ShouldContain("Run that version, or give another path");
        _folder.Scalar("PRAGMA user_version").ShouldBe(1000L);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_is()
    {
        _folder.Execute("CREATE TABLE invoice (id INTEGER)");
        RefusedMessage().ShouldContain("is a database of another program");
        _folder.Scalar("PRAGMA journal_mode").ShouldBe("delete");
        _folder.Scalar("SELECT count(*) FROM sqlite_schema").ShouldBe(1L);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("This is a letter. ", 100));
        await File.WriteAllTextAsync(_folder.Database, text);
        RefusedMessage().ShouldContain("is not a SQLite database");
        (await File.ReadAllTextAsync(_folder.Database)).ShouldBe(text);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_with_what_to_do()
    {
        await new SqliteStores(_folder).DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(_folder.Database);
        Array.Fill(bytes, (byte)0xAB, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(_folder.Database, bytes);
        RefusedMessage().ShouldContain("is damaged. Stop the host and bring back a backup");
    }

    [Fact]
    public async Task A_file_damaged_while_the_host_runs_fails_the_read_with_what_to_do()
    {
        await using var stores = new SqliteStores(_folder);
        for (var number = 0; number < 50; number++)
            await stores.Sessions.SaveAsync($"c{number}", Samples.Session(), 0, None);
        await stores.Database.CheckpointAsync(None);
        await using (var file = new FileStream(_folder.Database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Position = 4096;
            await file.WriteAsync(Enumerable.Repeat((byte)0xAB, (int)file.Length - 4096).ToArray());
        }

        // A session that is not in the cache has to be read from the file.
        var read = await Should.ThrowAsync<StorageException>(async () => await stores.Sessions.LoadAsync("unknown", None));
        read.Message.ShouldContain("is damaged");
    }

    [Fact]
    public async Task Without_the_keys_it_was_written_with_a_file_is_refused()
    {
        await new SqliteStores(_folder).DisposeAsync();
        var otherKeys = Path.Combine(_folder.Path, "other-keys");
        var error = Should.Throw<StorageException>(() => new SqliteStores(_folder, keys: otherKeys));
        error.Message.ShouldContain("Storage:KeysPath");
        error.Message.ShouldContain("Bring back the keys");
    }

    [Fact]
    public async Task A_path_that_cannot_be_made_is_refused()
    {
        await File.WriteAllTextAsync(_folder.Database, "");
        using var below = new TempFolder();
        var database = new Sqlite.SqliteDatabase(Path.Combine(_folder.Database, "supportbot.db"), TurnWriter.TurnStore.Protection(below.Path));
        Should.Throw<StorageException>(database.Open).Message.ShouldContain("Storage:Path");
    }

    [Fact]
    public async Task More_writes_than_the_queue_holds_fail_clearly_while_the_file_is_locked_and_none_hangs()
    {
        await using var stores = new SqliteStores(_folder);
        await using (var locker = _folder.Connect())
        {
            await using var transaction = await locker.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, None);
            var saves = Enumerable.Range(0, 2000)
                .Select(number => stores.Sessions.SaveAsync($"c{number}", Samples.Session(), 0, None).AsTask())
                .ToArray();
            foreach (var save in saves)
                (await Should.ThrowAsync<StorageException>(save)).Message.ShouldContain("Storage:Path");
            (await Should.ThrowAsync<StorageException>(saves[0])).Message.ShouldContain("is locked by another process");
        }

        (await stores.Sessions.LoadAsync("c0", None)).ShouldBeNull();
        (await stores.Sessions.SaveAsync("c0", Samples.Session(), 0, None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Closing_carries_out_what_is_queued_and_refuses_what_comes_later()
    {
        var stores = new SqliteStores(_folder);
        var saves = Enumerable.Range(0, 1000)
            .Select(number => stores.Sessions.SaveAsync($"c{number}", Samples.Session(), 0, None).AsTask())
            .ToArray();
        await stores.Database.CloseAsync(None);
        (await Task.WhenAll(saves)).ShouldAllBe(saved => saved);

        (await Should.ThrowAsync<StorageException>(async () => await stores.Sessions.SaveAsync("late", Samples.Session(), 0, None)))
            .Message.ShouldContain("closed");
        (await Should.ThrowAsync<StorageException>(async () => await stores.Sessions.LoadAsync("late", None))).Message.ShouldContain("closed");
        File.Exists(_folder.Database + "-wal").ShouldBeFalse();

        await using var reopened = new SqliteStores(_folder);
        (await reopened.Sessions.LoadAsync("c999", None))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_secret_that_names_the_rows_survives_a_change_of_the_newest_key()
    {
        await using (var stores = new SqliteStores(_folder))
            await stores.Sessions.SaveAsync("a", Samples.Session(), 0, None);
        ExpireKeys();
        var before = (byte[])_folder.Scalar("SELECT payload FROM secret")!;

        await using var reopened = new SqliteStores(_folder);

        (await reopened.Sessions.LoadAsync("a", None))!.Version.ShouldBe(1);
        ((byte[])_folder.Scalar("SELECT payload FROM secret")!).ShouldNotBe(before);
    }

    private string RefusedMessage() => Should.Throw<StorageException>(() => new SqliteStores(_folder)).Message;

    private void ExpireKeys()
    {
        foreach (var file in Directory.GetFiles(_folder.Keys))
        {
            var key = XDocument.Load(file);
            key.Root!.Element("expirationDate")!.Value = "2020-01-01T00:00:00Z";
            key.Save(file);
        }
    }
}
