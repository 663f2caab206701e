using SupportBot.Conversation;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>A reminder outlives the host that took it, and is sent by one host alone.</summary>
public sealed class ReminderRestartTests : ReminderScene
{
    /// <summary>After this a reminder that a host has claimed is free again.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_host_that_was_away_when_it_was_due_sends_it_when_it_starts()
    {
        var person = await AskedAndStoppedAsync();

        Pass(TwoWeeks + TimeSpan.FromHours(5));
        var next = Start();
        await next.Counted.UntilAsync("reminders.sent");

        ShouldHaveHeard(next, person, "reminder.due");
    }

    [Fact]
    public async Task What_is_more_than_a_week_late_is_not_sent()
    {
        var person = await AskedAndStoppedAsync();

        Pass(TwoWeeks + TimeSpan.FromDays(8));
        var next = Start();
        await UntilAsync(async () => await next.Reminders.FindAsync(person.Key, default) is null);

        person.News.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_killed_host_that_may_have_sent_it_does_not_send_it_again()
    {
        var person = await AskedAndStoppedAsync();
        Pass(TwoWeeks);
        // What a process does until it is killed while the connector takes the message.
        await using (var killed = Start(("Reminders:Enabled", "false")))
            (await killed.Reminders.BeginAsync(await ClaimAsync(killed), default)).ShouldBeTrue();

        var next = Start();
        Pass(ClaimLasts);
        await next.Counted.UntilAsync("reminders.lost");

        person.News.ShouldBeEmpty();
        await ShouldHaveNoneAsync(next, person);
    }

    [Fact]
    public async Task A_killed_host_that_had_not_begun_leaves_it_to_the_next()
    {
        var person = await AskedAndStoppedAsync();
        Pass(TwoWeeks);
        await using (var killed = Start(("Reminders:Enabled", "false")))
            await ClaimAsync(killed);

        var next = Start();
        Pass(ClaimLasts);
        await next.Counted.UntilAsync("reminders.sent");

        ShouldHaveHeard(next, person, "reminder.due");
    }

    [Fact]
    public async Task Of_two_nodes_on_one_store_one_sends()
    {
        var (one, other) = (Start(), Start());
        var persons = new List<TeamsPerson>();
        while (persons.Count < 6)
            persons.Add(await AskAsync(persons.Count % 2 == 0 ? one : other));

        Pass(TwoWeeks);
        await UntilAsync(() => Task.FromResult(one.Counted.Of("reminders.sent") + other.Counted.Of("reminders.sent") == persons.Count));
        Pass(TimeSpan.FromHours(1));
        await FinishRoundsAsync(one);
        await FinishRoundsAsync(other);

        persons.ShouldAllBe(person => person.News.Count == 1);
    }

    private async Task<ClaimedReminder> ClaimAsync(ReminderHost host) =>
        (await host.Reminders.ClaimAsync(Time.GetUtcNow(), Time.GetUtcNow() + ClaimLasts, 10, default)).Reminders.ShouldHaveSingleItem();
}
