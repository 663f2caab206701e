using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Safety comes before a reminder.</summary>
public sealed class ReminderSafetyTests : ReminderTalking
{
    [Fact]
    public void While_safety_is_open_none_is_set_and_help_stays()
    {
        Person.Say("I want to kill myself");

        foreach (var said in new[] { "remind me in two weeks", "can you remind me tomorrow?", "remind me" })
        {
            Person.Say(said);
            Person.Last.Messages.ShouldContain(message => message.Id == CardIds.Crisis);
            Person.Last.Messages.ShouldContain(message => message.Id == "safety.aside.later");
        }

        Person.Press(Intent.Remind);
        Person.Last.Messages.ShouldContain(message => message.Id == CardIds.Crisis);
        Person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_sign_of_danger_beside_it_is_what_is_answered()
    {
        Person.Say("remind me in two weeks, if I have not killed myself. I want to die");

        Person.Session.Safety.IsOpen.ShouldBeTrue();
        Person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_sign_of_danger_in_answer_to_it_opens_safety()
    {
        IsReminded(14);

        Person.Say("no, I want to die");

        Person.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void Nothing_is_said_to_somebody_who_left_while_safety_was_open(int days)
    {
        Person.Say("remind me in 30 days");
        Person.Now += TimeSpan.FromDays(30 - days);
        Person.Say("I want to kill myself");
        Person.Now += TimeSpan.FromDays(days);

        Person.Remind();

        Person.Last.Messages.ShouldBeEmpty();
        Person.Session.Reminder.ShouldBeNull();
        Person.Session.Safety.IsOpen.ShouldBeTrue();
    }
}
