using System.Text;

namespace SupportBot.DirectLine.Tests;

public sealed class ActivityTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_sender_gets_its_own_activity_back_before_the_reply()
    {
        using var client = await _host.BeginAsync();
        var answer = await client.SayAsync("hello", "c1");

        var (activities, watermark) = await client.ReadAsync();
        activities.Select(Fields.TextOf).ShouldBe(["welcome en", "hello", "echo: hello"]);
        watermark.ShouldBe("3");
        var echo = activities[1];
        Fields.Get(echo, "id").ShouldBe(answer.Id);
        Fields.Get(echo, "channelData", "clientActivityID").ShouldBe("c1");
        Fields.Get(echo, "from", "id").ShouldBe("person");
        Fields.Get(echo, "from", "role").ShouldBe("user");
        Fields.Get(echo, "timestamp").ShouldNotBeNullOrEmpty();
        Fields.Get(activities[2], "replyToId").ShouldBe(answer.Id);
    }

    [Fact]
    public async Task The_bot_gets_what_the_client_may_say_and_nothing_that_it_may_not()
    {
        using var client = await _host.BeginAsync();
        var answer = await client.PostActivityAsync("""
            {
              "type": "message", "text": "hi", "id": "forged", "timestamp": "1999-01-01T00:00:00Z", "serviceUrl": "https://evil.example",
              "channelId": "msteams", "conversation": {"id": "other"}, "recipient": {"id": "someone"}, "callerId": "x", "deliveryMode": "expectReplies",
              "membersAdded": [{"id": "x"}], "from": {"id": "person", "name": "Ann", "role": "bot", "aadObjectId": "x"}, "locale": "de",
              "value": {"intent": "answer", "when": "2026-01-02T03:04:05.000Z", "card": 7}, "channelData": {"postBack": true, "clientActivityID": "c"}
            }
            """);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());

        var activity = _host.Bot.Received.Last();
        activity.Id.ShouldBe(answer.Id);
        activity.Timestamp.ShouldBe(_host.Time.GetUtcNow());
        activity.ServiceUrl.ShouldBe(DirectLineAdapter.ServiceUrl);
        activity.ChannelId.ShouldBe("directline");
        activity.Conversation!.Id.ShouldBe(client.ConversationId);
        activity.Recipient!.Id.ShouldBe("bot");
        activity.CallerId.ShouldBeNull();
        activity.DeliveryMode.ShouldBeNull();
        (activity.MembersAdded ?? []).ShouldBeEmpty();
        (activity.From!.Id, activity.From.Name, activity.From.Role, activity.From.AadObjectId).ShouldBe(("person", "Ann", "user", null));
        (activity.Text, activity.Locale).ShouldBe(("hi", "de"));
        BotJson.Read(activity.Value)!.Value.GetProperty("when").GetString().ShouldBe("2026-01-02T03:04:05.000Z");
        BotJson.Read(activity.ChannelData)!.Value.GetProperty("postBack").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_locale_of_the_conversation_stands_in_for_a_missing_one()
    {
        using var client = await _host.BeginAsync(locale: "nl");
        await client.SayAsync("hallo");

        _host.Bot.Received.Last().Locale.ShouldBe("nl");
    }

    [Fact]
    public async Task A_known_user_cannot_post_as_another()
    {
        using var client = await _host.BeginAsync("ann");

        (await client.PostActivityAsync(new { type = "message", text = "x", from = new { id = "bob" } })).ShouldRefuse(HttpStatusCode.Forbidden, "WrongUser");
        (await client.PostActivityAsync(new { type = "message", text = "x", from = new { id = "ann" } })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_was_given_no_user_id_may_send_any_and_gets_its_own()
    {
        using var client = await _host.BeginAsync(userId: null);
        (await client.PostActivityAsync(new { type = "message", text = "x", from = new { id = "me" } })).Status.ShouldBe(HttpStatusCode.OK);

        _host.Bot.Received.Last().From!.Id.ShouldStartWith("dl_");
        _host.Bot.Received.Select(activity => activity.From!.Id).Distinct().Count().ShouldBe(1);
        (await client.PostActivityAsync(new { type = "message", text = "x", from = new { id = "dl_other" } })).ShouldRefuse(HttpStatusCode.Forbidden, "WrongUser");
    }

    [Fact]
    public async Task A_card_reaches_the_client_as_JSON()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("card");

        var reply = (await client.ReadAsync()).Activities[^1];
        var content = reply.GetProperty("attachments")[0].GetProperty("content");
        content.GetProperty("type").GetString().ShouldBe("AdaptiveCard");
    }

    [Fact]
    public async Task Text_in_every_script_comes_back_as_it_was()
    {
        const string text = "मदद चाहिए 帮助 \"quoted\" <b>&amp;</b> 👋🏽\n\u2028 \\ end";
        using var client = await _host.BeginAsync();
        await client.SayAsync(text);

        (await client.ReadTextsAsync())[1..].ShouldBe([text, $"echo: {text}"]);
    }

    [Fact]
    public async Task A_long_history_is_read_in_pages_that_follow_each_other()
    {
        using var client = await _host.BeginAsync();
        for (var i = 0; i < 60; i++) await client.SayAsync($"m{i}");

        var texts = new List<string?>();
        var watermark = "";
        while (true)
        {
            var (page, next) = await client.ReadAsync(watermark);
            if (page.Count == 0) break;
            texts.AddRange(page.Select(Fields.TextOf));
            watermark = next;
        }
        watermark.ShouldBe("121");
        texts.ShouldBe(["welcome en", .. Enumerable.Range(0, 60).SelectMany(i => new[] { $"m{i}", $"echo: m{i}" })]);
    }

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
        var posts = Enumerable.Range(0, 50).Select(_ => client.SayAsync("wait")).ToList();
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
        var texts = new List<string?>((await client.ReadAsync()).Activities.Select(Fields.TextOf));
        texts.AddRange((await client.ReadAsync("50")).Activities.Select(Fields.TextOf));
        texts.Count(text => text == "echo: wait").ShouldBe(33);
    }

    [Fact]
    public async Task Typing_of_the_person_reaches_the_bot_and_is_not_kept()
    {
        using var client = await _host.BeginAsync();
        (await client.PostActivityAsync(new { type = "typing" })).Id.ShouldNotBeNullOrEmpty();

        _host.Bot.Received.Last().Type.ShouldBe(ActivityTypes.Typing);
        (await client.ReadTextsAsync()).ShouldBe(["welcome en"]);
    }

    [Fact]
    public async Task An_event_reaches_the_bot_with_its_name_and_value()
    {
        using var client = await _host.BeginAsync();
        await client.PostActivityAsync(new { type = "event", name = "webchat/join", value = new { language = "en" } });

        var activity = _host.Bot.Received.Last();
        (activity.Type, activity.Name).ShouldBe((ActivityTypes.Event, "webchat/join"));
    }

    [Fact]
    public async Task Typing_and_traces_of_the_bot_are_not_kept()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("typing");
        await client.SayAsync("trace");

        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "typing", "first", "second", "trace"]);
    }

    [Fact]
    public async Task An_updated_activity_comes_again_under_its_id()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("update");

        var activities = (await client.ReadAsync()).Activities;
        activities.Select(Fields.TextOf).ShouldBe(["welcome en", "update", "draft", "final"]);
        Fields.Get(activities[3], "id").ShouldBe(Fields.Get(activities[2], "id"));
    }

    [Fact]
    public async Task Deleting_is_a_fault_of_the_bot_that_is_told()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("delete");

        (await client.ReadTextsAsync()).ShouldBe(["welcome en", "delete", "sorry (en)"]);
        _host.Log.Lines.ShouldContain(line => line.Contains("NotSupportedException", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("""{"type":"message" """)]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"invoke"}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","text":{"a":1}}""")]
    [InlineData("""{"type":"message","text":"a","text":"b"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","value":{"\udc00":1}}""")]
    [InlineData("""{"type":"message","from":"me"}""")]
    [InlineData("""{"type":"message","from":{"id":7}}""")]
    [InlineData("""{"type":"message","attachments":{}}""")]
    [InlineData("""{"type":"message","attachments":[5]}""")]
    [InlineData("""{"type":"message","entities":"x"}""")]
    [InlineData("""{"type":"message","channelData":"x"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":5}}""")]
    [InlineData("""{"type":"message","locale":"en us; drop"}""")]
    [InlineData("""{"type":"message","localTimestamp":"yesterday"}""")]
    public async Task A_wrong_activity_is_refused_with_a_reason(string json)
    {
        using var client = await _host.BeginAsync();

        (await client.PostActivityAsync(json)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
        (await client.ReadTextsAsync()).ShouldBe(["welcome en"]);
    }

    [Fact]
    public async Task Deeply_nested_JSON_is_refused()
    {
        using var client = await _host.BeginAsync();
        var json = $$"""{"type":"message","value":{{new string('[', 5000)}}{{new string(']', 5000)}}}""";

        (await client.PostActivityAsync(json)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_are_refused()
    {
        using var client = await _host.BeginAsync();
        using var content = new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        (await client.SendAsync(HttpMethod.Post, $"conversations/{client.ConversationId}/activities", content)).ShouldRefuse(HttpStatusCode.BadRequest, "BadArgument");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_activity_that_is_too_large_is_refused(bool isChunked)
    {
        using var client = await _host.BeginAsync();
        using var content = new StringContent($$"""{"type":"message","text":"{{new string('x', 300_000)}}"}""", Encoding.UTF8, "application/json");
        using var chunked = new StreamContent(new UnseekableStream(content.ReadAsStream()));

        (await client.SendAsync(HttpMethod.Post, $"conversations/{client.ConversationId}/activities", isChunked ? chunked : content))
            .ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig");
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_large_activity_within_the_limit_is_taken()
    {
        using var client = await _host.BeginAsync();

        (await client.SayAsync(new string('x', 200_000))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private sealed class UnseekableStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
