namespace SupportBot.DirectLine.Tests;

public sealed class RepeatedPostTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_post_sent_again_has_the_same_id_and_no_second_turn()
    {
        using var client = await _host.BeginAsync();
        var first = await client.SayAsync("hello", "c1");
        var again = await client.SayAsync("hello", "c1");
        var other = await client.SayAsync("hello", "c2");

        again.Id.ShouldBe(first.Id);
        other.Id.ShouldNotBe(first.Id);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "hello", "echo: hello", "hello", "echo: hello"]);
    }

    [Fact]
    public async Task A_post_sent_again_and_again_at_once_has_one_turn()
    {
        using var client = await _host.BeginAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.SayAsync("hello", "c1")));

        answers.Select(answer => answer.Id).Distinct().Count().ShouldBe(1);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "hello", "echo: hello"]);
    }

    [Fact]
    public async Task A_silent_turn_is_not_repeated_either()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("silence", "c1");
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await client.SayAsync("silence", "c1");

        _host.Bot.Received.Count(activity => activity.Text == "silence").ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_post_whose_turn_failed_gets_another_when_it_is_sent_again(bool isRestarted)
    {
        using var client = await _host.BeginAsync();
        var first = await client.SayAsync("fail once", "c1");

        await using var restarted = isRestarted ? await DirectLineHost.StartAsync(before: _host) : null;
        var host = restarted ?? _host;
        host.Bot.IsMended = true;
        using var back = host.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        (await back.SayAsync("fail once", "c1")).Id.ShouldBe(first.Id);
        (await back.SayAsync("fail once", "c1")).Id.ShouldBe(first.Id);

        (await back.ReadTextsAsync()).ShouldBe(["welcome en", "fail once", "before the fault", "sorry (en)", "echo: fail once"]);
    }

    [Fact]
    public async Task A_post_whose_turn_failed_and_could_not_say_so_gets_another_too()
    {
        using var client = await _host.BeginAsync();
        var posting = client.SayAsync("stall once", "c1");
        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("before the fault"));
        _host.Store.IsBroken = true;
        _host.Bot.Gate.SetResult();
        var first = await posting;
        _host.Store.IsBroken = false;
        _host.Bot.IsMended = true;

        (await client.SayAsync("stall once", "c1")).Id.ShouldBe(first.Id);
        (await client.SayAsync("stall once", "c1")).Id.ShouldBe(first.Id);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "stall once", "before the fault", "echo: stall once"]);
    }

    [Fact]
    public async Task The_same_client_id_in_two_conversations_is_two_posts()
    {
        using var one = await _host.BeginAsync("one");
        using var two = await _host.BeginAsync("two");
        await one.SayAsync("from one", "c1");
        await two.SayAsync("from two", "c1");

        (await one.ReadTextsAsync()).ShouldBe(["welcome en", "from one", "echo: from one"]);
        (await two.ReadTextsAsync()).ShouldBe(["welcome en", "from two", "echo: from two"]);
    }

    [Fact]
    public async Task After_a_restart_an_answered_post_is_still_known()
    {
        using var client = await _host.BeginAsync();
        var first = await client.SayAsync("hello", "c1");

        await using var restarted = await DirectLineHost.StartAsync(before: _host);
        using var back = restarted.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        (await back.SayAsync("hello", "c1")).Id.ShouldBe(first.Id);
        (await back.ReadTextsAsync()).ShouldBe(["welcome en", "hello", "echo: hello"]);
    }

    [Fact]
    public async Task After_a_crash_in_a_turn_the_post_sent_again_gets_its_answer()
    {
        using var client = await _host.BeginAsync();
        var crashed = client.SayAsync("wait", "c1");
        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("wait"));

        await using var restarted = await DirectLineHost.StartAsync(before: _host);
        restarted.Bot.Gate.SetResult();
        using var back = restarted.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        var answer = await back.SayAsync("wait", "c1");
        (await back.ReadTextsAsync()).ShouldBe(["welcome en", "wait", "echo: wait"]);
        answer.Id.ShouldBe(Fields.Get((await back.ReadAsync()).Activities[1], "id"));

        _host.Bot.Gate.SetCanceled();
        await crashed;
    }
}
