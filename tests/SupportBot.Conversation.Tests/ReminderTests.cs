using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

public sealed class ReminderTests
{
    /// <summary>A Sunday.</summary>
    private readonly Conversationalist _person = new(TestContent.Britain) { Channel = ChannelKind.Teams };

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
        Begin();

        _person.Say(said);

        Ids().ShouldContain(PhraseIds.ReminderSet);
        _person.Last.Messages.First(message => message.Id == PhraseIds.ReminderSet).Ids("day").ShouldBe([day]);
        _person.Last.Effects.OfType<SetReminder>().ShouldHaveSingleItem().At.ShouldBe(_person.Session.Reminder!.Value);
    }

    [Theory]
    [InlineData("remind me in 6 months")]
    [InlineData("remind me in 91 days")]
    [InlineData("remind me in an hour")]
    [InlineData("remind me tonight")]
    [InlineData("ping me next year")]
    public void A_day_out_of_reach_is_told_with_days_to_choose(string said)
    {
        Begin();

        _person.Say(said);

        Ids().ShouldBe([PhraseIds.ReminderRange]);
        Suggested().ShouldBe(["remind_week", "remind_two_weeks", "remind_month"]);
        _person.Session.Reminder.ShouldBeNull();
    }

    [Theory]
    [InlineData("In a week", 7)]
    [InlineData("In two weeks", 14)]
    [InlineData("In a month", 30)]
    [InlineData("10 days", 10)]
    [InlineData("tomorrow", 1)]
    public void Without_a_day_it_is_asked_for(string answer, int days)
    {
        Begin();

        _person.Say("remind me");
        Ids().ShouldBe([PhraseIds.ReminderAsk]);
        _person.Say(answer);

        Ids().ShouldBe([PhraseIds.ReminderSet]);
        (_person.Session.Reminder - _person.Now)!.Value.TotalDays.ShouldBe(days, 0.01);
    }

    [Fact]
    public void Somebody_who_would_rather_not_say_when_has_none()
    {
        Begin();
        _person.Say("remind me");

        _person.Say("not now");

        Ids().ShouldBe([PhraseIds.ReminderLeft]);
        _person.Last.Effects.ShouldBeEmpty();
    }

    [Fact]
    public void The_time_that_is_kept_is_a_whole_minute_of_UTC_so_that_it_tells_nothing_of_the_person()
    {
        Begin();
        _person.Offset = TimeSpan.FromHours(-8);

        _person.Say("remind me in two weeks");

        var kept = _person.Session.Reminder!.Value;
        kept.Offset.ShouldBe(TimeSpan.Zero);
        (kept.Ticks % TimeSpan.TicksPerMinute).ShouldBe(0);
    }

    [Fact]
    public void Days_are_those_of_the_persons_own_clock()
    {
        Begin();
        _person.Now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        _person.Offset = TimeSpan.FromHours(-8);

        _person.Say("remind me tomorrow");
        Day(PhraseIds.ReminderSet).ShouldBe("2026-11-23");
        _person.Say("remind me on monday");
        Day(PhraseIds.ReminderReplaced).ShouldBe("2026-11-23");
    }

    [Fact]
    public void The_confirmation_names_the_day_in_plain_words_and_how_to_cancel()
    {
        Begin();

        _person.Say("remind me in two weeks");

        _person.Texts.ShouldHaveSingleItem().ShouldContain("Sunday, 6 December");
        _person.Texts[0].ShouldContain("ancel the reminder");
    }

    [Theory]
    [InlineData("cancel the reminder")]
    [InlineData("don't remind me")]
    [InlineData("please do not remind me in two weeks")]
    [InlineData("I don't want to be reminded")]
    [InlineData("cancel my reminder please")]
    public void It_is_cancelled_in_plain_words(string said)
    {
        Begin();
        _person.Say("remind me in two weeks");

        _person.Say(said);

        Ids().ShouldBe([PhraseIds.ReminderCancelled]);
        _person.Session.Reminder.ShouldBeNull();
        _person.Last.Effects.OfType<DropReminder>().ShouldHaveSingleItem();
        _person.Say(said);
        Ids().ShouldBe([PhraseIds.ReminderNone]);
    }

    [Theory]
    [InlineData("when will you remind me?")]
    [InlineData("when is my reminder")]
    [InlineData("do I have a reminder?")]
    [InlineData("which day will you remind me?")]
    public void It_tells_when(string said)
    {
        Begin();
        _person.Say(said);
        Ids().ShouldBe([PhraseIds.ReminderNone]);

        _person.Say("remind me in two weeks");
        _person.Say(said);

        Day(PhraseIds.ReminderDay).ShouldBe("2026-12-06");
    }

    [Fact]
    public void Asking_again_takes_the_place_of_the_first()
    {
        Begin();
        _person.Say("remind me in two weeks");

        _person.Say("remind me in a month");

        Day(PhraseIds.ReminderReplaced).ShouldBe("2026-12-22");
        _person.Last.Effects.OfType<SetReminder>().ShouldHaveSingleItem();
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
        Begin();

        _person.Say(said);

        Ids().ShouldNotContain(id => id.StartsWith("reminder.", StringComparison.Ordinal));
        _person.Session.Reminder.ShouldBeNull();
    }

    [Theory]
    [InlineData(ChannelKind.WebChat)]
    [InlineData(ChannelKind.Terminal)]
    [InlineData(ChannelKind.Other)]
    public void Where_the_bot_cannot_write_by_itself_it_says_so_and_what_can_help(ChannelKind channel)
    {
        _person.Channel = channel;
        Begin();

        _person.Say("remind me in two weeks");

        Ids().ShouldBe([PhraseIds.ReminderNotHere]);
        _person.Texts[0].ShouldContain("calendar");
        _person.Last.Effects.ShouldBeEmpty();
        _person.Session.Reminder.ShouldBeNull();
    }

    [Theory]
    [InlineData(ChannelKind.Teams, true)]
    [InlineData(ChannelKind.WebChat, false)]
    public void A_suggestion_offers_it_where_it_can_be_kept(ChannelKind channel, bool offered)
    {
        _person.Channel = channel;
        Begin();
        Choose();

        var card = _person.Last.Messages.Last(message => message.Kind == MessageKind.Card);
        card.Ids("reminds").IsEmpty.ShouldBe(!offered);
        _person.Press(Intent.Remind, card: _person.Session.Turns);
        Ids().ShouldBe([offered ? PhraseIds.ReminderAsk : PhraseIds.ReminderNotHere]);
    }

    [Fact]
    public void An_open_question_comes_again_after_it()
    {
        Begin();
        _person.Say("help me choose");
        var open = _person.Session.OpenQuestion;

        _person.Say("remind me in two weeks");

        Ids().ShouldBe([PhraseIds.ReminderSet, CardIds.Question]);
        _person.Session.OpenQuestion.ShouldBe(open);
    }

    [Fact]
    public void While_safety_is_open_none_is_set_and_help_stays()
    {
        Begin();
        _person.Say("I want to kill myself");

        foreach (var said in new[] { "remind me in two weeks", "can you remind me tomorrow?", "remind me" })
        {
            _person.Say(said);
            _person.Last.Messages.ShouldContain(message => message.Id == CardIds.Crisis);
            _person.Last.Messages.ShouldContain(message => message.Id == "safety.aside.later");
        }

        _person.Press(Intent.Remind);
        _person.Last.Messages.ShouldContain(message => message.Id == CardIds.Crisis);
        _person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_sign_of_danger_beside_it_is_what_is_answered()
    {
        Begin();

        _person.Say("remind me in two weeks, if I have not killed myself. I want to die");

        _person.Session.Safety.IsOpen.ShouldBeTrue();
        _person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void Being_forgotten_ends_it_and_says_so()
    {
        Begin();
        _person.Say("remind me in two weeks");
        _person.Say("forget me");

        _person.Say("yes");

        Ids().ShouldBe([PhraseIds.ForgetDone, PhraseIds.ReminderForgotten]);
        _person.Last.Effects.ShouldContain(new Forget());
        _person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void Who_is_forgotten_without_one_hears_nothing_of_it()
    {
        Begin();
        _person.Say("forget me");

        _person.Say("yes");

        Ids().ShouldBe([PhraseIds.ForgetDone]);
    }

    [Fact]
    public void The_note_names_no_subject_says_that_it_is_automated_and_gives_two_choices()
    {
        Begin();
        _person.Say("remind me in two weeks");
        _person.Now += TimeSpan.FromDays(14);

        for (var wording = 0; wording < 3; wording++)
        {
            _person.Remind();
            var text = _person.Texts.ShouldHaveSingleItem();
            text.ShouldContain("automated");
            foreach (var word in new[] { "therap", "coach", "mentor", "support", "health", "help", "danger", "feel", "mood", "stress", "answer", "question", "guide" })
                text.ShouldNotContain(word, Case.Insensitive);
            Suggested().ShouldBe(["go_on", "not_now"]);
        }

        _person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void After_weeks_the_person_goes_on_from_a_welcome()
    {
        Begin();
        Choose();
        _person.Say("remind me in two weeks");
        _person.Now += TimeSpan.FromDays(14);
        _person.Remind();

        _person.Say("Go on");

        Ids().ShouldBe([PhraseIds.WelcomeAgain, CardIds.Welcome]);
    }

    [Fact]
    public void After_days_the_person_goes_on_where_they_were()
    {
        Begin();
        Choose();
        _person.Say("remind me in 3 days");
        _person.Now += TimeSpan.FromDays(3);
        _person.Remind();

        _person.Say("Go on");

        Ids().ShouldContain(PhraseIds.Disclosure);
        Ids()[^1].ShouldBe(CardIds.Suggestion);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(14)]
    public void Not_now_is_taken_without_a_card_and_nothing_more_comes(int days)
    {
        Begin();
        _person.Say($"remind me in {days} days");
        _person.Now += TimeSpan.FromDays(days);
        _person.Remind();

        _person.Say("Not now");

        Ids().ShouldBe([PhraseIds.ReminderNotNow]);
        _person.Last.Effects.ShouldBeEmpty();
        _person.Session.Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_sign_of_danger_in_answer_to_it_opens_safety()
    {
        Begin();
        _person.Say("remind me in two weeks");
        _person.Now += TimeSpan.FromDays(14);
        _person.Remind();

        _person.Say("no, I want to die");

        _person.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void Nothing_is_said_to_somebody_who_left_while_safety_was_open(int days)
    {
        Begin();
        _person.Say("remind me in 30 days");
        _person.Now += TimeSpan.FromDays(30 - days);
        _person.Say("I want to kill myself");
        _person.Now += TimeSpan.FromDays(days);

        _person.Remind();

        _person.Last.Messages.ShouldBeEmpty();
        _person.Session.Reminder.ShouldBeNull();
        _person.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void It_outlives_the_days_after_which_a_conversation_begins_anew()
    {
        Begin();
        _person.Say("remind me in a month");
        _person.Now += TimeSpan.FromDays(20);

        _person.Say("when will you remind me?");

        Ids()[0].ShouldBe(PhraseIds.WelcomeAgain);
        Day(PhraseIds.ReminderDay).ShouldBe("2026-12-22");
    }

    [Fact]
    public void Who_comes_back_when_the_time_has_come_is_not_reminded_any_more()
    {
        Begin();
        _person.Say("remind me in 3 days");
        _person.Now += TimeSpan.FromDays(3);

        _person.Say("what is coaching?");

        _person.Session.Reminder.ShouldBeNull();
        _person.Last.Effects.OfType<DropReminder>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_yes_after_it_does_not_answer_what_was_asked_before()
    {
        Begin();
        _person.Say("remind me in 3 days");
        _person.Say("forget me");
        _person.Now += TimeSpan.FromDays(3);
        _person.Remind();

        _person.Say("yes");

        Ids().ShouldNotContain(PhraseIds.ForgetDone);
        _person.Last.Effects.OfType<Forget>().ShouldBeEmpty();
    }

    [Fact]
    public void The_answer_on_what_is_kept_names_it_where_one_can_be_set()
    {
        Begin();
        _person.Say("what do you keep?");
        _person.Texts[0].ShouldContain("reminder", Case.Insensitive);

        _person.Channel = ChannelKind.WebChat;
        _person.Say("what do you keep?");
        _person.Texts[0].ShouldNotContain("reminder", Case.Insensitive);
    }

    private void Begin() => _person.Join();

    private void Choose()
    {
        _person.Say("help me choose");
        while (_person.Session is { Step: Step.Asking, OpenQuestion: { } open })
            _person.Press(Intent.Answer, open, TestContent.Britain.Catalog.FindQuestion(open)!.Choices[0].Id, _person.Session.Turns);
        _person.Session.Step.ShouldBe(Step.Suggested);
        _person.Press(Intent.WhySuggested);
        if (_person.Last.Messages.Any(message => message.Id == CardIds.Either))
            _person.Press(Intent.Prefer, _person.Last.Messages[^1].Ids("outcome")[0]);
    }

    private string[] Ids() => [.. _person.Last.Messages.Select(message => message.Id)];

    private ImmutableArray<string> Suggested() => _person.Last.Messages.ShouldHaveSingleItem().Ids("suggested");

    private string Day(string phrase) => _person.Last.Messages.First(message => message.Id == phrase).Ids("day").ShouldHaveSingleItem();
}
