namespace SupportBot.Host.Tests;

public sealed class ForgettingTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_visitor_is_forgotten_with_all_that_was_said()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.PressAsync("choose");
        await visitor.AnswerAsync();
        await visitor.SayAsync("forget me");
        await visitor.PressAsync("confirm_forget");

        var history = await visitor.HistoryAsync();
        history.Count.ShouldBe(2);
        history[0]!["name"]!.GetValue<string>().ShouldBe("supportbot.forgotten");
        history[1]!["text"]!.GetValue<string>().ShouldBe(visitor.Words);

        await visitor.SayAsync("carry on");
        visitor.Card.IsQuestion.ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_in_another_channel_is_forgotten_without_an_event_and_the_pressed_card_says_goodbye()
    {
        var person = host.Person("msteams");
        await person.JoinAsync();
        var welcome = person.Words;
        await person.PressAsync("choose");
        await person.AnswerAsync();
        await person.SayAsync("forget me");
        var press = person.Invoke(person.Card.Find("confirm_forget").Data, "confirm_forget");

        var first = await person.PostAsync(press);
        var again = await person.PostAsync(press);

        var replies = first.Json!["activities"]!.AsArray();
        replies.ShouldAllBe(reply => reply!["type"]!.GetValue<string>() != "event");
        var record = replies.Single(reply => reply!["type"]!.GetValue<string>() == "invokeResponse")!["value"]!["body"]!;
        new Card(record["value"]!.AsObject()).Buttons.ShouldBeEmpty();
        again.Body.ShouldBe(first.Body);
        await person.SayAsync("carry on");
        person.Heard[0].Words.ShouldBe(welcome);
    }

    [Fact]
    public async Task The_wish_pressed_again_when_nothing_is_left_does_no_harm()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();
        await visitor.SayAsync("forget me");
        var press = visitor.Card.Find("confirm_forget").Data;
        await visitor.SendAsync(press);

        await visitor.SendAsync(press);

        visitor.Heard.ShouldNotBeEmpty();
        await visitor.SayAsync("help me choose");
        visitor.Card.IsQuestion.ShouldBeTrue();
    }
}
