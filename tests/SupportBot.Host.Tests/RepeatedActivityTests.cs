namespace SupportBot.Host.Tests;

public sealed class RepeatedActivityTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_repeated_message_gets_the_identical_replies_and_moves_nothing()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var answer = person.Activity("message", new JsonObject { ["value"] = person.Card.Answer(person.Card.Choices[0].Value) });

        var first = await person.PostAsync(answer);
        var question = person.Card.Choices;
        var second = await person.PostAsync(answer);
        var third = await person.PostAsync(answer);

        second.Body.ShouldBe(first.Body);
        third.Body.ShouldBe(first.Body);
        await person.SayAsync("why do you ask?");
        person.Card.Choices.ShouldBe(question);
    }

    [Fact]
    public async Task A_repeated_invoke_gets_the_same_response()
    {
        var person = host.Person("msteams");
        await person.SayAsync("help me choose");
        var press = person.Invoke(person.Card.Answer(person.Card.Choices[1].Value), "answer");

        var first = await person.PostAsync(press);
        var second = await person.PostAsync(press);

        second.Body.ShouldBe(first.Body);
    }

    [Fact]
    public async Task An_activity_that_comes_again_after_later_ones_still_gets_its_own_replies()
    {
        var person = host.Person();
        var ask = person.Message("what is coaching?");
        var first = await person.PostAsync(ask);
        await person.SayAsync("help me choose");
        var question = person.Card.Choices;

        var late = await person.PostAsync(ask);

        late.Body.ShouldBe(first.Body);
        await person.SayAsync("why do you ask?");
        person.Card.Choices.ShouldBe(question);
    }

    [Fact]
    public async Task A_repeated_question_card_shows_what_it_showed_also_after_later_answers()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var answer = person.Activity("message", new JsonObject { ["value"] = person.Card.Answer(person.Card.Choices[0].Value) });
        var first = await person.PostAsync(answer);
        await person.AnswerAsync();
        await person.PressAsync("back");

        (await person.PostAsync(answer)).Body.ShouldBe(first.Body);
    }

    [Fact]
    public async Task An_activity_sent_many_times_at_once_makes_one_turn()
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        var answer = person.Activity("message", new JsonObject { ["value"] = person.Card.Answer(person.Card.Choices[0].Value) });

        var bodies = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await person.PostAsync(answer)).Body));

        bodies.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Two_conversations_with_the_same_activity_id_are_two()
    {
        var one = host.Person();
        var other = host.Person();
        var first = one.Message("help me choose");
        var second = other.Message("what is coaching?");
        second["id"] = first["id"]!.DeepClone();

        await one.PostAsync(first);
        await other.PostAsync(second);

        one.Card.IsQuestion.ShouldBeTrue();
        other.Card.IsQuestion.ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_posted_twice_over_Direct_Line_is_heard_once()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        const string Message = """{"type":"message","text":"help me choose","channelData":{"clientActivityID":"one"}}""";

        var first = await visitor.PostAsync(Message);
        var second = await visitor.PostAsync(Message);

        second.Body.ShouldBe(first.Body);
        await visitor.ListenAsync();
        visitor.Heard.Count(reply => reply.Card is { IsQuestion: true }).ShouldBe(1);
    }
}
