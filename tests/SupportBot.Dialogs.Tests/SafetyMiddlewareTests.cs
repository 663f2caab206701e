using System.Text.Json;
using SupportBot.Conversation;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Understanding;
using SupportBot.Understanding.Risk;

namespace SupportBot.Dialogs.Tests;

/// <summary>A bot that books rooms embeds safety: what is danger never reaches it, and everything else does.</summary>
public sealed class SafetyMiddlewareTests : IDisposable
{
    private const string Statement = "I want to kill myself";
    private const string Soft = "I can't cope any more";

    private readonly ManualTime _time = new();
    private readonly ForeignTalk _talk;

    public SafetyMiddlewareTests() => _talk = new ForeignTalk(_time);

    public void Dispose() => _talk.Dispose();

    [Theory]
    [InlineData("Book me a room for nine")]
    [InlineData("this deadline is killing me")]
    public async Task What_is_no_danger_reaches_the_bot_alone_and_nothing_is_kept(string text)
    {
        (await _talk.SayAsync(text)).ShouldBe(["Room booked."]);

        _talk.Reached.Count.ShouldBe(1);
        _talk.Store.Saves.ShouldBe(0);
    }

    [Theory]
    [InlineData(Statement, "999")]
    [InlineData("I don't see a future for me", "116 123")]
    [InlineData("quiero suicidarme", "999")]
    [InlineData("I need help now", "116 123")]
    public async Task A_sign_of_danger_is_answered_with_help_and_the_bot_does_not_see_it(string text, string number)
    {
        var said = await _talk.SayAsync(text);

        string.Join('\n', said).ShouldContain(number);
        said.ShouldNotContain("Room booked.");
        _talk.Reached.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("I'm safe, carry on")]
    [InlineData("that is not what I meant")]
    public async Task The_bot_is_reached_again_once_the_person_is_through(string way)
    {
        await _talk.SayAsync(Statement);
        await _talk.SayAsync("book me a room");
        await _talk.PressAsync("""{"action":"book"}""");
        _talk.Reached.ShouldBeEmpty();

        var back = await _talk.SayAsync(way);

        back.ShouldHaveSingleItem().ShouldNotContain("[");
        _talk.Reached.ShouldBeEmpty();
        (await _talk.SayAsync("book me a room")).ShouldBe(["Room booked."]);
        _talk.Store.Kept!.Session.Step.ShouldBe(Step.New);
    }

    [Theory]
    [InlineData("""{"comment":"I want to kill myself"}""")]
    [InlineData("""{"action":"book","notes":["a window","I want to kill myself"]}""")]
    public async Task What_is_typed_into_a_card_of_the_bot_is_read(string data)
    {
        string.Join('\n', await _talk.PressAsync(data)).ShouldContain("116 123");
        _talk.Reached.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("adaptiveCard/action", """{"action":{"type":"Action.Execute","verb":"book","data":{"notes":"I want to kill myself"}}}""")]
    [InlineData("task/submit", """{"data":{"notes":"I want to kill myself"}}""")]
    public async Task An_invoke_with_a_sign_is_answered_so_that_the_channel_shows_no_error(string name, string value)
    {
        var invoke = Activities.Invoke("{}");
        (invoke.Name, invoke.Value) = (name, JsonElement.Parse(value));

        await _talk.TurnAsync(invoke);

        _talk.Reached.ShouldBeEmpty();
        _talk.Sent.ShouldContain(reply => reply.Attachments != null && reply.Attachments.Count == 1);
        var response = _talk.Sent[^1];
        response.Type.ShouldBe(ActivityTypesEx.InvokeResponse);
        response.Value.ShouldBeOfType<InvokeResponse>().Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_invoke_that_says_nothing_is_left_to_the_bot_even_while_safety_is_open()
    {
        await _talk.SayAsync(Statement);
        var invoke = Activities.Invoke("{}");
        (invoke.ChannelId, invoke.Name, invoke.Value) = ("sms", "signin/verifyState", JsonElement.Parse("""{"state":"123456"}"""));

        await _talk.TurnAsync(invoke);

        _talk.Reached.ShouldBe(["i1"]);
    }

    [Fact]
    public async Task After_a_soft_sign_the_person_is_asked_gently_and_the_bot_answers_too()
    {
        var said = await _talk.SayAsync(Soft);

        said.Count.ShouldBe(2);
        said[^1].ShouldBe("Room booked.");
        var second = await _talk.SayAsync("I feel hopeless and I can not cope any more");
        second.ShouldNotContain("Room booked.");
        string.Join('\n', second).ShouldContain("116 123");
    }

    [Fact]
    public async Task An_edit_into_a_sign_is_answered_by_safety()
    {
        await _talk.SayAsync("book a room", "m1");
        var edit = Activities.Edit(Statement);
        edit.ChannelId = "sms";

        string.Join('\n', await _talk.TurnAsync(edit)).ShouldContain("116 123");

        _talk.Reached.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_sign_is_answered_once()
    {
        (await _talk.SayAsync(Statement, "m1")).ShouldNotBeEmpty();
        (await _talk.SayAsync(Statement, "m1")).ShouldBeEmpty();
        _talk.Reached.ShouldBeEmpty();

        (await _talk.SayAsync(Soft + " at all", "m2")).ShouldNotContain("Room booked.");
    }

    [Fact]
    public async Task A_repeated_soft_sign_is_met_once_and_no_second_sign()
    {
        await _talk.SayAsync(Soft, "m1");

        (await _talk.SayAsync(Soft, "m1")).ShouldBe(["Room booked."]);
    }

    [Theory]
    [InlineData(Statement)]
    [InlineData(Soft)]
    [InlineData("help me choose")]
    public async Task With_the_dialog_behind_it_nothing_is_said_twice(string text)
    {
        _talk.UsesDialog = true;
        await _talk.SayAsync("hello");
        var said = await _talk.SayAsync(text);

        said.ShouldBeUnique();
        _talk.Reached.Count.ShouldBe(text == Statement ? 1 : 2);
        var soft = _talk.Store.Kept!.Session.Said.GetValueOrDefault("safety.distress.soft");
        soft.ShouldBe(text == Soft ? 1 : 0);
        _talk.Store.Kept!.Session.Safety.IsOpen.ShouldBe(text == Statement);
    }

    [Fact]
    public async Task With_the_dialog_behind_it_what_was_met_is_not_called_misunderstood()
    {
        _talk.UsesDialog = true;
        await _talk.SayAsync("hello");
        await _talk.SayAsync(Soft);

        _talk.Store.Kept!.Session.Missed.ShouldBe(0);
    }

    [Fact]
    public async Task With_the_dialog_behind_it_the_open_question_comes_back_after_safety()
    {
        _talk.UsesDialog = true;
        await _talk.SayAsync("help me choose");
        var question = _talk.Store.Kept!.Session.OpenQuestion.ShouldNotBeNull();
        await _talk.SayAsync(Statement);

        var back = await _talk.SayAsync("I'm safe, carry on");

        back.Count.ShouldBeGreaterThan(1);
        back[^1].ShouldContain("[I need help now]");
        _talk.Store.Kept!.Session.OpenQuestion.ShouldBe(question);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_store_a_sign_is_answered_and_any_other_turn_goes_on_with_a_check_in(bool cannotLoad)
    {
        (_talk.Store.CannotLoad, _talk.Store.CannotSave) = (cannotLoad, !cannotLoad);

        string.Join('\n', await _talk.SayAsync(Statement)).ShouldContain("116 123");
        _talk.Reached.ShouldBeEmpty();

        var soft = await _talk.SayAsync(Soft);
        soft.Count.ShouldBe(2);
        soft[0].ShouldContain("I need help now");
        soft[1].ShouldBe("Room booked.");
        if (cannotLoad)
            (await _talk.SayAsync("book me a room")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_store_that_never_answers_holds_nobody_up()
    {
        _talk.Store.Hold();
        var sign = _talk.SayAsync(Statement);
        _time.Advance(SafetyMiddleware.Patience);
        string.Join('\n', await sign.WaitAsync(TimeSpan.FromSeconds(30))).ShouldContain("116 123");

        var other = _talk.SayAsync("book me a room");
        _time.Advance(SafetyMiddleware.Patience);
        (await other.WaitAsync(TimeSpan.FromSeconds(30)))[^1].ShouldBe("Room booked.");
    }

    [Fact]
    public async Task A_reader_that_fails_leads_to_a_check_in_and_the_turn_goes_on()
    {
        var content = TestContent.Britain;
        var broken = new UtteranceReader(new RiskReader(null!), TestContent.BritainLexicon, content.Catalog);
        using var talk = new ForeignTalk(_time, content with { Reader = broken });

        var said = await talk.SayAsync("anything");

        said.Count.ShouldBe(2);
        said[0].ShouldContain("I need help now");
        said[1].ShouldBe("Room booked.");
    }

    [Fact]
    public async Task In_a_group_a_sign_gets_the_wish_to_talk_in_private_and_the_turn_goes_on()
    {
        var message = Activities.Message(Statement);
        message.Conversation!.IsGroup = true;

        var said = await _talk.TurnAsync(message);

        said.Count.ShouldBe(2);
        said[0].ShouldContain("private");
        said[1].ShouldBe("Room booked.");
        _talk.Store.Saves.ShouldBe(0);
    }

    [Fact]
    public async Task What_the_bot_throws_is_left_to_its_adapter()
    {
        using var context = new TurnContext(_talk, Activities.Message("hello"));
        var middleware = new MiddlewareSet();
        foreach (var part in _talk.MiddlewareSet)
            middleware.Use(part);

        await Should.ThrowAsync<InvalidOperationException>(() =>
            middleware.ReceiveActivityWithStatusAsync(context, (_, _) => throw new InvalidOperationException("theirs"), CancellationToken.None));

        _talk.Sent.ShouldBeEmpty();
    }
}
