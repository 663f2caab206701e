using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>What was said before, and how it changes what a further sign, a no or a correction means.</summary>
public sealed class SafetyMemoryTests : SafetyTalking
{
    [Fact]
    public void A_second_plain_statement_is_acknowledged_anew()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);

        Show(RiskLevel.Explicit).ShouldBe(SafetyPhase.Open);
        Person.Last.Messages[0].ShouldSatisfyAllConditions(
            message => message.Id.ShouldBe("safety.suicidal_thoughts.explicit"), message => message.Wording.ShouldBe(1));
    }

    [Fact]
    public void A_further_sign_that_is_not_plain_is_part_of_the_talk()
    {
        Show(RiskLevel.Explicit);
        Show(RiskLevel.Implied, RiskRoute.Abuse);

        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Theory]
    [InlineData(RiskRoute.Abuse)]
    [InlineData(RiskRoute.HarmToOthers)]
    public void A_sign_of_something_that_presses_more_is_asked_about(RiskRoute before)
    {
        Show(RiskLevel.Explicit, before);
        Show(RiskLevel.Implied, RiskRoute.SuicidalThoughts);

        Said()[0].ShouldBe("safety.suicidal_thoughts.implied");
    }

    [Theory]
    [InlineData(RiskRoute.SuicidalThoughts)]
    [InlineData(RiskRoute.MeansRequest)]
    [InlineData(RiskRoute.SelfInjury)]
    public void Danger_to_life_that_is_known_is_not_talked_down_by_what_is_told_next(RiskRoute next)
    {
        foreach (var urgent in new[] { RiskRoute.MedicalEmergency, RiskRoute.ImminentDanger })
        {
            Show(RiskLevel.Explicit, urgent);
            Show(RiskLevel.Explicit, next);

            SafetyPhrases.WithNumber.ShouldContain(Said()[0]);
            Person.Last.Messages[1].Ids("urgent").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_no_about_somebody_else_is_no_answer_to_the_question_about_oneself()
    {
        Show(RiskLevel.Implied, RiskRoute.ConcernForOther);
        Say(Intent.No);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Open);
        Said()[0].ShouldBe("safety.suicidal_thoughts.implied");
    }

    [Fact]
    public void A_correction_after_the_end_of_a_talk_takes_nothing_back()
    {
        Show(RiskLevel.Explicit, RiskRoute.SuicidalThoughts);
        Say(Intent.ImSafe);
        Say(Intent.Misunderstood);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Open);
    }

    [Fact]
    public void Danger_right_now_in_a_talk_about_abuse_keeps_the_lines_for_abuse()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);

        Said().ShouldBe(["safety.abuse.now", CardIds.Crisis]);
        Person.Last.Messages[1].Ids("lines").ShouldContain("gb.refuge");
    }

    [Fact]
    public void Grief_is_met_without_alarm_and_is_no_first_sign_of_danger()
    {
        Show(RiskLevel.Soft, RiskRoute.Bereavement).ShouldBe(SafetyPhase.None);
        Said().ShouldBe(["safety.bereavement.implied", CardIds.Crisis]);
        Person.Last.Messages[1].Ids("calm").ShouldNotBeEmpty();

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.None);
        Said().ShouldBe([SafetyPhrases.GriefMore, CardIds.Crisis], "tears after a loss are grief");
    }

    [Fact]
    public void A_question_about_means_after_grief_is_taken_seriously()
    {
        Show(RiskLevel.Soft, RiskRoute.Bereavement);
        Person.Happen(new Said(Person.Now, new Reading { Risk = RiskReading.None with { MentionsMeans = true } }));

        Said().ShouldBe(["safety.means_request.implied", CardIds.Crisis]);
    }

    [Theory]
    [InlineData("I'm safe now")]
    [InlineData("ok I'm safe now thanks")]
    [InlineData("I feel safe now")]
    public void Recovery_is_believed_and_not_forgotten(string said)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);
        Person.Session.Safety.Phase.ShouldBe(SafetyPhase.Closed);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Open);
        Said().ShouldBe(["safety.suicidal_thoughts.implied", CardIds.Crisis]);
    }

    [Fact]
    public void Who_said_no_to_the_direct_question_is_met_gently_after_that_with_help_in_view()
    {
        Show(RiskLevel.Implied);
        Say(Intent.No);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Closed);
        Said().ShouldBe([SafetyPhrases.DistressAgain, CardIds.Crisis]);
        Person.Last.Messages[1].Ids("calm").ShouldNotBeEmpty();
    }

    [Fact]
    public void Who_told_of_thoughts_of_dying_before_that_is_told_of_a_line_by_name_for_today()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.ImSafe);
        Show(RiskLevel.Soft, RiskRoute.Distress);
        Say(Intent.No);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Closed);
        Said().ShouldBe([SafetyPhrases.DistressAgainStated, CardIds.Crisis]);
        Person.Texts[0].ShouldContain("Samaritans (116 123)");
        Wordings(SafetyPhrases.DistressAgain).Concat(Wordings(SafetyPhrases.DistressAgainStated)).ShouldAllBe(text => Mentions(text, "today") && !Mentions(text, "week"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_it_was_taken_back_or_no_line_is_known_the_words_are_those_for_any_distress(bool isTakenBack)
    {
        Begin(isTakenBack ? Content : TestContent.Nowhere);
        Show(RiskLevel.Explicit);
        Say(isTakenBack ? Intent.Misunderstood : Intent.ImSafe);
        Show(RiskLevel.Implied);
        Say(Intent.No);

        Show(RiskLevel.Soft, RiskRoute.Distress);
        Said()[0].ShouldBe(SafetyPhrases.DistressAgain);
    }

    [Fact]
    public void After_recovery_a_question_about_means_is_taken_seriously()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.ImSafe);
        Person.Happen(new Said(Person.Now, new Reading { Risk = RiskReading.None with { MentionsMeans = true } }));

        Said().ShouldBe(["safety.means_request.implied", CardIds.Crisis]);
    }

    [Theory]
    [InlineData("I meant the deadline")]
    [InlineData("no, I meant work")]
    [InlineData("it's a song lyric")]
    [InlineData("you got me wrong")]
    public void A_correction_is_believed_and_what_was_misread_counts_for_nothing(string said)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);
        Person.Session.Safety.Phase.ShouldBe(SafetyPhase.Misunderstood);
        Said()[0].ShouldBe(SafetyPhrases.Misunderstood);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Misunderstood);
        Said()[0].ShouldBe("safety.distress.soft");
    }

    [Fact]
    public void A_check_in_that_has_been_said_often_enough_is_still_one()
    {
        Show(RiskLevel.Implied);
        Say(Intent.No);
        for (var i = 0; i < 60; i++)
        {
            Show(RiskLevel.Soft, RiskRoute.Distress);
            Said()[0].ShouldStartWith("safety.");
            Said().ShouldContain(CardIds.Crisis);
        }
    }
}
