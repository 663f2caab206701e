using SupportBot.DirectLine;
using SupportBot.Storage.Tests.Support;

namespace SupportBot.Storage.Tests;

/// <summary>What every implementation of <see cref="IDirectLineStore"/> owes its callers; derive to test one.</summary>
public abstract class DirectLineStoreContract
{
    protected static readonly CancellationToken None = CancellationToken.None;

    protected ManualTime Time { get; } = new();

    protected abstract IDirectLineStore Store { get; }

    protected abstract Task RestartAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("de-CH")]
    public async Task A_conversation_is_found_as_it_was_created(string? locale)
    {
        var conversation = new DirectLineConversation("a", "dl_user", locale, Time.GetUtcNow());
        await Store.CreateAsync(conversation, None);
        await RestartAsync();
        (await Store.FindAsync("a", None)).ShouldBe(conversation);
        (await Store.FindAsync("b", None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_conversation_is_created_only_once()
    {
        await CreateAsync("a");
        await Should.ThrowAsync<InvalidOperationException>(async () => await CreateAsync("a"));
    }

    [Fact]
    public async Task Activities_are_read_after_a_watermark_in_their_order()
    {
        await CreateAsync("a");
        (await AppendAsync("a", "1")).ShouldBe(1);
        (await AppendAsync("a", "2", "3", "4")).ShouldBe(4);
        (await AppendAsync("a")).ShouldBe(4);
        await RestartAsync();
        (await AppendAsync("a", "5")).ShouldBe(5);

        (await ReadAsync("a", 0)).ShouldBe(["1", "2", "3", "4", "5"]);
        (await ReadAsync("a", 3)).ShouldBe(["4", "5"]);
        (await ReadAsync("a", 5)).ShouldBeEmpty();
        (await ReadAsync("a", 1, limit: 2)).ShouldBe(["2", "3"]);
    }

    [Fact]
    public async Task Activities_of_one_conversation_never_show_in_another()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        await AppendAsync("a", "of a");
        await AppendAsync("b", "of b");
        (await ReadAsync("a", 0)).ShouldBe(["of a"]);
        (await ReadAsync("b", 0)).ShouldBe(["of b"]);
        (await ReadAsync("c", 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_can_be_appended_to_a_conversation_that_is_not_there()
    {
        await Should.ThrowAsync<KeyNotFoundException>(async () => await AppendAsync("a", "1"));
        (await ReadAsync("a", 0)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Deleting_a_conversation_deletes_its_activities()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        await AppendAsync("a", "1", "2");
        await AppendAsync("b", "1");

        await Store.DeleteAsync("a", None);
        await Store.DeleteAsync("a", None);

        (await Store.FindAsync("a", None)).ShouldBeNull();
        (await ReadAsync("a", 0)).ShouldBeEmpty();
        (await ReadAsync("b", 0)).ShouldBe(["1"]);
        await CreateAsync("a");
        (await ReadAsync("a", 0)).ShouldBeEmpty();
        (await AppendAsync("a", "again")).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_says_where_it_ends_and_where_the_conversation_ends()
    {
        await CreateAsync("a");
        await AppendAsync("a", "1", "2", "3");

        (await PageAsync("a", 0, limit: 2)).ShouldBe((2, 3));
        (await PageAsync("a", 2, limit: 2)).ShouldBe((3, 3));
        (await PageAsync("a", 3, limit: 2)).ShouldBe((3, 3));
        (await PageAsync("a", 1, limit: 0)).ShouldBe((1, 3));
        (await PageAsync("a", 7, limit: 2)).ShouldBe((7, 3));
        (await PageAsync("b", 0, limit: 2)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Trimming_deletes_what_was_said_and_every_watermark_stays_valid()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        await AppendAsync("a", "1", "2", "3");
        await AppendAsync("b", "1");

        await Store.TrimAsync("a", None);
        await Store.TrimAsync("nobody", None);
        await RestartAsync();

        (await ReadAsync("a", 0)).ShouldBeEmpty();
        (await ReadAsync("b", 0)).ShouldBe(["1"]);
        (await Store.FindAsync("a", None)).ShouldNotBeNull();
        (await PageAsync("a", 2, limit: 5)).ShouldBe((2, 3));
        (await AppendAsync("a", "4", "5")).ShouldBe(5);
        foreach (var watermark in Enumerable.Range(0, 4))
            (await ReadAsync("a", watermark)).ShouldBe(["4", "5"]);
        (await ReadAsync("a", 4)).ShouldBe(["5"]);
        (await PageAsync("a", 0, limit: 1)).ShouldBe((4, 5));
    }

    [Fact]
    public async Task Idle_conversations_are_deleted_with_their_activities_and_others_stay()
    {
        for (var number = 0; number < 250; number++)
            await CreateAsync($"old{number}");
        await AppendAsync("old7", "1");
        await CreateAsync("active");
        Time.Advance(TimeSpan.FromHours(25));
        await AppendAsync("active", "1");

        (await Store.DeleteIdleAsync(Time.GetUtcNow().AddHours(-24), None)).ShouldBe(250);

        (await Store.FindAsync("old7", None)).ShouldBeNull();
        (await ReadAsync("old7", 0)).ShouldBeEmpty();
        (await ReadAsync("active", 0)).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Activities_appended_at_once_get_one_number_each()
    {
        await CreateAsync("a");
        var watermarks = await Task.WhenAll(Enumerable.Range(1, 200).Select(number => AppendAsync("a", $"{number}").AsTask()));

        watermarks.Order().ShouldBe(Enumerable.Range(1, 200).Select(number => (long)number));
        var stored = await ReadAsync("a", 0);
        for (var i = 0; i < watermarks.Length; i++)
            stored[(int)watermarks[i] - 1].ShouldBe($"{i + 1}");
    }

    protected ValueTask CreateAsync(string id) => Store.CreateAsync(new DirectLineConversation(id, "dl_user", "en", Time.GetUtcNow()), None);

    protected ValueTask<long> AppendAsync(string id, params string[] activities) =>
        Store.AppendAsync(id, [.. activities.Select(text => (ReadOnlyMemory<byte>)System.Text.Encoding.UTF8.GetBytes(text))], None);

    private async Task<(long Watermark, long End)> PageAsync(string id, long watermark, int limit)
    {
        var page = await Store.ReadAsync(id, watermark, limit, None);
        return (page.Watermark, page.End);
    }

    protected async Task<string[]> ReadAsync(string id, long watermark, int limit = int.MaxValue) =>
        [.. (await Store.ReadAsync(id, watermark, limit, None)).Activities.Select(Samples.Text)];
}
