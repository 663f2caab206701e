using System.Text;
using SupportBot.DirectLine;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

public sealed class SqliteDirectLineStoreTests : DirectLineStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteStores _stores = null!;

    protected override IDirectLineStore Store => _stores.DirectLine;

    protected override async Task RestartAsync()
    {
        await _stores.DisposeAsync();
        _stores = new SqliteStores(_folder, Time);
    }

    public Task InitializeAsync()
    {
        _stores = new SqliteStores(_folder, Time);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _stores.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_files_hold_neither_words_nor_ids()
    {
        await Store.CreateAsync(new DirectLineConversation("conversation-of-jane", "user-jane", "de-CH", Time.GetUtcNow()), None);
        await Store.AppendAsync("conversation-of-jane", [Samples.Activity("I sleep badly")], None);
        var text = Encoding.Latin1.GetString(_folder.RawBytes());
        text.ShouldNotContain("jane");
        text.ShouldNotContain("de-CH");
        text.ShouldNotContain("sleep");
    }

    [Fact]
    public async Task No_activity_outlives_its_conversation_in_the_table()
    {
        await CreateAsync("a");
        await AppendAsync("a", "1", "2");
        await Store.DeleteAsync("a", None);
        _folder.Scalar("SELECT count(*) FROM direct_line_activity").ShouldBe(0L);
    }

    [Fact]
    public async Task What_was_trimmed_is_overwritten_in_the_files()
    {
        await CreateAsync("a");
        await AppendAsync("a", new string('x', 2000));
        var payload = (byte[])_folder.Scalar("SELECT payload FROM direct_line_activity")!;
        await _stores.Database.CheckpointAsync(None);
        _folder.RawBytes().AsSpan().IndexOf(payload.AsSpan(40, 200)).ShouldBeGreaterThan(0);

        await Store.TrimAsync("a", None);
        await _stores.Database.CheckpointAsync(None);

        _folder.RawBytes().AsSpan().IndexOf(payload.AsSpan(40, 200)).ShouldBe(-1);
    }

    [Fact]
    public async Task A_conversation_that_cannot_be_read_counts_as_expired()
    {
        await CreateAsync("a");
        _folder.Execute("UPDATE direct_line_conversation SET payload = x'00'");
        (await Store.FindAsync("a", None)).ShouldBeNull();
        _stores.Log.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning: A stored Direct Line conversation cannot be read");
    }

    [Fact]
    public async Task An_activity_that_cannot_be_read_fails_the_read_and_shifts_no_watermark()
    {
        await CreateAsync("a");
        await AppendAsync("a", "1", "2", "3");
        _folder.Execute("UPDATE direct_line_activity SET payload = x'00' WHERE sequence = 2");
        await Should.ThrowAsync<StorageException>(async () => await ReadAsync("a", 0));
        (await ReadAsync("a", 2)).ShouldBe(["3"]);
    }
}
