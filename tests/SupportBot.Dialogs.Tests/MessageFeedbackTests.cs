using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Conversation;
using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

/// <summary>The thumbs that Teams shows under a suggestion.</summary>
public sealed class MessageFeedbackTests : IDisposable
{
    private const string Statement = "I want to kill myself";

    private readonly Talk _talk = new();

    public void Dispose() => _talk.Dispose();

    [Theory]
    [InlineData("like", "feedback.helped")]
    [InlineData("dislike", "feedback.not_helped")]
    public async Task A_thumb_is_taken_as_the_answer_to_whether_it_helped(string reaction, string phrase)
    {
        await _talk.TurnAsync(Activities.Message("hello"));

        var said = await _talk.TurnAsync(Feedback(reaction, """{"feedbackText":"nice"}"""));

        _talk.Store.Kept!.Recent[^1].Messages.ShouldContain(message => message.Id == phrase);
        said.ShouldContain(reply => reply.Type == ActivityTypes.Message);
        StatusOf(said).ShouldBe(200);
    }

    [Theory]
    [InlineData("like")]
    [InlineData("dislike")]
    public async Task A_thumb_answers_nothing_that_was_asked(string reaction)
    {
        await _talk.TurnAsync(Activities.Message("hello"));
        await _talk.TurnAsync(Activities.Message("forget me", "m2"));
        var before = _talk.Store.Kept!.Session;
        await _talk.TurnAsync(Feedback(reaction, ""));

        _talk.Store.Kept!.Session.Asked.ShouldBe(before.Asked);
        await _talk.TurnAsync(Activities.Message("yes", "m3"));
        _talk.Store.Kept.ShouldBeNull();
    }

    [Theory]
    [InlineData("like", "I wanted to die once, years ago")]
    [InlineData("dislike", "I wanted to die once, years ago")]
    [InlineData("like", Statement)]
    [InlineData("dislike", Statement)]
    public async Task A_thumb_is_no_answer_to_safety(string reaction, string sign)
    {
        await _talk.TurnAsync(Activities.Message("hello"));
        await _talk.TurnAsync(Activities.Message(sign, "m2"));
        var before = _talk.Store.Kept!.Session.Safety;
        before.Asked.ShouldNotBe(SafetyQuestion.None);

        var said = await _talk.TurnAsync(Feedback(reaction, ""));

        _talk.Store.Kept!.Session.Safety.ShouldBe(before);
        said.Count(reply => reply.Type == ActivityTypes.Message).ShouldBe(before.IsOpen ? 0 : 1);
        StatusOf(said).ShouldBe(200);
        await _talk.TurnAsync(Activities.Message("yes", "m3"));
        _talk.Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Statement)]
    [InlineData($$"""{"feedbackText":"{{Statement}}"}""")]
    [InlineData("""{"feedbackText":"I want to kill\nmyself"}""")]
    public async Task Danger_that_is_written_with_a_thumb_is_answered(string note)
    {
        var said = await _talk.TurnAsync(Feedback("like", note));

        _talk.Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
        said.Count(reply => reply.Attachments is { Count: 1 }).ShouldBe(1);
        StatusOf(said).ShouldBe(200);
    }

    [Fact]
    public async Task A_form_of_feedback_is_read_too()
    {
        var feedback = Feedback("dislike", "");
        feedback.Value = JsonElement.Parse("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":{"why":["I want to kill myself"]}}}""");

        await _talk.TurnAsync(feedback);

        _talk.Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task In_a_group_it_is_accepted_and_nothing_is_said()
    {
        var feedback = Feedback("like", Statement);
        feedback.Conversation!.ConversationType = "channel";

        StatusOf([(await _talk.TurnAsync(feedback)).ShouldHaveSingleItem()]).ShouldBe(200);
        _talk.Store.Kept.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"actionName":"other","actionValue":{"reaction":"like"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":{"reaction":"heart"}}""")]
    [InlineData("""{"actionName":"feedback","actionValue":[]}""")]
    [InlineData("""{"actionName":5}""")]
    [InlineData("[]")]
    public async Task An_action_that_is_not_known_is_not_implemented(string value)
    {
        var feedback = Feedback("like", "");
        feedback.Value = JsonElement.Parse(value);

        StatusOf([(await _talk.TurnAsync(feedback)).ShouldHaveSingleItem()]).ShouldBe(501);
        _talk.Store.Kept.ShouldBeNull();
    }

    [Theory]
    [InlineData("msteams", true)]
    [InlineData("directline", false)]
    public async Task Thumbs_are_offered_under_a_suggestion_in_Teams_alone(string channel, bool offered)
    {
        foreach (var text in new[] { "help me choose", "3", "make a plan", "hardly at all", "yes, a clear goal", "no", "skip", "skip", "skip" })
        {
            var message = Activities.Message(text, Guid.NewGuid().ToString());
            message.ChannelId = channel;
            await _talk.TurnAsync(message);
            if (_talk.Store.Kept!.Recent.SelectMany(turn => turn.Messages).Any(said => said.Id == CardIds.Suggestion))
                break;
        }

        _talk.Store.Kept!.Recent.SelectMany(turn => turn.Messages).Count(message => message.Id == CardIds.Suggestion).ShouldBe(1);
        _talk.Sent.Count(reply => reply.ChannelData is not null).ShouldBe(offered ? 1 : 0);
    }

    private static int? StatusOf(IReadOnlyList<Activity> said) => (said[^1].Value as InvokeResponse)?.Status;

    private static Activity Feedback(string reaction, string note)
    {
        var activity = Activities.Invoke("{}", Guid.NewGuid().ToString());
        activity.Name = "message/submitAction";
        var value = new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = note },
        };
        activity.Value = JsonElement.Parse(value.ToJsonString());
        return activity;
    }
}
