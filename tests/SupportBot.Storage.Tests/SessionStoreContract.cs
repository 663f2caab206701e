using SupportBot.Conversation;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

/// <summary>What every implementation of <see cref="ISessionStore"/> owes its callers; derive to test one.</summary>
public abstract class SessionStoreContract
{
    protected static readonly CancellationToken None = CancellationToken.None;

    protected ManualTime Time { get; } = new();

    protected abstract ISessionStore Store { get; }

    /// <summary>Closes the store and opens it again, as a restart of the host does.</summary>
    protected abstract Task RestartAsync();

    protected abstract ValueTask<int> DeleteIdleAsync(DateTimeOffset before);

    [Fact]
    public async Task A_conversation_that_never_began_is_not_there()
    {
        (await Store.LoadAsync("nobody", None)).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_saved_session_comes_back_whole(bool restarted)
    {
        (await Store.SaveAsync("a", Samples.Session(), 0, None)).ShouldBeTrue();
        if (restarted)
            await RestartAsync();
        Samples.Json(await Store.LoadAsync("a", None)).ShouldBe(Samples.Json(Samples.Session() with { Version = 1 }));
    }

    [Fact]
    public async Task Each_save_raises_the_version_by_one()
    {
        for (var version = 0; version < 5; version++)
            (await Store.SaveAsync("a", Samples.Session(version), version, None)).ShouldBeTrue();
        await RestartAsync();
        (await Store.LoadAsync("a", None))!.Version.ShouldBe(5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_save_with_another_version_than_the_stored_one_changes_nothing(long expected)
    {
        await Store.SaveAsync("a", Samples.Session(1), 0, None);
        await Store.SaveAsync("a", Samples.Session(2), 1, None);

        (await Store.SaveAsync("a", Samples.Session(99), expected, None)).ShouldBeFalse();

        var stored = (await Store.LoadAsync("a", None))!;
        stored.Version.ShouldBe(2);
        stored.Session.Turns.ShouldBe(2);
    }

    [Fact]
    public async Task A_save_that_expects_a_version_of_a_conversation_that_is_not_there_fails()
    {
        (await Store.SaveAsync("a", Samples.Session(), 1, None)).ShouldBeFalse();
        (await Store.LoadAsync("a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Conversations_do_not_see_each_other()
    {
        await Store.SaveAsync("a", Samples.Session(1), 0, None);
        await Store.SaveAsync("A", Samples.Session(2), 0, None);
        await Store.DeleteAsync("a", None);
        (await Store.LoadAsync("a", None)).ShouldBeNull();
        (await Store.LoadAsync("A", None))!.Session.Turns.ShouldBe(2);
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone_for_good_and_may_begin_anew()
    {
        await Store.SaveAsync("a", Samples.Session(), 0, None);
        await Store.DeleteAsync("a", None);
        await Store.DeleteAsync("a", None);
        (await Store.LoadAsync("a", None)).ShouldBeNull();
        await RestartAsync();
        (await Store.LoadAsync("a", None)).ShouldBeNull();
        (await Store.SaveAsync("a", Samples.Session(), 1, None)).ShouldBeFalse();
        (await Store.SaveAsync("a", Samples.Session(), 0, None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_conversations_are_saved_at_once()
    {
        const int conversations = 300;
        const int turns = 5;
        await Task.WhenAll(Enumerable.Range(0, conversations).Select(async number =>
        {
            for (var turn = 0; turn < turns; turn++)
                (await Store.SaveAsync($"c{number}", Samples.Session((number * turns) + turn), turn, None)).ShouldBeTrue();
        }));

        await RestartAsync();
        for (var number = 0; number < conversations; number++)
        {
            var stored = (await Store.LoadAsync($"c{number}", None))!;
            stored.Version.ShouldBe(turns);
            stored.Session.Turns.ShouldBe((number * turns) + turns - 1);
        }
    }

    [Fact]
    public async Task Of_many_saves_to_one_conversation_exactly_one_wins_each_version()
    {
        const int rivals = 40;
        for (var version = 0; version < 10; version++)
        {
            var expected = version;
            var won = await Task.WhenAll(Enumerable.Range(0, rivals)
                .Select(rival => Task.Run(async () => await Store.SaveAsync("a", Samples.Session(rival), expected, None))));

            won.Count(win => win).ShouldBe(1);
            var stored = (await Store.LoadAsync("a", None))!;
            stored.Version.ShouldBe(version + 1);
            stored.Session.Turns.ShouldBe(Array.IndexOf(won, true));
        }
    }

    [Fact]
    public async Task Idle_conversations_are_deleted_and_others_stay()
    {
        for (var number = 0; number < 1200; number++)
            await Store.SaveAsync($"old{number}", Samples.Session(), 0, None);
        await Store.SaveAsync("returned", Samples.Session(), 0, None);
        Time.Advance(TimeSpan.FromDays(2));
        await Store.SaveAsync("returned", Samples.Session(), 1, None);
        await Store.SaveAsync("new", Samples.Session(), 0, None);

        (await DeleteIdleAsync(Time.GetUtcNow().AddDays(-1))).ShouldBe(1200);

        (await Store.LoadAsync("old0", None)).ShouldBeNull();
        (await Store.LoadAsync("old1199", None)).ShouldBeNull();
        (await Store.LoadAsync("returned", None))!.Version.ShouldBe(2);
        (await Store.LoadAsync("new", None))!.Version.ShouldBe(1);
        (await DeleteIdleAsync(Time.GetUtcNow().AddDays(-1))).ShouldBe(0);
    }

    [Fact]
    public async Task A_call_that_was_cancelled_before_it_began_writes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Should.ThrowAsync<OperationCanceledException>(async () => await Store.SaveAsync("a", Samples.Session(), 0, cancelled));
        (await Store.LoadAsync("a", None)).ShouldBeNull();
    }
}
