namespace SupportBot.Host.Tests;

public sealed class DirectLineBadInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string> Malformed =>
    [
        "", "{", "[]", "null", "hello", "{}", """{"type":5}""", """{"type":"conversationUpdate"}""", """{"type":"message","text":5}""",
        """{"type":"message","from":"me"}""", """{"type":"message","channelData":"x"}""", """{"type":"message","entities":{}}""",
        """{"type":"message","text":"a","text":"b"}""",
    ];

    public static TheoryData<string> OddButtons => ["[]", "7", "true", "\"press\"", "{}", """{"intent":"fly_away"}""", """{"intent":[1]}"""];

    [Theory, MemberData(nameof(Malformed))]
    public async Task What_is_no_activity_is_refused_with_a_reason(string body)
    {
        var visitor = await AskedAsync();
        (await visitor.PostAsync(body)).ShouldRefuse(HttpStatusCode.BadRequest);
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Theory, MemberData(nameof(OddButtons))]
    public async Task A_button_that_no_card_has_gets_a_helpful_reply(string data)
    {
        var visitor = await AskedAsync();
        await visitor.SendAsync(JsonNode.Parse(data));
        visitor.Heard.ShouldNotBeEmpty();
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused_with_the_limit()
    {
        var visitor = await AskedAsync();
        var body = new JsonObject { ["type"] = "message", ["text"] = new string('a', 1024 * 1024) };
        (await visitor.PostAsync(body.ToJsonString())).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge).ShouldContain("KB");
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task Deep_JSON_is_refused_or_answered_and_never_a_fault()
    {
        var visitor = await AskedAsync();
        foreach (var depth in new[] { 20, 55, 61, 62, 63, 64, 65, 500 })
        {
            var nested = string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
            var answer = await visitor.PostAsync($$"""{"type":"message","text":"why do you ask?","value":{{nested}}}""");
            if (answer.Status != HttpStatusCode.OK)
                answer.ShouldRefuse(HttpStatusCode.BadRequest);
        }

        await visitor.ListenAsync();
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task A_message_without_words_gets_a_helpful_reply()
    {
        var visitor = await AskedAsync();
        await visitor.SayAsync("   ");
        visitor.Heard.ShouldNotBeEmpty();
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task A_token_opens_no_conversation_but_its_own()
    {
        var visitor = await AskedAsync();
        var other = await host.VisitorAsync();
        await other.JoinAsync();

        (await visitor.CallAsync(HttpMethod.Get, $"conversations/{other.Conversation}/activities")).ShouldRefuse(HttpStatusCode.Forbidden);
        (await visitor.CallAsync(HttpMethod.Post, $"conversations/{other.Conversation}/activities", """{"type":"message","text":"hi"}""")).ShouldRefuse(HttpStatusCode.Forbidden);
        (await visitor.CallAsync(HttpMethod.Get, "conversations/nowhere")).ShouldRefuse(HttpStatusCode.Forbidden);
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task A_conversation_that_was_never_begun_is_not_found()
    {
        var visitor = await host.VisitorAsync();
        (await visitor.ResumeAsync()).ShouldRefuse(HttpStatusCode.NotFound);
        (await visitor.PostAsync("""{"type":"message","text":"hi"}""")).ShouldRefuse(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("a.b.c")]
    public async Task An_unknown_token_is_refused(string token)
    {
        var visitor = await AskedAsync();
        var real = visitor.Token;
        visitor.Token = token;
        var answer = await visitor.PostAsync("""{"type":"message","text":"hi"}""");
        answer.ShouldRefuse(token.Length == 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
        visitor.Token = real;
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    [Theory]
    [InlineData("minus one")]
    [InlineData("-1")]
    [InlineData("999999")]
    public async Task A_watermark_that_was_never_given_is_refused(string watermark)
    {
        var visitor = await AskedAsync();
        (await visitor.CallAsync(HttpMethod.Get, $"conversations/{visitor.Conversation}/activities?watermark={watermark}"))
            .ShouldRefuse(HttpStatusCode.BadRequest);
        await visitor.ShouldBeAtTheSecondQuestionAsync();
    }

    private async Task<DirectLinePerson> AskedAsync()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.PressAsync("choose");
        await visitor.AnswerAsync();
        return visitor;
    }
}
