using System.Text;
using SupportBot.Conversation;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

public sealed class SqliteSessionStoreTests : SessionStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SqliteStores _stores = null!;

    protected override ISessionStore Store => _stores.Sessions;

    protected override ValueTask<int> DeleteIdleAsync(DateTimeOffset before) => _stores.Sessions.DeleteIdleAsync(before, None);

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
    public async Task The_files_hold_neither_answers_nor_conversation_ids()
    {
        const string conversation = "19:meeting_of_jane.doe@contoso.example";
        await Store.SaveAsync(conversation, Samples.Session(), 0, None);
        RawText().ShouldSatisfyAllConditions(
            text => text.ShouldContain("CREATE TABLE session"),
            text => text.ShouldNotContain("low_mood"),
            text => text.ShouldNotContain("concern"),
            text => text.ShouldNotContain("activity-1"),
            text => text.ShouldNotContain("jane.doe"));

        await RestartAsync();
        RawText().ShouldNotContain("low_mood");
        RawText().ShouldNotContain("jane.doe");
    }

    [Fact]
    public async Task Nothing_of_a_deleted_session_is_left_in_the_files()
    {
        await Store.SaveAsync("a", Samples.Session(), 0, None);
        var payload = (byte[])_folder.Scalar("SELECT payload FROM session")!;
        await Store.DeleteAsync("a", None);
        await _stores.Database.CheckpointAsync(None);
        _folder.RawBytes().AsSpan().IndexOf(payload.AsSpan(40, 200)).ShouldBe(-1);
    }

    [Theory]
    [InlineData("UPDATE session SET payload = x'00112233'")]
    [InlineData("UPDATE session SET payload = substr(payload, 1, length(payload) - 1)")]
    [InlineData("UPDATE session SET payload = (SELECT payload FROM session WHERE version = 2)")]
    public async Task A_row_that_was_tampered_with_counts_as_none_and_the_conversation_begins_anew(string tampering)
    {
        await Store.SaveAsync("a", Samples.Session(1), 0, None);
        await Store.SaveAsync("other", Samples.Session(1), 0, None);
        await Store.SaveAsync("other", Samples.Session(2), 1, None);
        _folder.Execute(tampering);
        await RestartAsync();

        (await Store.LoadAsync("a", None)).ShouldBeNull();
        _stores.Log.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning: A stored session cannot be read");
        (await Store.SaveAsync("a", Samples.Session(7), 0, None)).ShouldBeTrue();
        (await Store.SaveAsync("a", Samples.Session(8), 1, None)).ShouldBeTrue();
        await RestartAsync();
        (await Store.LoadAsync("a", None))!.Session.Turns.ShouldBe(8);
    }

    [Fact]
    public async Task A_session_of_another_schema_counts_as_none_and_the_conversation_begins_anew()
    {
        var newer = Samples.Session() with { Session = Samples.Session().Session with { Schema = Session.CurrentSchema + 1 } };
        await Store.SaveAsync("a", newer, 0, None);
        await RestartAsync();

        (await Store.LoadAsync("a", None)).ShouldBeNull();
        _stores.Log.Lines.ShouldHaveSingleItem().ShouldStartWith("Warning: A stored session has another schema");
        (await Store.SaveAsync("a", Samples.Session(3), 0, None)).ShouldBeTrue();
        (await Store.LoadAsync("a", None))!.Session.Turns.ShouldBe(3);
    }

    [Fact]
    public async Task Of_many_turns_that_take_the_place_of_an_unreadable_row_exactly_one_wins()
    {
        await Store.SaveAsync("a", Samples.Session(), 0, None);
        _folder.Execute("UPDATE session SET payload = x'00'");
        await RestartAsync();

        var won = await Task.WhenAll(Enumerable.Range(0, 40)
            .Select(rival => Task.Run(async () => await Store.SaveAsync("a", Samples.Session(rival), 0, None))));

        won.Count(win => win).ShouldBe(1);
        (await Store.LoadAsync("a", None))!.Session.Turns.ShouldBe(Array.IndexOf(won, true));
    }

    [Fact]
    public async Task Loading_an_unreadable_row_does_not_delete_it()
    {
        await Store.SaveAsync("a", Samples.Session(), 0, None);
        var payload = _folder.Scalar("SELECT hex(payload) FROM session");
        _folder.Execute("UPDATE session SET payload = x'00'");
        await RestartAsync();
        (await Store.LoadAsync("a", None)).ShouldBeNull();

        _folder.Execute($"UPDATE session SET payload = x'{payload}'");

        (await Store.SaveAsync("a", Samples.Session(99), 0, None)).ShouldBeFalse();
        (await Store.LoadAsync("a", None))!.Session.Turns.ShouldBe(1);
    }

    [Fact]
    public async Task A_session_written_by_another_process_is_read_after_the_save_that_it_beat()
    {
        await using var other = new SqliteStores(_folder, Time);
        await Store.SaveAsync("a", Samples.Session(1), 0, None);
        (await other.Sessions.SaveAsync("a", Samples.Session(2), 1, None)).ShouldBeTrue();

        (await Store.SaveAsync("a", Samples.Session(99), 1, None)).ShouldBeFalse();

        var stored = (await Store.LoadAsync("a", None))!;
        stored.Version.ShouldBe(2);
        stored.Session.Turns.ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_conversation_id_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Store.LoadAsync("", None));
    }

    private string RawText() => Encoding.Latin1.GetString(_folder.RawBytes());
}
