using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>Words that fit what was told: somebody's own, and none of what was not said.</summary>
public sealed class SafetyFitTests : SafetyTalking
{
    [Theory]
    [InlineData("I hear voices telling me to kill myself", "safety.orders.call")]
    [InlineData("they are following me and put cameras in my flat", "safety.followed.call")]
    [InlineData("I haven't slept for five days and I feel amazing, I am chosen for something huge", "safety.sleepless.call")]
    [InlineData("I know I am dead and everyone pretends I'm alive", "safety.psychosis.call")]
    [InlineData("I was raped", "safety.sexual.call")]
    public void Words_to_begin_with_hold_only_what_was_said(string said, string script)
    {
        Person.Say(said);
        Say(Intent.None);

        Said()[0].ShouldBe(script);
    }

    [Fact]
    public void Sleep_is_only_in_the_words_of_those_who_spoke_of_it_and_no_doctor_is_promised()
    {
        foreach (var phrase in new[] { "safety.psychosis.call", "safety.orders.call", "safety.followed.call", "safety.psychosis.people" })
            Wordings(phrase).ShouldAllBe(text => !Mentions(text, "slept", "sleep", "can see you soon", "will see you"), phrase);
    }

    [Theory]
    [InlineData("I am depressed")]
    [InlineData("I've been really depressed")]
    public void Low_mood_said_plainly_is_met_with_help_in_view_and_no_form(string said)
    {
        Person.Say(said);
        Said().ShouldBe(["safety.distress.soft", CardIds.Crisis]);
        Person.Say("it has been like this since the summer");
        Said().ShouldBe([SafetyPhrases.DistressMore, CardIds.Crisis]);

        Person.Say("help me choose");
        Said().ShouldContain(CardIds.Question);
    }

    [Theory]
    [InlineData("I got laid off today and I feel hopeless")]
    [InlineData("I can't stop crying")]
    public void In_the_turn_in_which_pain_is_told_nothing_is_marked_for_the_person(string said)
    {
        Person.Say(said);

        Said().ShouldNotContain(PhraseIds.InferredOne);
        Said().ShouldNotContain(CardIds.Question);
    }

    [Fact]
    public void Somebody_young_is_heard_before_they_are_told_of_the_age()
    {
        Person.Say("I'm 15 and everything is awful");

        Said()[..2].ShouldBe(["safety.distress.soft", PhraseIds.Under18Line]);
    }

    [Fact]
    public void A_pain_of_the_body_is_sent_to_those_who_know_about_it()
    {
        Person.Say("my head hurts");

        Said()[0].ShouldBe(PhraseIds.BodyPain);
        Wordings(PhraseIds.BodyPain).ShouldAllBe(text => Mentions(text, "doctor"));
    }

    [Fact]
    public void What_is_said_of_the_channel_fits_it()
    {
        Begin(channel: ChannelKind.Teams);
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Say(Intent.Yes);
        Said()[0].ShouldBe(SafetyPhrases.SafeToTalkTeams);
        Wordings(SafetyPhrases.TeamsCopy).ShouldAllBe(text => Mentions(text, "employer"));
        Say(Intent.Privacy);
        Said()[0].ShouldBe(SafetyPhrases.AsidePrivacyTeams);

        Wordings(SafetyPhrases.SafeToTalkTeams).Concat(Wordings(SafetyPhrases.SafeToTalk)).ShouldAllBe(text => !Mentions(text, "close this page", "close this tab"));
        Wordings(SafetyPhrases.AsidePrivacy).ShouldAllBe(text => !Mentions(text, "Teams", "employer"));
    }

    [Fact]
    public void Grief_is_met_with_sorrow_and_the_question_about_danger_to_a_friend_stays_about_the_friend()
    {
        Wordings("safety.bereavement.implied").ShouldAllBe(text => Mentions(text, "sorry"));

        Show(RiskLevel.Explicit, RiskRoute.ConcernForOther);
        Say(Intent.No);
        Said().ShouldBe(["safety.concern_for_other.not_now", "safety.concern_for_other.call", CardIds.Crisis]);
        Say(Intent.InDanger);
        Said().ShouldBe(["safety.concern_for_other.now", CardIds.Crisis]);
    }
}
