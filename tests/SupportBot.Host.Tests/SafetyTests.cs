namespace SupportBot.Host.Tests;

public sealed class SafetyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Statement = "I want to kill myself";

    [Theory]
    [InlineData("directline")]
    [InlineData("msteams")]
    [InlineData("sms")]
    public async Task An_explicit_statement_gets_help_in_the_same_turn(string channel)
    {
        var person = host.Person(channel);
        await person.SayAsync("help me choose");

        await person.SayAsync(Statement);

        person.Words.ShouldContain("999");
        person.Words.ShouldContain("116 123");
    }

    [Fact]
    public async Task A_statement_without_an_id_is_no_repeat_of_another_message_of_the_same_moment()
    {
        var person = new BotFrameworkPerson(host.Http, "emulator");
        foreach (var text in new[] { "hello", Statement })
        {
            var message = person.Message(text);
            message.Remove("id");
            message["timestamp"] = "2026-11-22T10:00:00Z";
            (await person.PostAsync(message)).ShouldBeFine();
        }

        person.Card.IsCrisis.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<at>I want to kill myself</at> hello")]
    [InlineData("<at></at><at>hello</at> I want to kill myself")]
    public async Task What_only_looks_like_a_mention_is_read(string text)
    {
        var person = new BotFrameworkPerson(host.Http, "emulator");

        await person.SayAsync(text);

        person.Card.IsCrisis.ShouldBeTrue();
    }

    [Theory]
    [InlineData("US", "988")]
    [InlineData("us", "988")]
    [InlineData("IE", "112")]
    [InlineData("AU", "13 11 14")]
    public async Task Numbers_are_those_of_the_country_that_the_client_reports(string country, string number)
    {
        var person = new BotFrameworkPerson(host.Http, "msteams")
        {
            Entities = [new JsonObject { ["type"] = "clientInfo", ["country"] = country }],
        };

        await person.SayAsync(Statement);

        person.Card.IsCrisis.ShouldBeTrue();
        person.Words.ShouldContain(number);
    }

    [Fact]
    public async Task The_country_that_the_person_names_outranks_the_one_of_the_client()
    {
        var person = new BotFrameworkPerson(host.Http, "msteams")
        {
            Entities = [new JsonObject { ["type"] = "clientInfo", ["country"] = "US" }],
        };
        await person.SayAsync(Statement);

        await person.SayAsync("I am in Australia");

        person.Words.ShouldContain("13 11 14");
        person.Words.ShouldNotContain("988");
    }

    [Theory]
    [InlineData("""{"comment":"I want to kill myself"}""")]
    [InlineData("""{"intent":"explain","target":"coaching","comment":"I want to kill myself"}""")]
    [InlineData("""{"intent":"answer","choice":"I want to kill myself"}""")]
    [InlineData("""{"form":{"notes":["nothing","I want to kill myself"]}}""")]
    [InlineData("\"I want to kill myself\"")]
    [InlineData("""["I want to kill myself"]""")]
    public async Task Words_typed_into_a_card_are_read_for_risk(string value)
    {
        var submitted = host.Person();
        await submitted.SendAsync(JsonNode.Parse(value));
        submitted.Card.IsCrisis.ShouldBeTrue();

        var executed = host.Person("msteams");
        await executed.PostAsync(executed.Invoke(JsonNode.Parse(value)));
        executed.Card.IsCrisis.ShouldBeTrue();

        var both = host.Person();
        await both.PostAsync(both.Activity("message", new JsonObject { ["text"] = "hello", ["value"] = JsonNode.Parse(value) }));
        both.Card.IsCrisis.ShouldBeTrue();

        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.SendAsync(JsonNode.Parse(value));
        visitor.Card.IsCrisis.ShouldBeTrue();
    }

    [Fact]
    public async Task While_safety_is_open_no_other_button_leads_away()
    {
        var person = host.Person();
        await person.JoinAsync();
        var welcome = person.Card;
        await person.PressAsync("choose");
        var question = person.Card;
        await person.SayAsync(Statement);

        foreach (var button in welcome.Buttons.Concat(question.Buttons))
        {
            await person.SendAsync(button.Data);
            person.Heard.ShouldContain(reply => reply.Card != null && reply.Card.IsCrisis, button.Intent);
            person.Heard.ShouldAllBe(reply => reply.Card == null || reply.Card.IsCrisis, button.Intent);
        }

        await person.SendAsync(question.Answer(question.Choices[0].Value));
        person.Card.IsCrisis.ShouldBeTrue();
        await person.PressAsync("im_safe");
        person.Card.Choices.ShouldBe(question.Choices);
    }

    [Theory]
    [InlineData("im_safe")]
    [InlineData("misunderstood")]
    public async Task The_way_out_returns_to_the_same_question(string way)
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        await person.AnswerAsync();
        var question = person.Card.Choices;

        await person.SayAsync(Statement);
        await person.PressAsync(way);

        person.Card.Choices.ShouldBe(question);
        person.Card.Find("help_now");
        var given = await person.AnswerAllAsync();
        given.ShouldContain(title => person.Words.Contains(Content.Reasons[title], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_way_out_may_be_said()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var question = person.Card.Choices;

        await person.SayAsync(Statement);
        await person.SayAsync("I'm safe, carry on");

        person.Card.Choices.ShouldBe(question);
    }

    [Fact]
    public async Task A_hundred_kilobytes_that_end_in_a_statement_of_risk_open_safety()
    {
        var filler = string.Concat(Enumerable.Repeat("We talked about the plan for the next quarter and it went on. ", 1650));
        var person = host.Person();

        await person.SayAsync(filler + Statement + ".");
        person.Card.IsCrisis.ShouldBeTrue();

        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.SayAsync(filler + Statement + ".");
        visitor.Card.IsCrisis.ShouldBeTrue();
    }
}
