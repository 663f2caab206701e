using System.Text;

namespace SupportBot.Host.Tests;

/// <summary>What is no activity, too big or from elsewhere is refused with a reason, and the conversation stays where it is.</summary>
public sealed class BadRequestTests(RunningHost host) : IClassFixture<RunningHost>
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

    [Theory, MemberData(nameof(Malformed))]
    public async Task What_is_no_activity_is_refused_with_a_reason(string body, string reason)
    {
        var person = await AskedAsync();
        (await person.PostAsync(Encoding.UTF8.GetBytes(body))).ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain(reason);
        await person.ShouldBeAtTheSecondQuestionAsync();
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
        await person.ShouldBeAtTheSecondQuestionAsync();
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
        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        var person = await AskedAsync();
        byte[] body = [.. "{\"type\":\"message\",\"text\":\""u8, 0xff, 0xfe, .. "\"}"u8];
        (await person.PostAsync(body)).ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain("UTF-8");
        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused_with_the_limit()
    {
        var person = await AskedAsync();
        (await person.PostAsync(person.Message(new string('a', 1024 * 1024)))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge).ShouldContain("256 KB");
        await person.ShouldBeAtTheSecondQuestionAsync();
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
        await person.ShouldBeAtTheSecondQuestionAsync();
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

        await person.ShouldBeAtTheSecondQuestionAsync();
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

    [Theory]
    [InlineData("https://attacker.example/")]
    [InlineData("https://directline.invalid")]
    public async Task A_service_url_elsewhere_is_forbidden_that_of_our_own_Direct_Line_too(string serviceUrl)
    {
        var person = await AskedAsync();
        var activity = person.Message("hello");
        activity["serviceUrl"] = serviceUrl;
        (await person.PostAsync(activity)).ShouldRefuse(HttpStatusCode.Forbidden).ShouldContain("serviceUrl");
        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    /// <summary>A person before the second question.</summary>
    private async Task<BotFrameworkPerson> AskedAsync(string channel = "directline")
    {
        var person = host.Person(channel);
        await person.SayAsync("help me choose");
        await person.AnswerAsync();
        return person;
    }
}
