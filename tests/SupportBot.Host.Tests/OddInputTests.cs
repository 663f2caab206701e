using System.Text;

namespace SupportBot.Host.Tests;

/// <summary>Odd words, buttons and activities get a helpful reply or silence, and the conversation stays where it is.</summary>
public sealed class OddInputTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string> OddButtons =>
    [
        "[]", "[1,2,3]", "7", "true", "\"\"", "\"press\"", "{}", """{"intent":5}""", """{"intent":"fly_away"}""", """{"intent":"0"}""",
        """{"intent":"answer"}""", """{"intent":"answer","target":7,"choice":[]}""", """{"intent":"answer","target":"nothing","choice":"nowhere"}""",
        """{"intent":"explain","target":"astrology"}""", """{"intent":"skip","target":"nothing"}""", """{"intent":"yes"}""",
        """{"intent":"answer","target":"concern","choice":"nowhere","card":99999999999999999999}""", """{"card":-1}""", """{"intent":null,"card":"x"}""",
    ];

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
        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task Half_an_emoji_is_read_as_the_rest_of_the_text()
    {
        var person = await AskedAsync();
        var body = person.Message("why do you ask? X").ToJsonString().Replace("X", "\\ud83d", StringComparison.Ordinal);
        (await person.PostAsync(Encoding.UTF8.GetBytes(body))).ShouldBeFine();
        person.Heard.ShouldNotBeEmpty();
        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    [Theory, MemberData(nameof(OddButtons))]
    public async Task A_button_that_no_card_has_gets_a_helpful_reply(string data)
    {
        var submitted = await AskedAsync();
        await submitted.SendAsync(JsonNode.Parse(data));
        submitted.Heard.ShouldNotBeEmpty();
        await submitted.ShouldBeAtTheSecondQuestionAsync();

        var executed = await AskedAsync("msteams");
        (await executed.PostAsync(executed.Invoke(JsonNode.Parse(data), "fly_away"))).ShouldBeFine();
        executed.Heard.ShouldNotBeEmpty();
        await executed.ShouldBeAtTheSecondQuestionAsync();
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
        await person.ShouldBeAtTheSecondQuestionAsync();
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
        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("messageReaction")]
    [InlineData("handoff")]
    [InlineData("somethingNew")]
    public async Task Other_activities_are_taken_in_silence(string type)
    {
        var person = await AskedAsync();
        (await person.PostAsync(person.Activity(type, new JsonObject { ["text"] = "hello", ["value"] = 1 }))).ShouldBeFine();
        person.Heard.ShouldBeEmpty();
        await person.ShouldBeAtTheSecondQuestionAsync();
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
        await person.ShouldBeAtTheSecondQuestionAsync();
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

    /// <summary>A person before the second question.</summary>
    private async Task<BotFrameworkPerson> AskedAsync(string channel = "directline")
    {
        var person = host.Person(channel);
        await person.SayAsync("help me choose");
        await person.AnswerAsync();
        return person;
    }
}
