namespace SupportBot.Doors.Tests.Reminders;

/// <summary>Where no reminder is set, and those that are set and never sent.</summary>
public sealed class ReminderUnwantedTests : ReminderScene
{
    [Fact]
    public async Task What_was_cancelled_is_not_sent()
    {
        var (host, person) = await AskedAsync();
        await person.SayAsync("cancel the reminder");

        await ShouldSendNothingAsync(host, person);
    }

    [Fact]
    public async Task What_was_replaced_is_not_sent_but_what_replaced_it_is()
    {
        var (host, person) = await AskedAsync();
        await person.SayAsync("remind me in a month");

        await ShouldSendNothingAsync(host, person);
        Pass(TimeSpan.FromDays(16));
        await UntilAsync(() => Task.FromResult(person.News.Count > 0));

        person.News.ShouldHaveSingleItem();
        ShouldHaveHeard(host, person, "reminder.due");
    }

    [Fact]
    public async Task Who_is_forgotten_is_not_written_to()
    {
        var (host, person) = await AskedAsync();
        await person.SayAsync("forget me");
        await person.SayAsync("yes");

        ShouldHaveHeard(host, person, "reminder.forgotten");
        await ShouldHaveNoneAsync(host, person);
        await ShouldSendNothingAsync(host, person);
    }

    [Fact]
    public async Task Who_takes_the_app_away_is_not_written_to()
    {
        var (host, person) = await AskedAsync();
        await person.PostAsync("installationUpdate", new JsonObject { ["action"] = "remove" });

        await ShouldHaveNoneAsync(host, person);
        await ShouldSendNothingAsync(host, person);
    }

    [Fact]
    public async Task Nothing_is_said_to_somebody_who_left_while_safety_was_open()
    {
        var (host, person) = await AskedAsync();
        await person.SayAsync("I want to kill myself");
        person.ReadAll();

        Pass(TwoWeeks);
        await host.Counted.UntilAsync("reminders.silent");

        person.News.ShouldBeEmpty();
        await ShouldHaveNoneAsync(host, person);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task In_a_group_there_is_none(string scope)
    {
        var host = Start();
        var person = host.Person(Connector);

        await person.SayAsync("remind me in two weeks", scope);

        ShouldHaveHeard(host, person, "group.private");
        await ShouldHaveNoneAsync(host, person);
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("webchat")]
    public async Task Another_channel_is_told_that_it_cannot_be_and_what_can_help(string channel)
    {
        var host = Start();
        var person = host.Person(Connector);
        await person.SayAsync("hello", channel: channel);

        await person.SayAsync("remind me in two weeks", channel: channel);

        ShouldHaveHeard(host, person, "reminder.not_here");
        (await host.Reminders.FindAsync($"{channel}/{person.Conversation}", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Switched_off_none_is_set_and_none_is_sent()
    {
        var early = await AskedAndStoppedAsync();
        var off = Start(("Reminders:Enabled", "false"));
        var late = off.Person(Connector);

        await late.SayAsync("hello");
        await late.SayAsync("remind me in two weeks");
        ShouldHaveHeard(off, late, "reminder.not_here");
        Pass(TwoWeeks);
        Pass(TimeSpan.FromDays(8));
        await UntilAsync(async () => await off.Reminders.FindAsync(early.Key, default) is null);

        early.News.ShouldBeEmpty();
    }

    private async Task ShouldSendNothingAsync(ReminderHost host, TeamsPerson person)
    {
        person.ReadAll();
        Pass(TwoWeeks);
        await FinishRoundsAsync(host);
        person.News.ShouldBeEmpty();
    }
}
