using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>A reminder from the wish to the note and the answer to it.</summary>
public sealed class ReminderSendingTests : ReminderScene
{
    [Fact]
    public async Task What_was_asked_for_is_sent_once_and_then_gone()
    {
        var (host, person) = await AskedAsync();

        Pass(TwoWeeks - TimeSpan.FromMinutes(2));
        person.News.ShouldBeEmpty();
        Pass(TimeSpan.FromMinutes(3));
        await host.Counted.UntilAsync("reminders.sent");

        var note = person.News.ShouldHaveSingleItem();
        Wordings(host, "reminder.due").ShouldContain(note["text"]!.GetValue<string>());
        (note["attachments"]?.AsArray().Count ?? 0).ShouldBe(0);
        note["replyToId"].ShouldBeNull();
        note["conversation"]!["id"]!.GetValue<string>().ShouldBe(person.Conversation);
        Suggested(note).ShouldBe(["Go on", "Not now"]);
        await ShouldHaveNoneAsync(host, person);

        Pass(TimeSpan.FromDays(100));
        await FinishRoundsAsync(host);
        person.News.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_person_goes_on_or_does_not()
    {
        var (host, one) = await AskedAsync();
        var other = await AskAsync(host);
        Pass(TwoWeeks);
        await host.Counted.UntilAsync("reminders.sent", 2);

        await one.SayAsync("Go on");
        one.Taken[^1]["attachments"]!.AsArray().ShouldNotBeEmpty();
        other.ReadAll();
        await other.SayAsync("Not now");

        other.News.ShouldHaveSingleItem();
        ShouldHaveHeard(host, other, "reminder.not_now");
    }

    [Fact]
    public async Task When_to_write_is_asked_with_three_suggested_actions()
    {
        var host = Start();
        var person = host.Person(Connector);

        await person.SayAsync("hello");
        await person.SayAsync("remind me");
        var suggested = Suggested(person.Taken[^1]);
        suggested.ShouldBe(["In a week", "In two weeks", "In a month"]);
        await person.SayAsync(suggested[1]);

        (await host.Reminders.FindAsync(person.Key, default)).ShouldBe(Time.GetUtcNow() + TwoWeeks);
    }

    [Fact]
    public async Task It_outlives_the_session_and_is_known_when_the_person_comes_back()
    {
        var (host, person) = await AskedAsync(("Storage:SessionDays", "3"));
        var other = await AskAsync(host);
        Pass(TimeSpan.FromDays(10));
        await UntilAsync(async () => await host.Sessions.LoadAsync(person.Key, default) is null && await host.Sessions.LoadAsync(other.Key, default) is null);

        await other.SayAsync("when will you remind me?");
        other.News.ShouldContain(said => said["text"] != null && said["text"]!.GetValue<string>().Contains("Tuesday, 15 January", StringComparison.Ordinal));
        Pass(TimeSpan.FromDays(4));
        await host.Counted.UntilAsync("reminders.sent", 2);

        ShouldHaveHeard(host, person, "reminder.due");
    }

    [Fact]
    public async Task It_waits_for_a_turn_that_is_being_answered()
    {
        var (host, person) = await AskedAsync();
        var talk = host.Services.GetRequiredService<SupportBot.Dialogs.ConversationRunner>();
        var (begun, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        var turn = talk.SayOnceAsync(person.Key, "turn", () => { begun.SetResult(); return over.Task; }, default);
        await begun.Task;

        Pass(TwoWeeks);
        await UntilAsync(async () => (await host.Reminders.ClaimAsync(Time.GetUtcNow(), Time.GetUtcNow(), 1, default)).Reminders.Count == 0);
        person.News.ShouldBeEmpty();
        over.SetResult();
        await turn;
        await host.Counted.UntilAsync("reminders.sent");

        person.News.ShouldHaveSingleItem();
    }

    private static string[] Suggested(JsonObject said) =>
        [.. said["suggestedActions"]!["actions"]!.AsArray().Select(action => action!["value"]!.GetValue<string>())];
}
