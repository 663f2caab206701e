using SupportBot.Dialogs.Tests.Support;

namespace SupportBot.Dialogs.Tests;

public sealed class ChangedMessageTests : IDisposable
{
    private readonly Talk _talk = new();

    public void Dispose() => _talk.Dispose();

    [Fact]
    public async Task Each_edit_and_deletion_is_one_turn_also_when_it_comes_again()
    {
        await _talk.TurnAsync(Activities.Message("hello"));
        foreach (var activity in new[] { Activities.Edit("hi", second: 1), Activities.Edit("hi there", second: 2), Activities.Delete(second: 3) })
        {
            await _talk.TurnAsync(activity);
            await _talk.TurnAsync(activity);
        }

        _talk.Store.Kept!.Session.Turns.ShouldBe(4);
        _talk.Store.Kept.Recent.Select(turn => turn.ActivityId).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
    }

    [Fact]
    public async Task An_edit_without_a_time_is_never_lost()
    {
        await _talk.TurnAsync(Activities.Message("hello"));
        var edit = Activities.Edit("hi");
        edit.Timestamp = null;
        await _talk.TurnAsync(edit);
        edit.Text = "I want to kill myself";

        (await _talk.TurnAsync(edit)).ShouldNotBeEmpty();
        _talk.Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData("back")]
    [InlineData("start over", "help me choose")]
    public async Task Deleting_a_message_leaves_what_a_newer_one_answered(params string[] between)
    {
        string[] said = ["help me choose", "low mood", .. between, "burnt out"];
        for (var place = 0; place < said.Length; place++)
            await _talk.TurnAsync(Activities.Message(said[place], id: $"m{place}"));
        var answers = _talk.Store.Kept!.Session.Answers;
        answers.ShouldHaveSingleItem().Choice.ShouldBe("worn_out");

        (await _talk.TurnAsync(Activities.Delete(id: "m1"))).ShouldBeEmpty();
        _talk.Store.Kept.Session.Answers.ShouldBe(answers);
        (await _talk.TurnAsync(Activities.Delete(id: $"m{between.Length + 2}", second: 1))).ShouldNotBeEmpty();
        _talk.Store.Kept.Session.Answers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bot", "personal")]
    [InlineData("person", "groupChat")]
    [InlineData("person", "channel")]
    public async Task What_the_bot_or_a_group_changes_is_ignored_in_silence(string from, string conversation)
    {
        foreach (var activity in new[] { Activities.Edit("I want to kill myself"), Activities.Delete() })
        {
            activity.From!.Id = from;
            activity.Conversation!.ConversationType = conversation;
            (await _talk.TurnAsync(activity)).ShouldBeEmpty();
        }

        _talk.Store.Kept.ShouldBeNull();
    }

    [Fact]
    public async Task A_sign_of_risk_that_is_written_into_an_old_message_is_answered()
    {
        await _talk.TurnAsync(Activities.Message("hello"));

        var said = await _talk.TurnAsync(Activities.Edit("I want to kill myself", second: 1));

        said.SelectMany(activity => activity.Attachments ?? []).ShouldNotBeEmpty();
        _talk.Store.Kept!.Session.Safety.IsOpen.ShouldBeTrue();
    }
}
