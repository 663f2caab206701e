using System.Net.WebSockets;

namespace SupportBot.DirectLine.Tests;

public sealed class StreamTests : IAsyncLifetime
{
    private DirectLineHost _host = null!;

    public async Task InitializeAsync() => _host = await DirectLineHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_stream_brings_what_was_said_before_and_what_is_said_now()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        (await stream.ReadTextsAsync(1)).ShouldBe(["welcome en"]);
        stream.Watermark.ShouldBe("1");

        var answer = await client.SayAsync("hello", "c1");
        var activities = await stream.ReadAsync(2);
        activities.Select(Fields.TextOf).ShouldBe(["hello", "echo: hello"]);
        Fields.Get(activities[0], "id").ShouldBe(answer.Id);
        Fields.Get(activities[0], "channelData", "clientActivityID").ShouldBe("c1");
        stream.Watermark.ShouldBe("3");
    }

    [Fact]
    public async Task The_echo_is_on_the_stream_before_the_turn_ends()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        var posting = client.SayAsync("wait");

        (await stream.ReadTextsAsync(2)).ShouldBe(["welcome en", "wait"]);
        _host.Bot.Gate.SetResult();
        await posting;
        (await stream.ReadTextsAsync(1)).ShouldBe(["echo: wait"]);
    }

    [Fact]
    public async Task Several_streams_of_a_conversation_all_bring_everything()
    {
        using var client = await _host.BeginAsync();
        var streams = new List<FrameReader>();
        for (var i = 0; i < 5; i++) streams.Add(await client.OpenStreamAsync());
        await client.SayAsync("hello");

        foreach (var stream in streams) (await stream.ReadTextsAsync(3)).ShouldBe(["welcome en", "hello", "echo: hello"]);
        streams[0].Dispose();
        await streams[1].CloseAsync();
        await client.SayAsync("again");
        foreach (var stream in streams[2..]) (await stream.ReadTextsAsync(2)).ShouldBe(["again", "echo: again"]);
        foreach (var stream in streams) stream.Dispose();
    }

    [Fact]
    public async Task More_streams_than_a_person_has_tabs_are_refused()
    {
        using var client = await _host.BeginAsync();
        var streams = new List<FrameReader>();
        for (var i = 0; i < 32; i++) streams.Add(await client.OpenStreamAsync());

        var refusal = await Should.ThrowAsync<WebSocketException>(() => client.OpenStreamAsync());
        refusal.Message.ShouldContain("429");
        streams[0].Dispose();
        await TestTime.UntilAsync(async () =>
        {
            try
            {
                using var stream = await client.OpenStreamAsync();
                return true;
            }
            catch (WebSocketException)
            {
                return false;
            }
        });
        foreach (var stream in streams) stream.Dispose();
    }

    [Fact]
    public async Task A_stream_that_broke_goes_on_where_it_was()
    {
        using var client = await _host.BeginAsync();
        string watermark;
        using (var broken = await client.OpenStreamAsync())
        {
            await client.SayAsync("one");
            await broken.ReadAsync(3);
            watermark = broken.Watermark;
            broken.Socket.Abort();
        }
        await client.SayAsync("two");
        (await client.ResumeAsync(watermark)).Status.ShouldBe(HttpStatusCode.OK);

        using var stream = await client.OpenStreamAsync();
        await client.SayAsync("three");
        (await stream.ReadTextsAsync(4)).ShouldBe(["two", "echo: two", "three", "echo: three"]);
    }

    [Fact]
    public async Task What_was_said_before_comes_one_in_each_frame_with_its_own_watermark()
    {
        using var client = await _host.BeginAsync();
        await client.SayAsync("hello");
        using var stream = await client.OpenStreamAsync();

        foreach (var (text, watermark) in new[] { ("welcome en", "1"), ("hello", "2"), ("echo: hello", "3") })
        {
            (await stream.ReadTextsAsync(1)).ShouldBe([text]);
            stream.Watermark.ShouldBe(watermark);
        }
    }

    [Fact]
    public async Task A_slow_reader_gets_everything_once_and_in_order_and_holds_nobody_back()
    {
        using var client = await _host.BeginAsync();
        using var slow = await client.OpenStreamAsync();
        using var quick = await client.OpenStreamAsync();
        var reading = quick.ReadTextsAsync(602);
        // 12 MB, which is more than the connection and the queue of a stream hold.
        (await client.SayAsync("many 600")).Status.ShouldBe(HttpStatusCode.OK);
        await reading;

        await client.SayAsync("after");
        var texts = await slow.ReadTextsAsync(604);
        texts.Select(text => text!.Split(' ')[0]).ShouldBe(["welcome", "many", .. Enumerable.Range(0, 600).Select(i => $"{i}"), "after", "echo:"]);
        slow.Watermark.ShouldBe("604");
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_is_dropped_and_reconnects_without_loss()
    {
        using var client = await _host.BeginAsync();
        using var stuck = await client.OpenStreamAsync();
        (await client.SayAsync("many 600")).Status.ShouldBe(HttpStatusCode.OK);
        // The stream waits in the middle of a frame for a client that never reads; each step of the clock gives it less patience.
        await TestTime.UntilAsync(async () =>
        {
            _host.Time.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
            return _host.Log.Lines.Any(line => line.Contains("/stream", StringComparison.Ordinal) && line.Contains("Request finished", StringComparison.Ordinal));
        });

        using var holder = _host.Client(DirectLineHost.Secret);
        holder.ConversationId = client.ConversationId;
        await holder.ResumeAsync("1");
        using var stream = await holder.OpenStreamAsync();
        (await stream.ReadTextsAsync(601)).Select(text => text!.Split(' ')[0]).ShouldBe(["many", .. Enumerable.Range(0, 600).Select(i => $"{i}")]);
    }

    [Fact]
    public async Task Typing_of_the_bot_is_shown_live_between_its_messages_and_does_not_count()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        await stream.ReadAsync(1);
        await client.SayAsync("typing");

        var activities = await stream.ReadAsync(4);
        activities.Select(activity => Fields.TextOf(activity) ?? Fields.Get(activity, "type")).ShouldBe(["typing", "first", "typing", "second"]);
        Fields.Get(activities[2], "from", "id").ShouldBe("bot");
        stream.Watermark.ShouldBe("4");
    }

    [Fact]
    public async Task Empty_frames_and_rubbish_do_no_harm()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        for (var i = 0; i < 20; i++) await stream.SendAsync([], WebSocketMessageType.Text);
        await stream.SendAsync("{\"activities\":"u8.ToArray(), WebSocketMessageType.Text);
        await stream.SendAsync([0, 255, 254, 1], WebSocketMessageType.Binary);
        await client.SayAsync("hello");

        (await stream.ReadTextsAsync(3)).ShouldBe(["welcome en", "hello", "echo: hello"]);
    }

    [Fact]
    public async Task A_frame_without_end_closes_the_stream_and_not_the_conversation()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        for (var i = 0; i < 8; i++) await stream.SendAsync(new byte[1000], WebSocketMessageType.Binary, endOfMessage: false);

        // What the client still sends may reset the connection before it reads the close.
        (await stream.ReadCloseAsync()).ShouldBeOneOf(WebSocketCloseStatus.MessageTooBig, null);
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Text_that_is_not_UTF8_closes_the_stream_and_not_the_conversation()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        await stream.SendAsync([0xC3, 0x28], WebSocketMessageType.Text);

        (await stream.ReadCloseAsync()).ShouldBeOneOf(WebSocketCloseStatus.InvalidPayloadData, null);
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_closes_is_answered()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        await stream.ReadAsync(1);
        await stream.CloseAsync();

        stream.Socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
        stream.Socket.State.ShouldBe(WebSocketState.Closed);
    }

    [Fact]
    public async Task A_stopping_host_says_goodbye_to_its_streams()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        var closing = stream.ReadCloseAsync();
        var stopping = _host.StopAsync();

        (await closing).ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        await stopping;
    }

    [Fact]
    public async Task A_store_that_fails_closes_the_stream_as_a_fault()
    {
        using var client = await _host.BeginAsync();
        _host.Store.IsReadBroken = true;
        using var stream = await client.OpenStreamAsync();

        (await stream.ReadCloseAsync()).ShouldBe(WebSocketCloseStatus.InternalServerError);
        await TestTime.UntilAsync(() => Task.FromResult(_host.Log.Lines.Any(line => line.Contains("IOException", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_store_that_fails_refuses_a_new_stream()
    {
        using var client = await _host.BeginAsync();
        _host.Store.IsBroken = true;

        (await Should.ThrowAsync<WebSocketException>(() => client.OpenStreamAsync())).Message.ShouldContain("503");
    }

    [Fact]
    public async Task A_stream_needs_its_own_conversations_token_and_a_WebSocket()
    {
        using var mine = await _host.BeginAsync("me");
        using var theirs = await _host.BeginAsync("them");
        var withMyToken = theirs.StreamUrl.Split("&t=")[0] + "&t=" + mine.StreamUrl.Split("&t=")[1];
        var withoutToken = theirs.StreamUrl.Split("&t=")[0];
        var withSecret = withoutToken + "&t=" + Uri.EscapeDataString(DirectLineHost.Secret);

        (await Should.ThrowAsync<WebSocketException>(() => mine.OpenStreamAsync(withMyToken))).Message.ShouldContain("403");
        (await Should.ThrowAsync<WebSocketException>(() => mine.OpenStreamAsync(withSecret))).Message.ShouldContain("403");
        (await Should.ThrowAsync<WebSocketException>(() => mine.OpenStreamAsync(withoutToken))).Message.ShouldContain("401");
        (await mine.GetAsync($"conversations/{mine.ConversationId}/stream")).ShouldRefuse(HttpStatusCode.UpgradeRequired, "UpgradeRequired");
    }

    [Fact]
    public async Task A_stream_is_not_opened_from_an_origin_that_the_token_does_not_trust()
    {
        using var holder = _host.Client(DirectLineHost.Secret);
        using var client = _host.Client((await holder.PostAsync("tokens/generate", new { trustedOrigins = new[] { "https://portal.example" } })).Token);
        await client.BeginAsync();

        (await Should.ThrowAsync<WebSocketException>(() => client.OpenStreamAsync(origin: "https://elsewhere.example"))).Message.ShouldContain("403");
        using var stream = await client.OpenStreamAsync(origin: "https://portal.example");
        (await stream.ReadTextsAsync(1)).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_huge_frame_closes_the_stream_and_not_the_conversation()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        // What the client still sends may reset the connection while it sends.
        var sending = stream.SendAsync(new byte[50_000_000], WebSocketMessageType.Text);

        (await stream.ReadCloseAsync()).ShouldBeOneOf(WebSocketCloseStatus.MessageTooBig, null);
        stream.Dispose();
        await Task.WhenAny(sending);
        (await client.SayAsync("hello")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_said_in_one_conversation_is_never_on_the_stream_of_another()
    {
        using var one = await _host.BeginAsync("one");
        using var two = await _host.BeginAsync("two");
        using var streamOfTwo = await two.OpenStreamAsync();
        await one.SayAsync("from one");
        await two.SayAsync("from two");

        (await streamOfTwo.ReadTextsAsync(3)).ShouldBe(["welcome en", "from two", "echo: from two"]);
    }

    [Fact]
    public async Task An_open_stream_outlives_its_token()
    {
        using var client = await _host.BeginAsync();
        using var stream = await client.OpenStreamAsync();
        _host.Time.Advance(TimeSpan.FromMinutes(31));
        using var holder = _host.Client(DirectLineHost.Secret);
        holder.ConversationId = client.ConversationId;
        await holder.SayAsync("hello");

        (await stream.ReadTextsAsync(3)).ShouldBe(["welcome en", "hello", "echo: hello"]);
        (await Should.ThrowAsync<WebSocketException>(() => client.OpenStreamAsync())).Message.ShouldContain("403");
    }

    [Fact]
    public async Task Streams_opened_while_the_bot_speaks_miss_nothing()
    {
        using var client = await _host.BeginAsync();
        var posting = client.SayAsync("many 100");
        var streams = new List<FrameReader>();
        for (var i = 0; i < 10; i++) streams.Add(await client.OpenStreamAsync());
        await posting;

        foreach (var stream in streams)
        {
            var texts = await stream.ReadTextsAsync(102);
            texts.Skip(2).Select(text => text!.Split(' ')[0]).ShouldBe(Enumerable.Range(0, 100).Select(i => $"{i}"));
            stream.Dispose();
        }
    }
}
