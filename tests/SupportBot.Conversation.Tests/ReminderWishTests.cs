using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Where a reminder can be asked for, and what becomes of the wish until its day.</summary>
public sealed class ReminderWishTests : ReminderTalking
{
    [Theory]
    [InlineData(ChannelKind.WebChat)]
    [InlineData(ChannelKind.Terminal)]
    [InlineData(ChannelKind.Other)]
    public void Where_the_bot_cannot_write_by_itself_it_says_so_and_what_can_help(ChannelKind channel)
    {
        Begin(channel);

        Person.Say("remind me in two weeks");

        Ids().ShouldBe([PhraseIds.ReminderNotHere]);
        Person.Texts[0].ShouldContain("calendar");
        Person.Last.Effects.ShouldBeEmpty();
        Person.Session.Reminder.ShouldBeNull();
    }

    [Theory]
    [InlineData(ChannelKind.Teams, true)]
    [InlineData(ChannelKind.WebChat, false)]
    public void A_suggestion_offers_it_where_it_can_be_kept(ChannelKind channel, bool offered)
    {
        Begin(channel);
        Choose();

        var card = Person.Last.Messages.Last(message => message.Kind == MessageKind.Card);
        card.Ids("reminds").IsEmpty.ShouldBe(!offered);
        Person.Press(Intent.Remind, card: Person.Session.Turns);
        Ids().ShouldBe([offered ? PhraseIds.ReminderAsk : PhraseIds.ReminderNotHere]);
    }

    [Fact]
    public void The_answer_on_what_is_kept_names_it_where_one_can_be_set()
    {
        Person.Say("what do you keep?");
        Person.Texts[0].ShouldContain("reminder", Case.Insensitive);

        Person.Channel = ChannelKind.WebChat;
        Person.Say("what do you keep?");
        Person.Texts[0].ShouldNotContain("reminder", Case.Insensitive);
    }

    [Fact]
    public void An_open_question_comes_again_after_it()
    {
        Person.Say("help me choose");
        var open = Person.Session.OpenQuestion;

        Person.Say("remind me in two weeks");

        Ids().ShouldBe([PhraseIds.ReminderSet, CardIds.Question]);
        Person.Session.OpenQuestion.ShouldBe(open);
    }

    [Theory]
    [InlineData("cancel the reminder")]
    [InlineData("don't remind me")]
    [InlineData("please do not remind me in two weeks")]
    [InlineData("I don't want to be reminded")]
    [InlineData("cancel my reminder please")]
    public void It_is_cancelled_in_plain_words(string said)
    {
        Person.Say("remind me in two weeks");

        Person.Say(said);

        Ids().ShouldBe([PhraseIds.ReminderCancelled]);
        Person.Session.Reminder.ShouldBeNull();
        Person.Last.Effects.OfType<DropReminder>().ShouldHaveSingleItem();
        Person.Say(said);
        Ids().ShouldBe([PhraseIds.ReminderNone]);
    }

    [Fact]
    public void Asking_again_takes_the_place_of_the_first()
    {
        Person.Say("remind me in two weeks");

        Person.Say("remind me in a month");

        Day(PhraseIds.ReminderReplaced).ShouldBe("2026-12-22");
        Person.Last.Effects.OfType<SetReminder>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Being_forgotten_ends_it_and_says_so()
    {
        Person.Say("remind me in two weeks");
        Person.Say("forget me");

        Person.Say("yes");

        Ids().ShouldBe([PhraseIds.ForgetDone, PhraseIds.ReminderForgotten]);
        Person.Last.Effects.ShouldContain(new Forget());
        Person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void Who_is_forgotten_without_one_hears_nothing_of_it()
    {
        Person.Say("forget me");

        Person.Say("yes");

        Ids().ShouldBe([PhraseIds.ForgetDone]);
    }

    [Fact]
    public void It_outlives_the_days_after_which_a_conversation_begins_anew()
    {
        Person.Say("remind me in a month");
        Person.Now += TimeSpan.FromDays(20);

        Person.Say("when will you remind me?");

        Ids()[0].ShouldBe(PhraseIds.WelcomeAgain);
        Day(PhraseIds.ReminderDay).ShouldBe("2026-12-22");
    }

    [Fact]
    public void Who_comes_back_when_the_time_has_come_is_not_reminded_any_more()
    {
        Person.Say("remind me in 3 days");
        Person.Now += TimeSpan.FromDays(3);

        Person.Say("what is coaching?");

        Person.Session.Reminder.ShouldBeNull();
        Person.Last.Effects.OfType<DropReminder>().ShouldHaveSingleItem();
    }
}
