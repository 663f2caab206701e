namespace SupportBot.DirectLine.Tests;

public sealed class ConversationTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_conversation_begins_with_the_bots_welcome()
    {
        using var client = _host.Client(DirectLineHost.Secret);
        var answer = await client.BeginAsync(new { user = new { id = "ann", name = "Ann" }, locale = "pt-BR" });

        answer.Status.ShouldBe(HttpStatusCode.Created);
        answer.Body.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        var welcome = (await client.ReadAsync()).Activities.ShouldHaveSingleItem();
        Fields.TextOf(welcome).ShouldBe("welcome pt-BR");
        Fields.Get(welcome, "from", "id").ShouldBe("bot");
        Fields.Get(welcome, "from", "role").ShouldBe("bot");
        Fields.Get(welcome, "conversation", "id").ShouldBe(client.ConversationId);
        Fields.Get(welcome, "id").ShouldNotBeNullOrEmpty();
        Fields.Get(welcome, "timestamp").ShouldNotBeNullOrEmpty();
        Fields.Get(welcome, "serviceUrl").ShouldBeNull();
    }

    [Fact]
    public async Task The_bot_hears_who_joined()
    {
        using var client = _host.Client(DirectLineHost.Secret);
        await client.BeginAsync(new { user = new { id = "ann", name = "Ann" }, locale = "fr" });

        var update = _host.Bot.Received.ShouldHaveSingleItem();
        update.Type.ShouldBe(ActivityTypes.ConversationUpdate);
        update.MembersAdded!.Select(member => member.Id).ShouldBe(["ann", "bot"]);
        update.MembersAdded![0].Name.ShouldBe("Ann");
        update.Recipient!.Id.ShouldBe("bot");
        update.ChannelId.ShouldBe("directline");
        update.ServiceUrl.ShouldBe(DirectLineAdapter.ServiceUrl);
        update.Locale.ShouldBe("fr");
    }

    [Fact]
    public async Task What_the_token_says_of_user_and_locale_holds()
    {
        using var holder = _host.Client(DirectLineHost.Secret);
        using var client = _host.Client((await holder.PostAsync("tokens/generate", new { user = new { id = "dl_ann", name = "Ann" }, locale = "hi" })).Token);
        await client.BeginAsync();

        var update = _host.Bot.Received.ShouldHaveSingleItem();
        (update.From!.Id, update.From.Name, update.Locale).ShouldBe(("dl_ann", "Ann", "hi"));
    }

    [Fact]
    public async Task Beginning_again_with_the_same_token_is_the_same_conversation_without_a_second_welcome()
    {
        using var client = await _host.BeginAsync();
        var id = client.ConversationId;
        var again = await client.BeginAsync();

        again.Status.ShouldBe(HttpStatusCode.OK);
        client.ConversationId.ShouldBe(id);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en"]);
    }

    [Fact]
    public async Task Beginning_at_once_from_several_tabs_welcomes_once()
    {
        using var holder = _host.Client(DirectLineHost.Secret);
        using var client = _host.Client((await holder.PostAsync("tokens/generate")).Token);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync("conversations")));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(7);
        _host.Bot.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_cannot_begin_for_another_user()
    {
        using var holder = _host.Client(DirectLineHost.Secret);
        using var bound = _host.Client((await holder.PostAsync("tokens/generate", new { user = new { id = "ann" } })).Token);
        using var open = _host.Client((await holder.PostAsync("tokens/generate")).Token);

        (await bound.PostAsync("conversations", new { user = new { id = "bob" } })).ShouldRefuse(HttpStatusCode.Forbidden, "WrongUser");
        (await bound.PostAsync("conversations", new { user = new { id = "dl_bob" } })).ShouldRefuse(HttpStatusCode.Forbidden, "ReservedUser");
        (await open.PostAsync("conversations", new { user = new { id = "dl_bob" } })).ShouldRefuse(HttpStatusCode.Forbidden, "ReservedUser");
        (await holder.PostAsync("conversations", new { user = new { id = "dl_bob" } })).ShouldRefuse(HttpStatusCode.Forbidden, "ReservedUser");
        _host.Bot.Received.ShouldBeEmpty();

        (await open.PostAsync("conversations", new { user = new { id = "bob" } })).Status.ShouldBe(HttpStatusCode.Created);
        (await open.PostAsync("conversations", new { user = new { id = "eve" } })).ShouldRefuse(HttpStatusCode.Forbidden, "WrongUser");
    }

    [Fact]
    public async Task Reconnecting_gives_a_token_and_a_stream_from_the_watermark()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("one");
        var answer = await client.ResumeAsync("1");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.GetProperty("conversationId").GetString().ShouldBe(client.ConversationId);
        answer.Body.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        using var stream = await client.OpenStreamAsync();
        (await stream.ReadTextsAsync(2)).ShouldBe(["one", "echo: one"]);
        stream.Watermark.ShouldBe("3");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("2")]
    public async Task A_watermark_that_the_service_never_gave_is_refused(string watermark)
    {
        using var client = await _host.BeginAsync();

        (await client.ResumeAsync(watermark)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
        (await client.GetAsync($"conversations/{client.ConversationId}/activities?watermark={watermark}")).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
        (await client.GetAsync($"conversations/{client.ConversationId}/stream?watermark={watermark}")).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task A_conversation_that_was_never_begun_is_not_found()
    {
        using var holder = _host.Client(DirectLineHost.Secret);
        var generated = await holder.PostAsync("tokens/generate");
        using var client = _host.Client(generated.Token);
        client.ConversationId = generated.Body.GetProperty("conversationId").GetString()!;

        (await client.SayAsync("hello")).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
        (await client.ResumeAsync()).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
        (await client.GetAsync($"conversations/{client.ConversationId}/activities")).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
        (await client.GetAsync($"conversations/{client.ConversationId}/stream")).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
        (await holder.GetAsync("conversations/unknown/activities")).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
    }

    [Fact]
    public async Task A_conversation_ends_when_its_time_is_over_and_not_before()
    {
        using var client = await _host.BeginAsync();
        _host.Time.Advance(TimeSpan.FromHours(23));
        using var holder = _host.Client(DirectLineHost.Secret);
        holder.ConversationId = client.ConversationId;
        (await holder.SayAsync("still here")).Status.ShouldBe(HttpStatusCode.OK);
        _host.Time.Advance(TimeSpan.FromHours(2));
        (await holder.ReadTextsAsync()).Length.ShouldBe(3);

        _host.Time.Advance(TimeSpan.FromHours(24));
        await TestTime.UntilAsync(async () => (await holder.GetAsync($"conversations/{client.ConversationId}")).Status == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sweep_that_fails_is_tried_again()
    {
        using var client = await _host.BeginAsync();
        _host.Store.IsBroken = true;
        _host.Time.Advance(TimeSpan.FromHours(25));
        await TestTime.UntilAsync(() => Task.FromResult(_host.Log.Lines.Any(line => line.StartsWith("Error: Old", StringComparison.Ordinal))));
        _host.Store.IsBroken = false;
        _host.Time.Advance(TimeSpan.FromMinutes(6));

        using var holder = _host.Client(DirectLineHost.Secret);
        await TestTime.UntilAsync(async () => (await holder.GetAsync($"conversations/{client.ConversationId}")).Status == HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_Direct_Line_does_not_have_is_not_found()
    {
        using var client = await _host.BeginAsync();

        (await client.GetAsync("tokens/generate")).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
        (await client.GetAsync("session/getsessionid")).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
        (await client.SendAsync(HttpMethod.Delete, $"conversations/{client.ConversationId}", null)).ShouldRefuse(HttpStatusCode.NotFound, "NotFound");
    }

    [Fact]
    public async Task A_store_that_fails_is_a_503_and_not_a_lost_conversation()
    {
        using var client = await _host.BeginAsync();
        _host.Store.IsBroken = true;
        var answer = await client.SayAsync("hello", "c1");
        answer.ShouldRefuse(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable");
        answer.Headers.RetryAfter.ShouldNotBeNull();

        _host.Store.IsBroken = false;
        await client.SayAsync("hello", "c1");
        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "hello", "echo: hello"]);
    }
}
