using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>The day of a reminder, as it is named, asked for, told and kept.</summary>
public sealed class ReminderDayTests : ReminderTalking
{
    [Theory]
    [InlineData("remind me in two weeks", "2026-12-06")]
    [InlineData("can you check back next month", "2026-12-22")]
    [InlineData("ping me in 3 days", "2026-11-25")]
    [InlineData("remind me tomorrow", "2026-11-23")]
    [InlineData("Remind me the day after tomorrow please", "2026-11-24")]
    [InlineData("could you remind me on Monday?", "2026-11-23")]
    [InlineData("remind me on sunday", "2026-11-29")]
    [InlineData("please write to me next friday", "2026-11-27")]
    [InlineData("remind me in a couple of weeks", "2026-12-06")]
    [InlineData("set a reminder for next week", "2026-11-29")]
    [InlineData("can you remind me in about 10 days?", "2026-12-02")]
    [InlineData("ok thanks, remind me in a month", "2026-12-22")]
    [InlineData("message me 5 days from now", "2026-11-27")]
    [InlineData("remind me in 90 days", "2027-02-20")]
    [InlineData("remind me in a fortnight", "2026-12-06")]
    public void A_day_that_is_named_is_taken(string said, string day)
    {
        Person.Say(said);

        Ids().ShouldContain(PhraseIds.ReminderSet);
        Person.Last.Messages.First(message => message.Id == PhraseIds.ReminderSet).Ids("day").ShouldBe([day]);
        Person.Last.Effects.OfType<SetReminder>().ShouldHaveSingleItem().At.ShouldBe(Person.Session.Reminder!.Value);
    }

    [Theory]
    [InlineData("remind me in 6 months")]
    [InlineData("remind me in 91 days")]
    [InlineData("remind me in an hour")]
    [InlineData("remind me tonight")]
    [InlineData("ping me next year")]
    public void A_day_out_of_reach_is_told_with_days_to_choose(string said)
    {
        Person.Say(said);

        Ids().ShouldBe([PhraseIds.ReminderRange]);
        Suggested().ShouldBe(["remind_week", "remind_two_weeks", "remind_month"]);
        Person.Session.Reminder.ShouldBeNull();
    }

    [Theory]
    [InlineData("In a week", 7)]
    [InlineData("In two weeks", 14)]
    [InlineData("In a month", 30)]
    [InlineData("10 days", 10)]
    [InlineData("tomorrow", 1)]
    public void Without_a_day_it_is_asked_for(string answer, int days)
    {
        Person.Say("remind me");
        Ids().ShouldBe([PhraseIds.ReminderAsk]);
        Person.Say(answer);

        Ids().ShouldBe([PhraseIds.ReminderSet]);
        (Person.Session.Reminder - Person.Now)!.Value.TotalDays.ShouldBe(days, 0.01);
    }

    [Fact]
    public void Somebody_who_would_rather_not_say_when_has_none()
    {
        Person.Say("remind me");

        Person.Say("not now");

        Ids().ShouldBe([PhraseIds.ReminderLeft]);
        Person.Last.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void The_time_that_is_kept_is_a_whole_minute_of_UTC_so_that_it_tells_nothing_of_the_person()
    {
        Person.Offset = TimeSpan.FromHours(-8);

        Person.Say("remind me in two weeks");

        var kept = Person.Session.Reminder!.Value;
        kept.Offset.ShouldBe(TimeSpan.Zero);
        (kept.Ticks % TimeSpan.TicksPerMinute).ShouldBe(0);
    }

    [Fact]
    public void Days_are_those_of_the_persons_own_clock()
    {
        Person.Now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        Person.Offset = TimeSpan.FromHours(-8);

        Person.Say("remind me tomorrow");
        Day(PhraseIds.ReminderSet).ShouldBe("2026-11-23");
        Person.Say("remind me on monday");
        Day(PhraseIds.ReminderReplaced).ShouldBe("2026-11-23");
    }

    [Fact]
    public void The_confirmation_names_the_day_in_plain_words_and_how_to_cancel()
    {
        Person.Say("remind me in two weeks");

        Person.Texts.ShouldHaveSingleItem().ShouldContain("Sunday, 6 December");
        Person.Texts[0].ShouldContain("ancel the reminder");
    }

    [Theory]
    [InlineData("when will you remind me?")]
    [InlineData("when is my reminder")]
    [InlineData("do I have a reminder?")]
    [InlineData("which day will you remind me?")]
    public void It_tells_when(string said)
    {
        Person.Say(said);
        Ids().ShouldBe([PhraseIds.ReminderNone]);

        Person.Say("remind me in two weeks");
        Person.Say(said);

        Day(PhraseIds.ReminderDay).ShouldBe("2026-12-06");
    }

    [Theory]
    [InlineData("can you remind me what coaching is?")]
    [InlineData("what is coaching?")]
    [InlineData("next")]
    [InlineData("my boss reminds me of my father")]
    [InlineData("nobody writes back to me")]
    [InlineData("I have been sad since last monday")]
    public void Other_words_set_none(string said)
    {
        Person.Say(said);

        Ids().ShouldNotContain(id => id.StartsWith("reminder.", StringComparison.Ordinal));
        Person.Session.Reminder.ShouldBeNull();
    }
}
