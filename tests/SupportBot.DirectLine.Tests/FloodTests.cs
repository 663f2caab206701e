namespace SupportBot.DirectLine.Tests;

public sealed class FloodTests
{
    [Fact]
    public async Task A_flood_of_one_conversation_gets_a_kind_429_for_a_while_and_others_are_not_held_back()
    {
        await using var host = await DirectLineHost.StartAsync(options =>
        {
            options.Limits.PostsPerConversation = 60;
            options.BusyText = _ => "one moment please";
        });
        using var client = await host.BeginAsync();
        using var other = await host.BeginAsync("other");

        var refused = await FloodAsync(client, taken: 60);
        refused.ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
        refused.Body.GetProperty("error").GetProperty("message").GetString().ShouldBe("one moment please");
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBe(TimeSpan.FromSeconds(1));

        (await other.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.ReadAsync()).Activities.ShouldNotBeEmpty();
        (await client.ResumeAsync()).Status.ShouldBe(HttpStatusCode.OK);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await FloodAsync(client, taken: 1);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        await FloodAsync(client, taken: 60);
    }

    [Fact]
    public async Task A_user_with_many_conversations_has_one_limit_and_nobody_can_use_it_up_by_taking_the_id()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Limits.PostsPerUser = 60);
        using var first = await host.BeginAsync("ann");
        using var second = await host.BeginAsync("ann");
        using var visitor = host.Client(origin: DirectLineHost.TrustedOrigin);
        visitor.Use((await visitor.PostAsync("tokens/generate", new { user = new { id = "ann" } })).Token);
        await visitor.BeginAsync();
        for (var i = 0; i < 100; i++) (await visitor.SayAsync("not ann")).Status.ShouldBe(HttpStatusCode.OK);

        for (var i = 0; i < 30; i++) (await first.SayAsync("one")).Status.ShouldBe(HttpStatusCode.OK);
        (await FloodAsync(second, taken: 30)).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    [Fact]
    public async Task A_user_whose_conversation_the_holder_of_a_secret_takes_up_has_the_same_limit()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Limits.PostsPerUser = 60);
        using var first = await host.BeginAsync("ann");
        using var second = await host.BeginAsync("ann");
        using var holder = host.Client(DirectLineHost.Secret);
        holder.ConversationId = first.ConversationId;
        first.Use((await holder.ResumeAsync()).Token);

        for (var i = 0; i < 30; i++) (await first.SayAsync("one")).Status.ShouldBe(HttpStatusCode.OK);
        await FloodAsync(second, taken: 30);
    }

    [Fact]
    public async Task Requests_without_end_for_one_conversation_are_held_back()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Limits.RequestsPerConversation = 600);
        using var client = await host.BeginAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 800).Select(_ => client.GetAsync($"conversations/{client.ConversationId}/activities?watermark=1")));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(600);
        answers.First(answer => answer.Status != HttpStatusCode.OK).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    [Fact]
    public async Task An_address_that_asks_without_end_for_tokens_gets_none_and_conversations_that_run_go_on()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Limits.StrangersPerAddress = 5);
        using var visitor = host.Client(origin: DirectLineHost.TrustedOrigin);
        using var begun = host.Client(origin: DirectLineHost.TrustedOrigin);
        begun.Use((await begun.PostAsync("tokens/generate")).Token);
        await begun.BeginAsync();
        for (var i = 0; i < 4; i++) (await visitor.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);

        (await visitor.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
        (await begun.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
        (await begun.PostAsync("tokens/refresh")).Status.ShouldBe(HttpStatusCode.OK);
        using var holder = host.Client(DirectLineHost.Secret);
        (await holder.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_tokens_and_secrets_is_held_back_and_an_expired_token_is_no_guess()
    {
        await using var host = await DirectLineHost.StartAsync(options =>
        {
            options.Limits.StrangersPerAddress = 5;
            options.ResumeWindow = TimeSpan.Zero;
        });
        using var sleeper = await host.BeginAsync();
        host.Time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 20; i++) (await sleeper.ReadOrRefuseAsync()).ShouldRefuse(HttpStatusCode.Forbidden, "TokenExpired");

        using var guesser = host.Client("a guess 0123456789");
        guesser.ConversationId = sleeper.ConversationId;
        for (var i = 0; i < 3; i++) (await guesser.ReadOrRefuseAsync()).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidToken");
        for (var i = 0; i < 2; i++) (await guesser.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidSecret");
        (await guesser.ReadOrRefuseAsync()).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
        (await guesser.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    [Fact]
    public async Task Guesses_hold_back_nobody_who_begins_at_the_same_address()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.Limits.StrangersPerAddress = 5);
        using var guesser = host.Client("a guess 0123456789", DirectLineHost.TrustedOrigin);
        for (var i = 0; i < 5; i++) (await guesser.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.Forbidden, "InvalidSecret");
        (await guesser.PostAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.TooManyRequests, "TooManyRequests");

        using var visitor = host.Client(origin: DirectLineHost.TrustedOrigin);
        (await visitor.PostAsync("tokens/generate")).Status.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Posts until it is refused.</summary>
    /// <param name="taken">How many posts are taken before.</param>
    private static async Task<Answer> FloodAsync(DirectLineClient client, int taken)
    {
        for (var i = 0; i < taken; i++) (await client.SayAsync("flood")).Status.ShouldBe(HttpStatusCode.OK);
        var answer = await client.SayAsync("flood");
        answer.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        return answer;
    }
}
