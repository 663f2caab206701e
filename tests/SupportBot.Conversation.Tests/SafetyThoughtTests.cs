using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>Thoughts that somebody does not want, and orders that only they hear: what matters is asked, and nothing is lent to them.</summary>
public sealed class SafetyThoughtTests : SafetyTalking
{
    [Fact]
    public void Unwanted_thoughts_are_met_as_such_and_never_as_an_attack_or_an_urge()
    {
        ShowUnwanted();
        Said().ShouldBe(["safety.unwanted.first", CardIds.Crisis]);
        Wordings("safety.unwanted.first").ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "afraid", "fear"));
        foreach (var phrase in SafetyPhrases.All().Where(id => id.StartsWith("safety.unwanted.", StringComparison.Ordinal) || id == "safety.take_up.of_myself"))
            Wordings(phrase).ShouldAllBe(text => !Mentions(text, "move away", "urge", "distance"), phrase);
        var advice = Wordings("safety.unwanted.people").Concat(Wordings(SafetyPhrases.UnwantedNotAct)).Concat(Wordings(SafetyPhrases.UnwantedMightAct));
        advice.ShouldAllBe(text => Mentions(text, "doctor", "midwife"));
    }

    [Theory]
    [InlineData(Intent.No, SafetyPhrases.UnwantedNotAct)]
    [InlineData(Intent.Yes, SafetyPhrases.UnwantedMightAct)]
    public void Whether_they_fear_to_act_on_unwanted_thoughts_is_asked_once_and_both_answers_keep_help_open(Intent answer, string reply)
    {
        ShowUnwanted();
        Say(answer);

        Said().ShouldBe([reply, CardIds.Crisis]);
        Person.Session.Safety.IsOpen.ShouldBeTrue();
        Say(Intent.None);
        Said()[0].ShouldBe("safety.unwanted.call");
    }

    [Theory]
    [InlineData("I keep having horrible thoughts about hurting my baby and I would never want to", true)]
    [InlineData("I keep having thoughts about hurting my baby and I would never want to. I'm going to kill my boss", false)]
    [InlineData("I have thoughts of hurting my wife", false)]
    public void Only_what_the_words_take_back_counts_as_unwanted(string said, bool isUnwanted)
    {
        Person.Say(said);

        Person.Session.Safety.Told.ShouldBe(isUnwanted ? Told.Unwanted : Told.None);
    }

    [Theory]
    [InlineData("I hear voices all day and they told me what to do", "safety.bidding.first")]
    [InlineData("God talks to me and he wants me to do something, I can't say it", "safety.bidding.first")]
    [InlineData("the voices told me to stab someone", "safety.psychosis.explicit")]
    public void Orders_are_asked_about_where_it_was_not_said_what_they_are(string said, string answer)
    {
        Person.Say(said);

        Said().ShouldBe([answer, CardIds.Crisis]);
    }

    [Fact]
    public void Of_orders_it_is_asked_whether_they_are_about_harm_and_not_what_they_are()
    {
        Show(RiskLevel.Explicit, RiskRoute.Psychosis, Told.Bidding);
        Said().ShouldBe(["safety.bidding.first", CardIds.Crisis]);
        Wordings("safety.bidding.first").ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "hurt", "harm"));

        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.BiddingYes, CardIds.Crisis]);
        Say(Intent.Yes);
        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Fact]
    public void Whoever_is_named_after_orders_is_asked_about_before_they_are_called_in()
    {
        foreach (var answer in new[] { Intent.Privacy, Intent.No, Intent.Yes })
        {
            Begin();
            Show(RiskLevel.Explicit, RiskRoute.Psychosis, Told.Bidding);
            Say(answer);
            Person.Say("my brother");

            Said().ShouldBe([SafetyPhrases.BiddingSomebody, CardIds.Crisis], answer.ToString());
            Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.AboutSomebody);
        }

        Wordings(SafetyPhrases.BiddingSomebody).ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "harm", "hurting"));
    }

    [Theory]
    [InlineData("no", SafetyPhrases.BiddingNotThem, false)]
    [InlineData("no, he can come", SafetyPhrases.BiddingNotThem, false)]
    [InlineData("yes", SafetyPhrases.BiddingYes, true)]
    public void Whether_orders_are_about_harm_to_whoever_was_named_is_answered_by_the_next_yes_or_no(string said, string answer, bool areOrders)
    {
        Show(RiskLevel.Explicit, RiskRoute.Psychosis, Told.Bidding);
        Person.Say("my brother");

        Person.Say(said);

        Said()[0].ShouldBe(answer);
        Person.Session.Safety.Told.ShouldBe(areOrders ? Told.Orders : Told.Bidding);
        Person.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData("I hear voices telling me to kill myself")]
    [InlineData("I know I am dead and everyone pretends I'm alive")]
    public void Where_it_was_told_what_it_is_about_whoever_is_named_is_a_help(string said)
    {
        Person.Say(said);
        Person.Say("my brother");

        Said()[0].ShouldBe("safety.take_up.somebody");
    }

    [Fact]
    public void Nobody_is_called_in_while_orders_may_be_about_them_and_life_is_in_danger()
    {
        Show(RiskLevel.Explicit, RiskRoute.Psychosis, Told.Bidding);
        Say(Intent.Yes);
        Say(Intent.Yes);
        Remark(SafetyRemark.Somebody);

        Said()[0].ShouldBe("safety.imminent_danger.call");
    }

    [Fact]
    public void Missing_sleep_is_named_as_a_reason_for_a_doctor_today()
    {
        Person.Say("I haven't slept for five days and I feel amazing, I am chosen for something huge");

        Said().ShouldBe(["safety.sleepless.first", CardIds.Crisis]);
        Wordings("safety.sleepless.first").ShouldAllBe(text => Mentions(text, "sleep") && Mentions(text, "doctor") && Mentions(text, "today") && text.EndsWith('?'));
    }

    private void ShowUnwanted() => Hear(new Reading { Risk = new RiskReading(RiskLevel.Explicit, RiskRoute.HarmToOthers) { Language = "en", IsUnwanted = true } });
}
