using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SupportBot.Gate;
using SupportBot.Storage;

namespace SupportBot.Seam.Tests;

public sealed class GateTests : IAsyncLifetime
{
    private readonly TestBot _bot = new((_, _) => Task.CompletedTask);
    private BotHost _host = null!;

    public async Task InitializeAsync() => _host = await BotHost.Start(_bot);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_message_is_let_through()
    {
        (await _host.Post(Message())).StatusCode.ShouldBe(HttpStatusCode.OK);
        _bot.Turns.ShouldBe(1);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "line 1")]
    [InlineData("hello", "line 1, byte 1")]
    [InlineData("{\"type\":\"message\"} {}", "line 1")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("\"message\"", "not a JSON object")]
    [InlineData("{}", "type is missing")]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\"}", "twice")]
    [InlineData("{\"type\":\"message\",//\n\"id\":\"1\"}", "line 1")]
    public async Task A_body_that_is_no_activity_is_refused(string body, string reason)
    {
        (await (await _host.Post(body)).Refusal(HttpStatusCode.BadRequest)).ShouldContain(reason);
        _bot.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("type", "type is missing")]
    [InlineData("channelId", "channelId is missing")]
    [InlineData("serviceUrl", "serviceUrl is missing")]
    [InlineData("conversation", "conversation.id is missing")]
    [InlineData("from", "from.id is missing")]
    public async Task A_missing_member_is_named(string name, string reason)
    {
        var message = Message();
        message.Remove(name);

        (await (await _host.Post(message)).Refusal(HttpStatusCode.BadRequest)).ShouldContain(reason);
        _bot.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("messageUpdate", "id", "id is missing")]
    [InlineData("messageUpdate", "from", "from.id is missing")]
    [InlineData("messageDelete", "id", "id is missing")]
    [InlineData("messageDelete", "from", "from.id is missing")]
    public async Task A_change_says_what_was_changed_and_by_whom(string type, string name, string reason)
    {
        var change = Message();
        change["type"] = type;
        (await _host.Post(change)).StatusCode.ShouldBe(HttpStatusCode.OK);
        change.Remove(name);

        (await (await _host.Post(change)).Refusal(HttpStatusCode.BadRequest)).ShouldContain(reason);
        _bot.Turns.ShouldBe(1);
    }

    [Theory]
    [InlineData("type", "5", "type must be a string")]
    [InlineData("type", "\" \"", "type is missing or empty")]
    [InlineData("id", "7", "id must be a string")]
    [InlineData("id", "\"..\"", "id is not an id")]
    [InlineData("text", "{\"a\":1}", "text must be a string")]
    [InlineData("text", "[]", "text must be a string")]
    [InlineData("locale", "true", "locale must be a string")]
    [InlineData("timestamp", "\"yesterday\"", "timestamp must be a date")]
    [InlineData("localTimestamp", "12", "localTimestamp must be a date")]
    [InlineData("from", "\"me\"", "from must be an object")]
    [InlineData("from", "{\"id\":5}", "from.id must be a string")]
    [InlineData("from", "{}", "from.id is missing")]
    [InlineData("recipient", "[]", "recipient must be an object")]
    [InlineData("conversation", "[]", "conversation must be an object")]
    [InlineData("conversation", "{\"id\":null}", "conversation.id is missing")]
    [InlineData("conversation", "{\"id\":\"..\"}", "conversation.id is not an id")]
    [InlineData("conversation", "{\"id\":\"c\",\"isGroup\":\"no\"}", "conversation.isGroup must be true or false")]
    [InlineData("membersAdded", "{}", "membersAdded must be an array")]
    [InlineData("membersAdded", "[null]", "membersAdded[0] is null")]
    [InlineData("membersAdded", "[{\"id\":\"a\"},{\"id\":1}]", "membersAdded[1].id must be a string")]
    [InlineData("membersRemoved", "[\"a\"]", "membersRemoved[0] must be an object")]
    [InlineData("entities", "\"e\"", "entities must be an array")]
    [InlineData("entities", "[1]", "entities[0] must be an object")]
    [InlineData("entities", "[{\"type\":1}]", "entities[0].type must be a string")]
    [InlineData("attachments", "{}", "attachments must be an array")]
    [InlineData("attachments", "[{\"contentType\":1}]", "attachments[0].contentType must be a string")]
    [InlineData("suggestedActions", "[]", "suggestedActions must be an object")]
    [InlineData("suggestedActions", "{\"to\":[1]}", "suggestedActions.to[0] must be a string")]
    [InlineData("relatesTo", "{\"conversation\":1}", "relatesTo.conversation must be an object")]
    [InlineData("deliveryMode", "1", "deliveryMode must be a string")]
    [InlineData("serviceUrl", "\"/relative\"", "serviceUrl must be an absolute http or https URL")]
    [InlineData("serviceUrl", "\"file:///etc/passwd\"", "serviceUrl must be an absolute http or https URL")]
    [InlineData("serviceUrl", "\"http://user@localhost/\"", "serviceUrl must be an absolute http or https URL")]
    [InlineData("serviceUrl", "\"http://localhost/?q\"", "serviceUrl must be an absolute http or https URL")]
    [InlineData("ServiceURL", "\"http://localhost/\"", "serviceUrl must be spelled exactly so")]
    public async Task A_member_of_a_wrong_type_is_named(string name, string json, string reason)
    {
        var message = Message();
        message[name] = JsonNode.Parse(json);

        (await (await _host.Post(message)).Refusal(HttpStatusCode.BadRequest)).ShouldContain(reason);
        _bot.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("value", "\"text\"")]
    [InlineData("value", "[1,null]")]
    [InlineData("channelData", "17")]
    [InlineData("text", "null")]
    [InlineData("entities", "[]")]
    [InlineData("somethingNew", "{\"any\":1}")]
    [InlineData("timestamp", "\"2026-11-21T22:39:17.8581234+01:00\"")]
    public async Task Free_and_unknown_members_may_hold_anything(string name, string json)
    {
        var message = Message();
        message[name] = JsonNode.Parse(json);

        (await _host.Post(message)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_deeply_nested_body_is_refused()
    {
        var body = "{\"type\":\"message\",\"value\":" + new string('[', 5000) + new string(']', 5000) + "}";

        (await (await _host.Post(body)).Refusal(HttpStatusCode.BadRequest)).ShouldContain("line 1");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Another_content_type_is_refused(string contentType) =>
        (await (await _host.Post(Bytes(Message()), contentType)).Refusal(HttpStatusCode.UnsupportedMediaType))
            .ShouldContain("application/json");

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var content = new StringContent(Message().ToJsonString(), Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        var response = await _host.Client.PostAsync(new Uri(MessagesGate.Path, UriKind.Relative), content);

        (await response.Refusal(HttpStatusCode.UnsupportedMediaType)).ShouldContain("Content-Encoding");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_megabyte_of_text_is_refused(bool chunked)
    {
        var message = Message();
        message["text"] = new string('a', 1024 * 1024);
        using var content = new StringContent(message.ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, MessagesGate.Path) { Content = content };
        request.Headers.TransferEncodingChunked = chunked;

        var response = await _host.Client.SendAsync(request);

        (await response.Refusal(HttpStatusCode.RequestEntityTooLarge)).ShouldContain("256 KB");
        _bot.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var body = Bytes(Message());
        body[Array.IndexOf(body, (byte)'h')] = 0xFF;

        (await (await _host.Post(body)).Refusal(HttpStatusCode.BadRequest)).ShouldContain("UTF-8");
    }

    [Fact]
    public async Task Another_method_is_not_allowed() =>
        (await _host.Client.GetAsync(new Uri(MessagesGate.Path, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);

    [Theory]
    [InlineData("http://127.0.0.1.example.org/")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.example/")]
    [InlineData("https://directline.invalid")]
    public async Task Replies_to_another_machine_are_refused(string serviceUrl)
    {
        var message = Message();
        message["serviceUrl"] = serviceUrl;

        (await (await _host.Post(message)).Refusal(HttpStatusCode.Forbidden)).ShouldContain("service URLs on this machine");
        _bot.Turns.ShouldBe(0);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "1.2.3.4")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Forwarded", "for=1.2.3.4")]
    [InlineData("X-Original-For", "1.2.3.4")]
    public async Task A_forwarded_request_is_refused(string header, string value)
    {
        using var request = Request(Message());
        request.Headers.Add(header, value);

        (await (await _host.Client.SendAsync(request)).Refusal(HttpStatusCode.Forbidden)).ShouldContain(header);
    }

    [Fact]
    public async Task A_token_that_nobody_can_check_is_refused()
    {
        using var request = Request(Message());
        request.Headers.Add("Authorization", "Bearer some.signed.token");

        (await (await _host.Client.SendAsync(request)).Refusal(HttpStatusCode.Unauthorized)).ShouldContain("MicrosoftAppId is not set");
        _bot.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task A_request_for_another_host_is_refused()
    {
        using var request = Request(Message());
        request.Headers.Host = "rebound.example:3978";

        (await (await _host.Client.SendAsync(request)).Refusal(HttpStatusCode.Forbidden)).ShouldContain("Host");
    }

    [Fact]
    public async Task A_caller_on_another_machine_is_refused()
    {
        var elsewhere = IPAddress.Parse("10.0.0.5");
        await using var host = await BotHost.Start(_bot, before: context => context.Connection.RemoteIpAddress = elsewhere);

        (await (await host.Post(Message())).Refusal(HttpStatusCode.Forbidden)).ShouldContain("callers on this machine");
        _bot.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task Outside_of_development_every_caller_is_refused()
    {
        await using var host = await BotHost.Start(_bot, "Production");

        (await (await host.Post(Message())).Refusal(HttpStatusCode.Forbidden)).ShouldContain("MicrosoftAppId is not set");
        _bot.Turns.ShouldBe(0);
    }

    [Fact]
    public async Task Half_an_emoji_does_not_lose_the_message()
    {
        var text = "";
        await using var host = await BotHost.Start((turn, _) =>
        {
            text = turn.Activity.Text;
            return Task.CompletedTask;
        });
        var cut = "I feel \\ud83d, \\\\ud83d, \\ud83d\\ude00 and \\ude00";
        var body = Message().ToJsonString().Replace("hello", cut, StringComparison.Ordinal);

        (await host.Post(body)).StatusCode.ShouldBe(HttpStatusCode.OK);

        text.ShouldBe("I feel \ufffd, \\ud83d, 😀 and \ufffd");
    }

    [Fact]
    public async Task With_expected_replies_no_service_url_is_needed()
    {
        var message = Message();
        message.Remove("serviceUrl");
        message["deliveryMode"] = "expectReplies";

        (await _host.Post(message)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_turn_that_fails_tells_nothing_of_its_insides()
    {
        await using var host = await BotHost.Start((turn, _) => throw new FormatException("cannot read " + turn.Activity.Text));

        var reason = await (await host.Post(Message())).Refusal(HttpStatusCode.InternalServerError);

        reason.ShouldNotContain("hello");
        host.Log.All.ShouldContain(nameof(FormatException));
        host.Log.All.ShouldNotContain("hello");
    }

    [Fact]
    public async Task A_turn_that_the_store_did_not_take_is_a_service_unavailable()
    {
        await using var host = await BotHost.Start((_, _) => throw new InvalidOperationException("x", new StorageException("the disk is full")));

        (await (await host.Post(Message())).Refusal(HttpStatusCode.ServiceUnavailable)).ShouldContain("again");
        host.Log.All.ShouldContain(nameof(StorageException));
        host.Log.All.ShouldNotContain("the disk is full");
    }

    internal static JsonObject Message() => JsonNode.Parse(
        """
        {
          "type": "message", "id": "a1", "channelId": "test", "serviceUrl": "http://127.0.0.1:9/", "text": "hello",
          "from": { "id": "person" }, "recipient": { "id": "bot" }, "conversation": { "id": "c1" }
        }
        """)!.AsObject();

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static HttpRequestMessage Request(JsonNode activity) => new(HttpMethod.Post, MessagesGate.Path)
    {
        Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
    };
}
