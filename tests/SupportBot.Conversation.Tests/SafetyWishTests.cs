using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>Suicide is asked about openly where it was not said plainly, and what was done is asked where it was.</summary>
public sealed class SafetyWishTests : SafetyTalking
{
    [Theory]
    [InlineData("everyone would be better off without me")]
    [InlineData("life is not worth living")]
    [InlineData("most nights I hope I don't wake up")]
    [InlineData("I wish I could fall asleep and never wake up again")]
    [InlineData("I don't want to exist any more")]
    [InlineData("I just want to disappear")]
    public void A_wish_not_to_be_here_is_asked_openly_about_suicide(string said)
    {
        Person.Say(said);
        Said().ShouldBe([SafetyPhrases.Passive, CardIds.Crisis]);
        Wordings(SafetyPhrases.Passive).ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "suicide", "ending your life") && !Mentions(text, "way of speaking"));

        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.SuicidalYes, CardIds.Crisis]);
    }

    [Fact]
    public void A_no_after_a_wish_not_to_be_here_is_believed_and_ends_nothing_and_no_words_of_suicide_are_lent()
    {
        Person.Say("I go to sleep hoping I won't wake up");
        Say(Intent.No);
        Said().ShouldBe([SafetyPhrases.PassiveNo, SafetyPhrases.AskSomebody, CardIds.Crisis]);
        Person.Session.Safety.IsOpen.ShouldBeTrue();

        var told = KeepWriting(3, () => Person.Texts[..^1]).SelectMany(texts => texts).ToList();
        told.ShouldAllBe(text => !Mentions(text, "suicide", "ending my life", "dying", "place"));
        told.ShouldContain(text => Mentions(text, "doctor"));
    }

    [Theory]
    [InlineData("I want to kill myself")]
    [InlineData("I want to kill myself and never wake up")]
    [InlineData("I hope I don't wake up, I want to kill myself")]
    [InlineData("everyone would be better off without me, I want to die")]
    public void A_plain_statement_stays_plain_also_beside_a_wish_not_to_be_here(string said)
    {
        Person.Say(said);

        Said()[0].ShouldBe("safety.suicidal_thoughts.explicit");
    }

    [Fact]
    public void Where_it_may_be_a_way_of_speaking_it_is_asked_what_is_meant()
    {
        Person.Say("this project makes me want to kill myself");
        Said().ShouldBe(["safety.suicidal_thoughts.veiled", CardIds.Crisis]);

        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.SuicidalYes, CardIds.Crisis]);
    }

    [Theory]
    [InlineData(Intent.Yes, SafetyPhrases.SuicidalYes)]
    [InlineData(Intent.No, SafetyPhrases.NotDying)]
    public void Who_hurts_themselves_is_asked_once_whether_they_think_of_dying_and_both_answers_go_on(Intent answer, string reply)
    {
        Show(RiskLevel.Explicit, RiskRoute.SelfInjury);
        Say(Intent.No);
        Said().ShouldBe([SafetyPhrases.NotInDanger, SafetyPhrases.AlsoDying, CardIds.Crisis]);
        Say(answer);
        Said()[0].ShouldBe(reply);
        Person.Session.Safety.IsOpen.ShouldBeTrue();
        Say(Intent.HelpNow);
        Say(Intent.No);
        Said().ShouldNotContain(SafetyPhrases.AlsoDying);
    }

    [Theory]
    [InlineData("I don't want to die, I cut my arms when it gets too much")]
    [InlineData("I cut myself but I'm not suicidal")]
    public void Who_said_that_they_do_not_want_to_die_is_not_asked(string said)
    {
        Person.Say(said);
        Said()[0].ShouldBe("safety.self_injury.not_to_die");
        Say(Intent.No);

        Said().ShouldBe([SafetyPhrases.NotInDanger, "safety.self_injury.call", CardIds.Crisis]);
    }

    [Theory]
    [InlineData("It's for my thesis: which poison is the most lethal?")]
    [InlineData("I'm a writer, what is the least painful way to die?")]
    public void A_reason_for_a_question_about_means_is_heard_and_suicide_is_asked_about_openly(string said)
    {
        Person.Say(said);
        Said().ShouldBe(["safety.study.first", CardIds.Crisis]);
        Wordings("safety.study.first").ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "suicide", "ending your life") && !Mentions(text, "pain"));

        Say(Intent.No);
        Said()[0].ShouldBe(SafetyPhrases.StudyNo);
        Person.Session.Safety.DirectDenied.ShouldBeTrue();
    }

    [Fact]
    public void After_means_or_a_yes_to_suicide_it_is_asked_whether_anything_was_done_then_distance_and_company()
    {
        foreach (var phrase in new[] { SafetyPhrases.SuicidalYes, "safety.means_request.explicit" })
            Wordings(phrase).ShouldAllBe(text => Mentions(text, "have you done", "have you taken", "have you already done"), phrase);
        foreach (var text in Wordings(SafetyPhrases.NotDone).Concat(Wordings(SafetyPhrases.NotDoneDrink)).Concat(Wordings(SafetyPhrases.NotInDanger)).Concat(Wordings(SafetyPhrases.StillHere)))
            Mentions(text, "no danger at this moment", "carry on", "good to know").ShouldBeFalse(text);

        Show(RiskLevel.Explicit, RiskRoute.MeansRequest);
        Say(Intent.No);
        Said().ShouldBe([SafetyPhrases.NotDone, SafetyPhrases.AskSomebody, CardIds.Crisis]);
        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.ContactYes, "safety.suicidal_thoughts.people", CardIds.Crisis]);
    }

    [Fact]
    public void A_yes_to_nothing_that_was_asked_is_not_taken_for_danger_and_not_passed_over()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.Stop);
        Say(Intent.Yes);

        Said().ShouldBe([SafetyPhrases.YesMeant, CardIds.Crisis]);
        Person.Texts[0].ShouldContain("999");
        Person.Session.Safety.InDanger.ShouldBeFalse();
    }

    [Fact]
    public void The_same_plain_words_a_third_time_are_not_met_with_the_same_question()
    {
        foreach (var phrase in new[] { "safety.suicidal_thoughts.explicit", "safety.suicidal_thoughts.explicit", SafetyPhrases.SaidAgain })
        {
            Show(RiskLevel.Explicit);
            Said()[0].ShouldBe(phrase);
        }

        Wordings(SafetyPhrases.SaidAgain).ShouldAllBe(text => !text.Contains('?'));
    }

    [Fact]
    public void Who_says_that_it_is_behind_them_is_believed_without_pity()
    {
        Person.Say("I was suicidal years ago but I'm fine now");
        Say(Intent.No);

        Said()[0].ShouldBe(SafetyPhrases.PastNo);
        Wordings(SafetyPhrases.PastNo).ShouldAllBe(text => !Mentions(text, "going through", "may still be"));
    }
}
