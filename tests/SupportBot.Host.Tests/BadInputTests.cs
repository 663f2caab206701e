using System.Text;

namespace SupportBot.Host.Tests;

/// <summary>Whatever comes in at /api/messages gets a clear refusal or a helpful reply, and the conversation stays where it is.</summary>
public sealed class BadInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string, string> Malformed => new()
    {
        { "", "empty" },
        { "{", "not JSON" },
        { "hello", "not JSON" },
        { "[]", "object" },
        { "null", "object" },
        { """{"type":"message","type":"message"}""", "twice" },
        { new string('[', 5000) + new string(']', 5000), "not JSON" },
    };

    public static TheoryData<string, string, string> WrongMembers => new()
    {
        { "type", "null", "type" },
        { "type", "5", "type" },
        { "type", "\"\"", "type" },
        { "channelId", "null", "channelId" },
        { "conversation", "null", "conversation.id" },
        { "conversation", "\"c\"", "conversation" },
        { "conversation", "{}", "conversation.id" },
        { "conversation", """{"id":7}""", "conversation.id" },
        { "conversation", """{"id":".."}""", "conversation.id" },
        { "from", "null", "from.id" },
        { "from", "[]", "from" },
        { "id", "12", "id" },
        { "text", "{}", "text" },
        { "text", "7", "text" },
        { "timestamp", "\"yesterday\"", "timestamp" },
        { "membersAdded", "{}", "membersAdded" },
        { "entities", "[null]", "entities[0]" },
        { "attachments", "\"none\"", "attachments" },
        { "serviceUrl", "\"not a url\"", "serviceUrl" },
        { "serviceUrl", "\"ftp://127.0.0.1/\"", "serviceUrl" },
        { "deliveryMode", "1", "deliveryMode" },
    };

    public static TheoryData<string> OddButtons =>
    [
        "[]", "[1,2,3]", "7", "true", "\"\"", "\"press\"", "{}", """{"intent":5}""", """{"intent":"fly_away"}""", """{"intent":"0"}""",
        """{"intent":"answer"}""", """{"intent":"answer","target":7,"choice":[]}""", """{"intent":"answer","target":"nothing","choice":"nowhere"}""",
        """{"intent":"explain","target":"astrology"}""", """{"intent":"skip","target":"nothing"}""", """{"intent":"yes"}""",
        """{"intent":"answer","target":"concern","choice":"nowhere","card":99999999999999999999}""", """{"card":-1}""", """{"intent":null,"card":"x"}""",
    ];

    [Theory, MemberData(nameof(Malformed))]
    public async Task What_is_no_activity_is_refused_with_a_reason(string body, string reason)
    {
        var person = await AskedAsync();
        (await person.PostAsync(Encoding.UTF8.GetBytes(body))).ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain(reason);
        await ShouldStillBeAskedAsync(person);
    }

    [Theory, MemberData(nameof(WrongMembers))]
    public async Task A_missing_or_wrong_member_is_named(string name, string value, string named)
    {
        var person = await AskedAsync();
        var activity = person.Message("hello");
        if (JsonNode.Parse(value) is { } wrong)
            activity[name] = wrong;
        else
            activity.Remove(name);

        (await person.PostAsync(activity)).ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain(named);
        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("rubbish")]
    public async Task Only_JSON_in_UTF8_is_taken(string contentType)
    {
        var person = await AskedAsync();
        var body = Encoding.UTF8.GetBytes(person.Message("hello").ToJsonString());
        (await person.PostAsync(body, contentType)).ShouldRefuse(HttpStatusCode.UnsupportedMediaType).ShouldContain("application/json");
        await ShouldStillBeAskedAsync(person);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var person = await AskedAsync();
        byte[] body = [.. "{\"type\":\"message\",\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8];
        (await person.PostAsync(body)).ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain("UTF-8");
        await ShouldStillBeAskedAsync(person);
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused_with_the_limit()
    {
        var person = await AskedAsync();
        (await person.PostAsync(person.Message(new string('a', 1024 * 1024)))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge).ShouldContain("256 KB");
        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("\u0301")]
    [InlineData("not ")]
    [InlineData("😀")]
    [InlineData("<at>")]
    [InlineData("\n")]
    public async Task Two_hundred_kilobytes_of_anything_are_answered(string unit)
    {
        var person = await AskedAsync();
        var text = string.Concat(Enumerable.Repeat(unit, 190_000 / Encoding.UTF8.GetByteCount(JsonValue.Create(unit)!.ToJsonString())));

        (await person.PostAsync(person.Message(text))).ShouldBeFine();

        person.Heard.ShouldNotBeEmpty();
        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\t\n")]
    [InlineData("\u0000")]
    [InlineData("\u200b\u200b")]
    [InlineData("?!…")]
    [InlineData("<at>Bot</at>")]
    [InlineData("'; DROP TABLE sessions; --")]
    [InlineData("{choice} ${card} {{0}}")]
    public async Task Odd_text_gets_a_helpful_reply(string text)
    {
        var person = await AskedAsync();
        (await person.PostAsync(person.Message(text))).ShouldBeFine();
        person.Heard.ShouldNotBeEmpty();
        await ShouldStillBeAskedAsync(person);
    }

    [Fact]
    public async Task Half_an_emoji_is_read_as_the_rest_of_the_text()
    {
        var person = await AskedAsync();
        var body = person.Message("why do you ask? X").ToJsonString().Replace("X", "\\ud83d", StringComparison.Ordinal);
        (await person.PostAsync(Encoding.UTF8.GetBytes(body))).ShouldBeFine();
        person.Heard.ShouldNotBeEmpty();
        await ShouldStillBeAskedAsync(person);
    }

    [Theory, MemberData(nameof(OddButtons))]
    public async Task A_button_that_no_card_has_gets_a_helpful_reply(string data)
    {
        var submitted = await AskedAsync();
        await submitted.SendAsync(JsonNode.Parse(data));
        submitted.Heard.ShouldNotBeEmpty();
        await ShouldStillBeAskedAsync(submitted);

        var executed = await AskedAsync("msteams");
        (await executed.PostAsync(executed.Invoke(JsonNode.Parse(data), "fly_away"))).ShouldBeFine();
        executed.Heard.ShouldNotBeEmpty();
        await ShouldStillBeAskedAsync(executed);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"press\"")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":"press"}""")]
    [InlineData("""{"action":{"type":"Action.Submit","data":{}}}""")]
    [InlineData("""{"action":{"type":5,"verb":[]}}""")]
    public async Task An_invoke_without_a_proper_action_is_refused_with_a_reason(string value)
    {
        var person = await AskedAsync("msteams");
        var invoke = person.Invoke(new JsonObject());
        invoke["value"] = JsonNode.Parse(value);

        var answer = await person.PostAsync(invoke);

        answer.ShouldBeFine();
        var response = answer.Json!["activities"]![0]!["value"]!;
        response["status"]!.GetValue<int>().ShouldBe(400);
        response["body"]!["value"]!["message"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData("task/fetch")]
    [InlineData("composeExtension/query")]
    [InlineData("message/submitAction")]
    [InlineData("")]
    public async Task An_unknown_invoke_is_not_implemented(string name)
    {
        var person = await AskedAsync("msteams");
        var answer = await person.PostAsync(person.Invoke(new JsonObject(), name: name));
        answer.ShouldBeFine();
        answer.Json!["activities"]![0]!["value"]!["status"]!.GetValue<int>().ShouldBe(501);
        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("handoff")]
    [InlineData("somethingNew")]
    public async Task Other_activities_are_taken_in_silence(string type)
    {
        var person = await AskedAsync();
        (await person.PostAsync(person.Activity(type, new JsonObject { ["text"] = "hello", ["value"] = 1 }))).ShouldBeFine();
        person.Heard.ShouldBeEmpty();
        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("upgrade")]
    [InlineData(null)]
    public async Task An_installation_during_a_conversation_changes_nothing(string? action)
    {
        var person = await AskedAsync("msteams");
        (await person.PostAsync(person.Activity("installationUpdate", new JsonObject { ["action"] = action }))).ShouldBeFine();
        person.Heard.ShouldBeEmpty();
        await ShouldStillBeAskedAsync(person);
    }

    [Fact]
    public async Task A_spent_button_changes_nothing_and_shows_where_we_are()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var first = person.Card;
        await person.AnswerAsync();
        var second = person.Card;

        await person.SendAsync(first.Answer(first.Choices[1].Value));
        person.Heard[0].Text.ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "button.spent")]);
        person.Card.Choices.ShouldBe(second.Choices);
        await person.SendAsync(first.Find("skip").Data);
        person.Heard[0].Text.ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "button.spent")]);
        person.Card.Choices.ShouldBe(second.Choices);
    }

    [Fact]
    public async Task Activities_in_the_wrong_order_do_no_harm()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var first = person.Card;
        await person.AnswerAsync();
        var second = person.Card;
        await person.AnswerAsync();
        var third = person.Card;

        await person.SendAsync(second.Answer(second.Choices[1].Value));
        await person.SendAsync(first.Answer(first.Choices[1].Value));
        var joined = person.Joined();
        joined["timestamp"] = "2020-01-01T00:00:00Z";
        await person.PostAsync(joined);

        await person.SayAsync("why do you ask?");
        person.Card.Choices.ShouldBe(third.Choices);
    }

    [Fact]
    public async Task JSON_nested_too_deep_is_refused_and_less_deep_is_answered()
    {
        var person = await AskedAsync();
        foreach (var depth in new[] { 20, 55, 61, 62, 63, 64, 65, 500 })
        {
            var activity = person.Message("why do you ask?");
            activity["value"] = 0;
            var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
            var answer = await person.PostAsync(Encoding.UTF8.GetBytes(activity.ToJsonString().Replace("\"value\":0", $"\"value\":{nested}", StringComparison.Ordinal)));
            if (answer.Status != HttpStatusCode.OK)
                answer.ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain("not JSON");
        }

        await ShouldStillBeAskedAsync(person);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_not_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await host.Http.SendAsync(request);
        response.StatusCode.ShouldBeOneOf([HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound]);
    }

    [Fact]
    public async Task A_service_url_elsewhere_is_forbidden()
    {
        var person = await AskedAsync();
        var activity = person.Message("hello");
        activity["serviceUrl"] = "https://attacker.example/";
        (await person.PostAsync(activity)).ShouldRefuse(HttpStatusCode.Forbidden).ShouldContain("serviceUrl");
        await ShouldStillBeAskedAsync(person);
    }

    /// <summary>A person before the second question.</summary>
    private async Task<BotFrameworkPerson> AskedAsync(string channel = "directline")
    {
        var person = host.Person(channel);
        await person.SayAsync("help me choose");
        await person.AnswerAsync();
        return person;
    }

    /// <summary>The second question is open, the first is answered.</summary>
    private static async Task ShouldStillBeAskedAsync(BotFrameworkPerson person)
    {
        await person.SayAsync("why do you ask?");
        person.Card.IsQuestion.ShouldBeTrue();
        var second = person.Card.Choices;
        await person.PressAsync("back");
        person.Card.Choices.ShouldNotBe(second);
        await person.AnswerAsync();
        person.Card.Choices.ShouldBe(second);
    }
}
