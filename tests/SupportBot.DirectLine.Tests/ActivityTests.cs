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
        (activity.From!.Id, activity.From.Name, activity.From.Role, activity.From.AadObjectId).ShouldBe(("person", null, "user", null));
        (activity.Text, activity.Locale).ShouldBe(("hi", "de"));
        BotJson.Read(activity.Value)!.Value.GetProperty("when").GetString().ShouldBe("2026-01-02T03:04:05.000Z");
        BotJson.Read(activity.ChannelData)!.Value.GetProperty("postBack").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Neither_the_name_nor_the_device_of_the_person_is_kept()
    {
        using var client = await _host.BeginAsync();
        await client.PostActivityAsync("""
            {
              "type": "message", "text": "hi", "from": {"id": "person", "name": "Ann Example"}, "localTimezone": "Europe/Berlin",
              "entities": [{"type": "clientInfo", "locale": "de", "country": "DE", "timezone": "Europe/Berlin", "platform": "Web"}, {"type": "place"}]
            }
            """);

        var kept = (await client.ReadAsync()).Activities[1];
        kept.ToString().ShouldNotContain("Example");
        kept.ToString().ShouldNotContain("Berlin");
        Fields.Get(kept, "from", "id").ShouldBe("person");
        Fields.Get(kept, "entities").ShouldBe("""[{"type":"clientInfo","locale":"de","country":"DE"},{"type":"place"}]""");
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
}
