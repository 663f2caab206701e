namespace SupportBot.DirectLine.Tests;

public sealed class TurnTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Activities_posted_at_once_have_whole_turns_one_after_the_other()
    {
        using var client = await _host.BeginAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.SayAsync($"m{i}")));

        var texts = (await client.ReadTextsAsync())[1..];
        texts.Length.ShouldBe(40);
        for (var i = 0; i < texts.Length; i += 2) texts[i + 1].ShouldBe($"echo: {texts[i]}");
    }

    [Fact]
    public async Task One_conversation_does_not_wait_for_another()
    {
        using var slow = await _host.BeginAsync("slow");
        using var quick = await _host.BeginAsync("quick");
        var waiting = slow.SayAsync("wait");

        await quick.SayAsync("hello");
        (await quick.ReadTextsAsync()).ShouldBe(["welcome en", "hello", "echo: hello"]);
        _host.Bot.Gate.SetResult();
        await waiting;
        (await slow.ReadTextsAsync()).ShouldBe(["welcome en", "wait", "echo: wait"]);
    }

    [Fact]
    public async Task A_turn_that_takes_long_is_accepted_and_answered_later()
    {
        using var client = await _host.BeginAsync();
        var posting = client.SayAsync("wait");
        await TestTime.UntilAsync(() => Task.FromResult(_host.Bot.Received.Any(activity => activity.Text == "wait")));
        await TestTime.UntilAsync(() =>
        {
            _host.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(posting.IsCompleted);
        });
        (await posting).Id.ShouldNotBeNullOrEmpty();
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "wait"]);

        _host.Bot.Gate.SetResult();
        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("echo: wait"));
    }

    [Fact]
    public async Task A_client_that_goes_away_in_a_turn_finds_the_answer_later()
    {
        using var client = await _host.BeginAsync();
        using (var impatient = _host.Client(client.Headers.Authorization!.Parameter))
        {
            impatient.ConversationId = client.ConversationId;
            var posting = impatient.SayAsync("wait");
            await TestTime.UntilAsync(() => Task.FromResult(_host.Bot.Received.Any(activity => activity.Text == "wait")));
            impatient.Dispose();
            await Should.ThrowAsync<Exception>(posting);
        }
        _host.Bot.Gate.SetResult();

        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("echo: wait"));
    }

    [Fact]
    public async Task A_stopping_host_finishes_the_turns_that_run()
    {
        using var client = await _host.BeginAsync();
        var posting = client.SayAsync("wait");
        await TestTime.UntilAsync(() => Task.FromResult(_host.Bot.Received.Any(activity => activity.Text == "wait")));
        var stopping = _host.StopAsync();
        _host.Bot.Gate.SetResult();
        await stopping;
        (await posting).Status.ShouldBe(HttpStatusCode.OK);

        await using var restarted = await DirectLineHost.StartAsync(before: _host);
        using var back = restarted.Client(client.Headers.Authorization!.Parameter);
        back.ConversationId = client.ConversationId;
        (await back.ReadTextsAsync()).ShouldBe(["welcome en", "wait", "echo: wait"]);
    }

    [Fact]
    public async Task A_bot_that_fails_says_sorry_loses_nothing_and_logs_no_word_of_the_person()
    {
        using var client = await _host.BeginAsync();
        var answer = await client.SayAsync("fail on my private words");
        await client.SayAsync("hello");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        (await client.ReadTextsAsync()).ShouldBe(
            ["welcome en", "fail on my private words", "before the fault", "sorry (en)", "hello", "echo: hello"]);
        _host.Log.Lines.ShouldContain(line => line.Contains("InvalidOperationException", StringComparison.Ordinal));
        _host.Log.Lines.ShouldNotContain(line => line.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_turn_that_never_ends_is_ended()
    {
        using var client = await _host.BeginAsync();
        var posting = client.SayAsync("hang");
        await TestTime.UntilAsync(() => Task.FromResult(_host.Bot.Received.Any(activity => activity.Text == "hang")));
        _host.Time.Advance(TimeSpan.FromSeconds(61));
        await posting;

        await TestTime.UntilAsync(async () => (await client.ReadTextsAsync()).Contains("sorry (en)"));
        await client.SayAsync("hello");
        (await client.ReadTextsAsync())[^1].ShouldBe("echo: hello");
    }

    [Fact]
    public async Task A_flood_of_one_conversation_is_held_back_and_the_rest_is_answered()
    {
        using var client = await _host.BeginAsync();
        var posts = Enumerable.Range(0, 146).Select(_ => client.SayAsync("wait")).ToList();
        await TestTime.UntilAsync(() => Task.FromResult(posts.Count(post => post.IsCompleted) >= 17));
        _host.Bot.Gate.SetResult();
        var answers = await Task.WhenAll(posts);

        var refused = answers.Where(answer => answer.Status != HttpStatusCode.OK).ToList();
        refused.Count.ShouldBe(17);
        foreach (var answer in refused)
        {
            answer.ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
            answer.Headers.RetryAfter.ShouldNotBeNull();
        }
        _host.Bot.Received.Count(activity => activity.Text == "wait").ShouldBe(129);
    }
}
