using System.Text;
using SupportBot.Conversation;
using SupportBot.Storage.Sqlite;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

public sealed class SqliteReminderStoreTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Due = new(2030, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private readonly TempFolder _folder = new();
    private SqliteStores _stores = null!;

    private SqliteReminderStore Store => _stores.Reminders;

    public Task InitializeAsync()
    {
        _stores = new SqliteStores(_folder);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _stores.DisposeAsync().AsTask();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_kept_with_the_turn_that_set_it_and_known_after_a_restart()
    {
        await SetAsync("a", Due);
        await RestartAsync();

        (await Store.FindAsync("a", None)).ShouldBe(Due);
        (await _stores.Sessions.LoadAsync("a", None))!.Version.ShouldBe(1);
        (await Store.FindAsync("b", None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_turn_that_came_too_late_changes_none()
    {
        await SetAsync("a", Due);

        (await Store.SaveAsync("a", Samples.Session(), 0, Reminder(Due.AddDays(9)), None)).ShouldBeFalse();
        (await Store.SaveAsync("a", Samples.Session(), 7, reminder: null, None)).ShouldBeFalse();

        (await Store.FindAsync("a", None)).ShouldBe(Due);
    }

    [Fact]
    public async Task A_turn_may_replace_or_delete_it()
    {
        await SetAsync("a", Due);

        (await Store.SaveAsync("a", Samples.Session(), 1, Reminder(Due.AddDays(9)), None)).ShouldBeTrue();
        (await Store.FindAsync("a", None)).ShouldBe(Due.AddDays(9));
        (await Store.SaveAsync("a", Samples.Session(), 2, reminder: null, None)).ShouldBeTrue();
        (await Store.FindAsync("a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_due_is_claimed_by_one_alone_until_the_claim_ends()
    {
        await SetAsync("a", Due);

        (await ClaimAsync(Due.AddSeconds(-1))).ShouldBeEmpty();
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();
        claimed.ShouldSatisfyAllConditions(
            () => claimed.At.ShouldBe(Due),
            () => claimed.Tries.ShouldBe(0),
            () => Encoding.UTF8.GetString(claimed.Reference.Span).ShouldBe("the way"));
        (await ClaimAsync(Due + Lease - TimeSpan.FromSeconds(1))).ShouldBeEmpty();

        var next = (await ClaimAsync(Due + Lease)).ShouldHaveSingleItem();
        (await Store.BeginAsync(claimed, None)).ShouldBeFalse();
        (await Store.BeginAsync(next, None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Those_due_longest_come_first_and_no_more_than_asked_for()
    {
        foreach (var i in Enumerable.Range(0, 5))
            await SetAsync($"c{i}", Due.AddMinutes(-i));

        var claimed = (await Store.ClaimAsync(Due, Due + Lease, 3, None)).Reminders;

        claimed.Select(reminder => reminder.At).Order().ShouldBe([Due.AddMinutes(-4), Due.AddMinutes(-3), Due.AddMinutes(-2)]);
        (await ClaimAsync(Due)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_deleted_or_replaced_after_the_claim_cannot_be_begun(bool replaced)
    {
        await SetAsync("a", Due);
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();

        if (replaced)
            await Store.SaveAsync("a", Samples.Session(), 1, Reminder(Due.AddDays(9)), None);
        else
            await Store.DeleteAsync("a", None);

        (await Store.BeginAsync(claimed, None)).ShouldBeFalse();
        await Store.EndAsync(claimed, None);
        await Store.PostponeAsync(claimed, Due, None);
        (await Store.FindAsync("a", None)).ShouldBe(replaced ? Due.AddDays(9) : null);
    }

    [Fact]
    public async Task What_was_surely_not_sent_comes_again_later_and_counts_its_tries()
    {
        await SetAsync("a", Due);
        var claimed = (await ClaimAsync(Due)).ShouldHaveSingleItem();
        await Store.BeginAsync(claimed, None);

        await Store.PostponeAsync(claimed, Due.AddHours(1), None);

        (await ClaimAsync(Due.AddMinutes(59))).ShouldBeEmpty();
        var again = (await ClaimAsync(Due.AddHours(1))).ShouldHaveSingleItem();
        (again.Tries, again.At).ShouldBe((1, Due));
        await Store.EndAsync(again, None);
        (await Store.FindAsync("a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task What_was_begun_and_not_ended_may_have_been_sent_and_is_never_claimed_again()
    {
        await SetAsync("a", Due);
        await Store.BeginAsync((await ClaimAsync(Due)).ShouldHaveSingleItem(), None);

        var later = await Store.ClaimAsync(Due + Lease, Due + Lease + Lease, 10, None);

        (later.Reminders.Count, later.Lost).ShouldBe((0, 1));
        (await Store.FindAsync("a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task One_that_cannot_be_read_is_deleted()
    {
        await SetAsync("a", Due);
        _folder.Execute("UPDATE reminder SET payload = x'00112233'");

        var claimed = await Store.ClaimAsync(Due, Due + Lease, 10, None);

        (claimed.Reminders.Count, claimed.Lost).ShouldBe((0, 1));
        _folder.Scalar("SELECT count(*) FROM reminder").ShouldBe(0L);
        _stores.Log.Lines.ShouldHaveSingleItem().ShouldContain("A stored reminder cannot be read");
    }

    [Fact]
    public async Task One_that_cannot_be_read_takes_none_with_it_that_is_set_meanwhile()
    {
        await SetAsync("a", Due);
        _folder.Execute("UPDATE reminder SET payload = x'00112233'");
        _stores.Log.Logged = _ => Store.SaveAsync("a", Samples.Session(), 1, Reminder(Due.AddDays(9)), None).AsTask().Wait(None);

        var claimed = await Store.ClaimAsync(Due, Due + Lease, 10, None);

        claimed.Reminders.ShouldBeEmpty();
        (await Store.FindAsync("a", None)).ShouldBe(Due.AddDays(9));
    }

    [Fact]
    public async Task A_row_copied_to_another_conversation_is_not_read()
    {
        await SetAsync("a", Due);
        await SetAsync("b", Due);
        _folder.Execute("UPDATE reminder SET payload = (SELECT payload FROM reminder WHERE id = 1) WHERE id = 2");

        (await ClaimAsync(Due)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_files_hold_neither_the_way_to_the_person_nor_what_names_the_session()
    {
        await SetAsync("19:jane.doe@contoso.example", Due);

        var text = Encoding.Latin1.GetString(_folder.RawBytes());
        text.ShouldContain("CREATE TABLE reminder");
        text.ShouldNotContain("the way");
        text.ShouldNotContain("jane.doe");
        _folder.Scalar("SELECT count(*) FROM reminder JOIN session USING (key)").ShouldBe(0L);
    }

    [Fact]
    public async Task A_file_of_the_schema_before_is_brought_up_and_keeps_its_sessions()
    {
        await SetAsync("a", Due);
        await _stores.DisposeAsync();
        _folder.Execute("DROP TABLE reminder; PRAGMA user_version = 1");

        _stores = new SqliteStores(_folder);

        (await _stores.Sessions.LoadAsync("a", None)).ShouldNotBeNull();
        (await Store.FindAsync("a", None)).ShouldBeNull();
        await Store.SaveAsync("a", Samples.Session(), 1, Reminder(Due), None);
        (await Store.FindAsync("a", None)).ShouldBe(Due);
    }

    private static StoredReminder Reminder(DateTimeOffset due) => new(due, Encoding.UTF8.GetBytes("the way"));

    private async Task SetAsync(string conversation, DateTimeOffset due) =>
        (await Store.SaveAsync(conversation, Samples.Session(), 0, Reminder(due), None)).ShouldBeTrue();

    private async Task<IReadOnlyList<ClaimedReminder>> ClaimAsync(DateTimeOffset now) => (await Store.ClaimAsync(now, now + Lease, 10, None)).Reminders;

    private async Task RestartAsync()
    {
        await _stores.DisposeAsync();
        _stores = new SqliteStores(_folder);
    }
}
