using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>While life is in danger the emergency number comes first, and what is told beside it is answered with it.</summary>
public sealed class SafetyNumberTests : SafetyTalking
{
    public static TheoryData<RiskRoute> Urgent => [RiskRoute.ImminentDanger, RiskRoute.MedicalEmergency];

    [Theory]
    [MemberData(nameof(Urgent))]
    public void While_life_is_in_danger_every_turn_names_the_emergency_number(RiskRoute route)
    {
        foreach (var wanted in new[] { Intent.None, Intent.No, Intent.Yes, Intent.Stop, Intent.HelpNow, Intent.Privacy, Intent.AreYouHuman, Intent.TalkToPerson, Intent.Menu })
        {
            Begin();
            Show(RiskLevel.Explicit, route);
            for (var i = 0; i < 4; i++)
            {
                Say(wanted);
                Person.Texts[0].ShouldContain("999", customMessage: $"{wanted} {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Urgent))]
    public void The_number_comes_first_whatever_is_taken_up(RiskRoute route)
    {
        foreach (var remark in Enum.GetValues<SafetyRemark>().Where(remark => remark != SafetyRemark.Called))
        {
            Begin();
            Show(RiskLevel.Explicit, route);
            Hear(new Reading { Remark = remark, Country = "US" });
            (Person.Texts[0].Contains("999", StringComparison.Ordinal) || Person.Texts[0].Contains("911", StringComparison.Ordinal)).ShouldBeTrue($"{remark}: {Person.Texts[0]}");
        }
    }

    [Fact]
    public void Phrases_that_are_said_to_name_the_number_do_so_in_every_wording_and_none_waits_for_help_that_nobody_called()
    {
        foreach (var phrase in SafetyPhrases.WithNumber)
            Wordings(phrase).ShouldAllBe(text => text.Contains("{emergency}", StringComparison.Ordinal) && !Mentions(text, "while you wait", "until it comes"), phrase);
    }

    [Fact]
    public void Where_the_country_is_not_known_the_number_is_that_of_where_the_person_is()
    {
        Begin(TestContent.Nowhere);
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);

        Person.Texts[0].ShouldContain("call the emergency number where you are now");
    }

    [Fact]
    public void Once_somebody_has_called_the_call_is_not_asked_for_again_until_there_is_new_danger()
    {
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);
        Person.Say("I called an ambulance");
        Said().ShouldBe(["safety.take_up.called", CardIds.Crisis]);
        Person.Say("what do you keep?");
        Said().ShouldBe([SafetyPhrases.AsidePrivacy, CardIds.Crisis]);

        Say(Intent.InDanger);
        Say(Intent.Privacy);

        Said().ShouldBe([SafetyPhrases.CallFirst, SafetyPhrases.AsidePrivacy, CardIds.Crisis]);
    }

    [Theory]
    [InlineData("I feel fine though")]
    [InlineData("I'm okay now")]
    [InlineData("I'm fine now")]
    public void Feeling_fine_after_an_overdose_is_taken_up_and_ends_nothing(string said)
    {
        Person.Say("I took all my pills");
        Said()[0].ShouldBe("safety.overdose.explicit");
        Person.Say(said);

        Said()[0].ShouldBe("safety.take_up.feels_fine_now");
        Person.Session.Safety.IsOpen.ShouldBeTrue();
        Person.Press(Intent.ImSafe);
        Person.Session.Safety.IsOpen.ShouldBeFalse("a press on the way out is the person's choice");
    }

    [Fact]
    public void An_illness_gets_no_words_about_something_taken_and_no_line_about_poisons()
    {
        Person.Say("I am having a heart attack");
        Person.Say("I'm in the United States");

        Person.Session.Safety.Told.ShouldBe(Told.Illness);
        Person.Last.Messages.Single(message => message.Id == CardIds.Crisis).Ids("lines").ShouldBeEmpty();
        var words = Wordings("safety.medical_emergency.explicit").Concat(Wordings("safety.medical_emergency.call")).Concat(Wordings("safety.medical_emergency.people"));
        words.ShouldAllBe(text => !Mentions(text, "pack", "took", "swallow", "feel fine"));
    }

    [Theory]
    [InlineData("I have a plan and I'm going to do it on Sunday")]
    [InlineData("I wrote the goodbye letters and I'm going to kill myself tonight")]
    public void A_plan_or_letters_are_taken_up_with_the_number(string said)
    {
        Person.Say(said);

        Said()[0].ShouldBe("safety.planned.explicit");
        Person.Texts[0].ShouldContain("999");
        Wordings("safety.planned.explicit").ShouldAllBe(text => !Mentions(text, "edge", "bridge", "letters", "friday"));
    }

    [Theory]
    [InlineData("I feel fine with it", "safety.take_up.feels_calm_now")]
    [InlineData("I put the pills away", "safety.take_up.put_away_now")]
    [InlineData("I walked away from it", "safety.take_up.got_away_now")]
    public void In_danger_what_was_done_or_felt_is_answered_as_it_was_said(string said, string answer)
    {
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);
        Person.Say(said);

        Said().ShouldBe([answer, CardIds.Crisis]);
        Person.Texts[0].ShouldContain("999");
    }
}
