using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>The note that is sent when the day has come, and the answer to it.</summary>
public sealed class ReminderNoteTests : ReminderTalking
{
    [Fact]
    public void The_note_names_no_subject_says_that_it_is_automated_and_gives_two_choices()
    {
        Person.Say("remind me in two weeks");
        Person.Now += TimeSpan.FromDays(14);

        for (var wording = 0; wording < 3; wording++)
        {
            Person.Remind();
            var text = Person.Texts.ShouldHaveSingleItem();
            text.ShouldContain("automated");
            foreach (var word in new[] { "therap", "coach", "mentor", "support", "health", "help", "danger", "feel", "mood", "stress", "answer", "question", "guide" })
                text.ShouldNotContain(word, Case.Insensitive);
            Suggested().ShouldBe(["go_on", "not_now"]);
        }

        Person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void After_weeks_the_person_goes_on_from_a_welcome()
    {
        Choose();
        IsReminded(14);

        Person.Say("Go on");

        Ids().ShouldBe([PhraseIds.WelcomeAgain, CardIds.Welcome]);
    }

    [Fact]
    public void After_days_the_person_goes_on_where_they_were()
    {
        Choose();
        IsReminded(3);

        Person.Say("Go on");

        Ids().ShouldContain(PhraseIds.Disclosure);
        Ids()[^1].ShouldBe(CardIds.Suggestion);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public void Not_now_is_taken_without_a_card_and_nothing_more_comes(int days)
    {
        IsReminded(days);

        Person.Say("Not now");

        Ids().ShouldBe([PhraseIds.ReminderNotNow]);
        Person.Last.Effects.ShouldBeEmpty();
        Person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_yes_after_it_does_not_answer_what_was_asked_before()
    {
        Person.Say("remind me in 3 days");
        Person.Say("forget me");
        Person.Now += TimeSpan.FromDays(3);
        Person.Remind();

        Person.Say("yes");

        Ids().ShouldNotContain(PhraseIds.ForgetDone);
        Person.Last.Effects.OfType<Forget>().ShouldBeEmpty();
    }
}
