namespace SupportBot.Host.Tests;

/// <summary>Replies that go to a channel's connector instead of the answer.</summary>
public sealed class ConnectorTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_conversation_over_a_connector_says_the_same_in_the_same_order()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var direct = host.Person("emulator");
        var person = host.Person("emulator", connector);

        foreach (var one in new[] { direct, person })
        {
            await one.JoinAsync();
            await one.PressAsync("compare");
            await one.PressAsync("choose");
        }

        person.Words.ShouldBe(direct.Words);
        while (direct.Card.IsQuestion)
        {
            await direct.AnswerAsync();
            await person.AnswerAsync();
            person.Words.ShouldBe(direct.Words);
        }

        connector.Requests.ShouldAllBe(request => request.Path.Contains(person.Conversation, StringComparison.Ordinal));
        connector.Requests.ShouldAllBe(request => request.Body["conversation"]!["id"]!.GetValue<string>() == person.Conversation);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_busy_connector_is_asked_again_and_gets_each_message_once_and_in_order(int busy)
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var direct = host.Person("emulator");
        var person = host.Person("emulator", connector);
        connector.Then(201, busy, 201);

        await direct.SayAsync("what is the difference?");
        await person.SayAsync("what is the difference?");

        connector.Requests.Count.ShouldBe(direct.Heard.Count + 1);
        person.Words.ShouldBe(direct.Words);
    }

    [Fact]
    public async Task A_connector_that_fails_half_way_gets_only_the_rest_when_the_activity_comes_again()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var direct = host.Person("emulator");
        var person = host.Person("emulator", connector);
        await direct.JoinAsync();
        await person.JoinAsync();
        var welcome = person.Card;
        await direct.SayAsync("what is the difference?");
        var ask = person.Message("what is the difference?");
        var before = connector.Taken.Count;

        connector.Then(201, 400);
        ShouldAskToRepeat(await person.PostAsync(ask));
        person.Heard.Count.ShouldBe(1);
        (await person.PostAsync(ask)).ShouldBeFine();
        (await person.PostAsync(ask)).ShouldBeFine();

        var told = connector.Taken.Skip(before).Select(taken => new Reply(taken.Body).Words);
        told.ShouldBe(direct.Heard.Select(reply => reply.Words));
        await person.SendAsync(welcome.Find("choose").Data);
        person.Card.IsQuestion.ShouldBeTrue();
    }

    [Fact]
    public async Task A_turn_is_not_lost_while_the_connector_is_down()
    {
        var connector = await LoopbackConnector.StartAsync();
        var url = connector.ServiceUrl[..^"/_connector".Length];
        var person = host.Person("emulator", connector);
        await person.JoinAsync();
        await person.PressAsync("choose");
        var asked = person.Card;
        var answer = person.Activity("message", new JsonObject { ["value"] = asked.Answer(asked.Choices[0].Value) });

        await connector.DisposeAsync();
        ShouldAskToRepeat(await person.PostAsync(answer));
        await using var back = await LoopbackConnector.StartAsync(url);
        (await person.PostAsync(answer)).ShouldBeFine();
        (await person.PostAsync(answer)).ShouldBeFine();

        var told = back.Taken.Select(taken => new Reply(taken.Body)).ToList();
        told.Count(reply => reply.Card is { IsQuestion: true }).ShouldBe(1);
        told[0].Words.ShouldContain(asked.Choices[0].Title);
        told[^1].Card!.Choices.ShouldNotBe(asked.Choices);
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_response_and_posts_the_next_question_to_the_connector()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var person = host.Person("msteams", connector);
        await person.SayAsync("help me choose");
        var asked = person.Card;
        var before = connector.Taken.Count;

        var press = person.Invoke(asked.Answer(asked.Choices[0].Value), "answer");
        var answer = await person.PostAsync(press);
        var again = await person.PostAsync(press);

        answer.Json!["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.card.adaptive");
        again.Body.ShouldBe(answer.Body);
        connector.Taken.Count.ShouldBe(before + 1);
        person.Card.IsQuestion.ShouldBeTrue();
        person.Card.Choices.ShouldNotBe(asked.Choices);
    }

    private static void ShouldAskToRepeat(Answer answer)
    {
        ((int)answer.Status).ShouldBeGreaterThanOrEqualTo(500);
        answer.ShouldRefuse(answer.Status).ShouldContain("again");
    }
}
