namespace SupportBot.Host.Tests;

public sealed class TeamsTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task Buttons_are_Action_Execute_with_an_Action_Submit_for_older_clients()
    {
        var person = host.Person("msteams");
        await person.JoinAsync();
        await PressAndCheckAsync("compare");
        await PressAndCheckAsync("choose");

        async Task PressAndCheckAsync(string intent)
        {
            person.Card.Buttons.ShouldNotBeEmpty();
            foreach (var button in person.Card.Buttons)
            {
                button.Type.ShouldBe("Action.Execute");
                button.Json["verb"]!.GetValue<string>().ShouldBe(button.Intent);
                button.Json["fallback"]!["type"]!.GetValue<string>().ShouldBe("Action.Submit");
                JsonNode.DeepEquals(button.Json["fallback"]!["data"], button.Data).ShouldBeTrue();
            }

            await person.PostAsync(person.Invoke(person.Card.Find(intent).Data, intent));
        }
    }

    [Fact]
    public async Task An_answered_question_becomes_a_record_and_the_next_question_follows()
    {
        var person = host.Person("msteams");
        await person.SayAsync("help me choose");
        var asked = person.Card;

        var answer = await person.PostAsync(person.Invoke(asked.Answer(asked.Choices[2].Value), "answer"));

        var response = answer.Json!["activities"]!.AsArray().Single(activity => activity!["type"]!.GetValue<string>() == "invokeResponse")!["value"]!;
        response["status"]!.GetValue<int>().ShouldBe(200);
        response["body"]!["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        var record = new Card(response["body"]!["value"]!.AsObject());
        record.Texts.ShouldContain(asked.Choices[2].Title);
        record.Buttons.ShouldBeEmpty();
        person.Heard.ShouldHaveSingleItem().Card!.IsQuestion.ShouldBeTrue();
        person.Card.Choices.ShouldNotBe(asked.Choices);
    }

    [Fact]
    public async Task A_button_that_leaves_its_card_alone_is_answered_with_a_note()
    {
        var person = host.Person("msteams");
        await person.JoinAsync();

        var answer = await person.PostAsync(person.Invoke(person.Card.Find("compare").Data, "compare"));

        var response = answer.Json!["activities"]!.AsArray().Single(activity => activity!["type"]!.GetValue<string>() == "invokeResponse")!["value"]!;
        response["body"]!["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.activity.message");
        response["body"]!["value"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        person.Words.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Installing_and_opening_welcome_once()
    {
        var person = host.Person("msteams");

        await person.PostAsync(person.Activity("installationUpdate", new JsonObject { ["action"] = "add" }));
        person.Heard.ShouldHaveSingleItem().Card.ShouldNotBeNull();
        await person.PostAsync(person.Joined());
        person.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_the_app_forgets_the_conversation()
    {
        var person = host.Person("msteams");
        await person.JoinAsync();
        var welcome = person.Words;
        await person.PressAsync("choose");
        await person.AnswerAsync();

        (await person.PostAsync(person.Activity("installationUpdate", new JsonObject { ["action"] = "remove" }))).ShouldBeFine();
        person.Heard.ShouldBeEmpty();
        await person.SayAsync("carry on");

        person.Heard[0].Words.ShouldBe(welcome);
    }

    [Fact]
    public async Task A_suggestion_and_nothing_else_asks_for_feedback_and_nothing_has_more_than_three_suggested_actions()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var person = host.Person("msteams", connector);
        await person.JoinAsync();
        await person.PressAsync("choose");
        await person.AnswerAllAsync();
        await person.PostAsync(person.Activity("messageReaction", new JsonObject { ["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" }) }));
        person.Heard.ShouldBeEmpty();

        var said = connector.Taken.Select(taken => taken.Body).ToList();
        said.Count.ShouldBeGreaterThan(5);
        said.ShouldAllBe(body => (body["suggestedActions"] == null ? 0 : body["suggestedActions"]!["actions"]!.AsArray().Count) <= 3);
        var asking = said.Where(body => body["channelData"]?["feedbackLoopEnabled"]?.GetValue<bool>() == true).ShouldHaveSingleItem();
        new Reply(asking).Card!.Find("feedback");

        await person.PostAsync(Thumb());
        person.Heard.ShouldHaveSingleItem().Text.ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "feedback.helped")]);

        await person.SayAsync("forget me");
        await person.PostAsync(Thumb());
        await person.SayAsync("yes");
        person.Heard[0].Text.ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "forget.done")]);

        await person.SayAsync("I want to kill myself");
        await person.PostAsync(Thumb());
        person.Heard.ShouldBeEmpty();

        JsonObject Thumb() => person.Activity("invoke", new JsonObject
        {
            ["name"] = "message/submitAction",
            ["value"] = JsonNode.Parse("""{"actionName":"feedback","actionValue":{"reaction":"like","feedback":"{\"feedbackText\":\"\"}"}}"""),
        });
    }

    [Theory]
    [InlineData("groupChat", true)]
    [InlineData("channel", true)]
    [InlineData("groupChat", null)]
    public async Task Groups_are_asked_to_continue_in_private_and_hear_nothing_else(string type, bool? isGroup)
    {
        var person = host.Person("msteams");
        var said = person.Message("<at>Bot</at>help me choose");
        said["conversation"]!["conversationType"] = type;
        said["conversation"]!["isGroup"] = isGroup;

        await person.PostAsync(said);
        person.Heard.ShouldHaveSingleItem().Text.ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "group.private")]);

        var joined = person.Joined();
        joined["conversation"] = said["conversation"]!.DeepClone();
        await person.PostAsync(joined);
        person.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_button_pressed_in_a_group_is_answered_with_the_same_and_moves_nothing()
    {
        var person = host.Person("msteams");
        await person.JoinAsync();
        var press = person.Invoke(person.Card.Find("choose").Data, "choose");
        press["conversation"]!["conversationType"] = "channel";

        var answer = await person.PostAsync(press);

        person.Heard.ShouldBeEmpty();
        answer.Json!["activities"]![0]!["value"]!["body"]!["value"]!.GetValue<string>()
            .ShouldBeOneOf([.. Content.Wordings("phrases.yaml", "group.private")]);
    }
}
