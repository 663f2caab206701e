namespace SupportBot.DirectLine.Tests;

public sealed class ForgettingTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_was_said_before_is_gone_and_the_conversation_goes_on()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("one");
        await client.SayAsync("forget");
        (await ReadAsync(client)).ShouldBe(["supportbot.forgotten", "goodbye"]);

        await client.SayAsync("two");

        (await ReadAsync(client)).ShouldBe(["supportbot.forgotten", "goodbye", "two", "echo: two"]);
    }

    [Fact]
    public async Task A_client_that_listens_hears_that_it_is_to_forget_and_misses_nothing_after_it()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        await client.SayAsync("one");
        await client.SayAsync("forget");
        await client.SayAsync("two");

        var heard = await stream.ReadAsync(8);
        heard.Select(Named).ShouldBe(["welcome en", "one", "echo: one", "forget", "supportbot.forgotten", "goodbye", "two", "echo: two"]);
        stream.Watermark.ShouldBe("8");
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("4")]
    public async Task A_client_that_comes_back_with_an_old_watermark_gets_what_remains(string watermark)
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("one");
        await client.SayAsync("forget");

        var (activities, end) = await client.ReadAsync(watermark);
        activities.Select(Named).ShouldBe(["supportbot.forgotten", "goodbye"]);
        end.ShouldBe("6");
        (await client.ResumeAsync(watermark)).Status.ShouldBe(HttpStatusCode.OK);
        using var stream = await client.OpenStreamAsync();
        (await stream.ReadAsync(2)).Select(Named).ShouldBe(["supportbot.forgotten", "goodbye"]);
        stream.Watermark.ShouldBe("6");
        (await client.ResumeAsync("7")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task More_than_a_page_is_forgotten_and_more_than_a_page_can_follow()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("many 70");
        await client.SayAsync("forget");
        await client.SayAsync("many 70");

        await client.ResumeAsync("3");
        using var stream = await client.OpenStreamAsync();
        (await stream.ReadAsync(73)).Count.ShouldBe(73);
        stream.Watermark.ShouldBe("146");
    }

    [Fact]
    public async Task The_wish_sent_again_has_no_second_turn_and_what_was_posted_before_is_not_known_any_more()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("one", "c1");
        var first = await client.SayAsync("forget", "c2");
        var again = await client.SayAsync("forget", "c2");

        again.Id.ShouldBe(first.Id);
        (await ReadAsync(client)).ShouldBe(["supportbot.forgotten", "goodbye"]);
        await client.SayAsync("one", "c1");
        (await ReadAsync(client)).ShouldBe(["supportbot.forgotten", "goodbye", "one", "echo: one"]);
    }

    [Fact]
    public async Task After_a_restart_nothing_is_left_either_and_the_wish_does_no_harm()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("one", "c1");
        await client.SayAsync("forget", "c2");

        await using var restarted = await DirectLineHost.StartAsync(before: _host);
        using var back = restarted.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        (await ReadAsync(back)).ShouldBe(["supportbot.forgotten", "goodbye"]);
        (await back.SayAsync("forget", "c2")).Status.ShouldBe(HttpStatusCode.OK);
        (await ReadAsync(back)).ShouldBe(["supportbot.forgotten", "goodbye"]);
    }

    [Fact]
    public async Task A_client_cannot_make_the_service_forget()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("one");
        await client.PostActivityAsync(new { type = "event", name = "supportbot.forgotten" });

        (await ReadAsync(client)).ShouldBe(["welcome en", "one", "echo: one", "supportbot.forgotten"]);
    }

    private static async Task<IEnumerable<string?>> ReadAsync(DirectLineClient client) => (await client.ReadAsync()).Activities.Select(Named);

    private static string? Named(JsonElement activity) => Fields.TextOf(activity) ?? Fields.Get(activity, "name");
}
