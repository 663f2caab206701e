namespace SupportBot.Host.Tests;

public sealed class ChangedMessageTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("editMessage")]
    [InlineData("undeleteMessage")]
    public async Task An_edit_of_an_answer_changes_the_answer(string change)
    {
        var person = host.Person("msteams");
        await person.SayAsync("help me choose");
        var choices = person.Card.Choices;
        var answer = person.Message(choices[0].Title);
        await person.PostAsync(answer);

        await person.PostAsync(Edit(person, answer, choices[1].Title, change));

        person.Words.ShouldContain(choices[1].Title);
        await person.SayAsync("show my answers");
        person.Words.ShouldContain(choices[1].Title);
        person.Words.ShouldNotContain(choices[0].Title);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("softDeleteMessage")]
    public async Task A_deleted_answer_is_asked_for_again(string? change)
    {
        var person = host.Person("msteams");
        await person.SayAsync("help me choose");
        var first = person.Card.Choices;
        var answer = person.Message(first[0].Title);
        await person.PostAsync(answer);
        person.Card.Choices.ShouldNotBe(first);

        await person.PostAsync(person.Activity("messageDelete", new JsonObject
        {
            ["id"] = answer["id"]!.DeepClone(),
            ["channelData"] = new JsonObject { ["eventType"] = change },
        }));

        person.Card.Choices.ShouldBe(first);
    }

    [Fact]
    public async Task A_sign_of_risk_in_an_edit_is_answered_once_for_each_edit()
    {
        var person = host.Person("msteams");
        await person.SayAsync("hello");
        var said = person.Message("what is coaching?");
        await person.PostAsync(said);
        var edit = Edit(person, said, "I want to kill myself");

        var first = await person.PostAsync(edit);
        person.Card.IsCrisis.ShouldBeTrue();
        (await person.PostAsync(edit)).Body.ShouldBe(first.Body);
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    public async Task A_change_in_a_group_is_met_with_silence(string type)
    {
        var person = host.Person("msteams");
        var change = person.Activity(type, new JsonObject { ["text"] = "I want to kill myself" });
        change["conversation"]!["conversationType"] = "groupChat";

        (await person.PostAsync(change)).ShouldBeFine();
        person.Heard.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    public async Task A_change_of_nothing_known_does_no_harm(string type)
    {
        var person = host.Person();
        await person.SayAsync("help me choose");
        await person.AnswerAsync();

        (await person.PostAsync(person.Activity(type, new JsonObject { ["text"] = "…", ["value"] = 1 }))).ShouldBeFine();

        await person.ShouldBeAtTheSecondQuestionAsync();
    }

    [Fact]
    public async Task A_change_without_id_is_refused_with_a_reason()
    {
        var person = host.Person("msteams");
        var change = person.Activity("messageUpdate", new JsonObject { ["text"] = "hello", ["id"] = null });

        (await person.PostAsync(change)).ShouldRefuse(HttpStatusCode.BadRequest).ShouldContain("id is missing");
    }

    private static JsonObject Edit(BotFrameworkPerson person, JsonObject original, string text, string change = "editMessage") =>
        person.Activity("messageUpdate", new JsonObject
        {
            ["id"] = original["id"]!.DeepClone(),
            ["text"] = text,
            ["channelData"] = new JsonObject { ["eventType"] = change },
        });
}
