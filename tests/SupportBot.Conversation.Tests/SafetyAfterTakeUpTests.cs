using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>Once something was taken up: which step follows, and which question stays open.</summary>
public sealed class SafetyAfterTakeUpTests : SafetyTalking
{
    [Theory]
    [InlineData("yes, my dad", "safety.take_up.somebody")]
    [InlineData("no, nobody can know", "safety.take_up.private")]
    [InlineData("no, there is nobody", "safety.take_up.alone")]
    public void What_is_said_with_a_yes_or_no_that_answers_nothing_is_heard(string said, string answer)
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.None);
        Person.Say(said);

        Said()[0].ShouldBe(answer);
    }

    [Fact]
    public void A_no_with_a_remark_after_something_came_between_is_heard_and_not_taken_for_an_answer()
    {
        Show(RiskLevel.Explicit);
        Person.Say("why do you ask?");
        Person.Say("no, nobody can know");

        Said()[0].ShouldBe("safety.take_up.private");
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.InDangerNow);
    }

    [Fact]
    public void What_safety_asked_stays_open_behind_it()
    {
        Show(RiskLevel.Explicit);
        Remark(SafetyRemark.OwnFault);

        Say(Intent.Yes);

        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Theory]
    [InlineData(SafetyRemark.OwnFault)]
    [InlineData(SafetyRemark.NotHelping)]
    public void A_no_after_what_came_between_is_not_taken_for_a_word_that_all_is_safe(SafetyRemark between)
    {
        Show(RiskLevel.Explicit);
        Remark(between);

        Say(Intent.No);
        Said().ShouldBe([SafetyPhrases.WhichNo, CardIds.Crisis]);
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.InDangerNow);
        Say(Intent.No);

        Said().ShouldBe([SafetyPhrases.NotDone, SafetyPhrases.AskSomebody, CardIds.Crisis]);
    }

    [Fact]
    public void A_second_remark_in_a_row_brings_a_step_and_leaves_the_question_about_danger_open()
    {
        Show(RiskLevel.Explicit);
        Remark(SafetyRemark.OwnFault);
        Said().ShouldBe(["safety.take_up.own_fault", CardIds.Crisis]);
        Remark(SafetyRemark.WornDown);

        Said().ShouldBe(["safety.take_up.worn_down", "safety.suicidal_thoughts.people", CardIds.Crisis]);
        Say(Intent.Yes);
        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Fact]
    public void A_remark_with_nothing_asked_brings_people_and_the_question_for_somebody()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);
        Remark(SafetyRemark.OwnFault);

        Said().ShouldBe(["safety.take_up.own_fault", "safety.suicidal_thoughts.people", SafetyPhrases.AskSomebody, CardIds.Crisis]);
    }

    [Theory]
    [InlineData("my dad could come")]
    [InlineData("I have no one")]
    public void Who_named_somebody_or_said_that_there_is_nobody_is_not_asked_for_somebody(string said)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);
        var told = KeepWriting(4, Said).SelectMany(ids => ids).ToList();

        told.ShouldContain("safety.suicidal_thoughts.people");
        told.ShouldNotContain(SafetyPhrases.AskSomebody);
    }

    [Theory]
    [InlineData(SafetyRemark.Later)]
    [InlineData(SafetyRemark.NoDoctor)]
    [InlineData(SafetyRemark.NotHelping)]
    public void Who_puts_it_off_or_says_no_hears_no_further_step(SafetyRemark remark)
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);
        Remark(remark);

        Said().Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(RiskRoute.Psychosis, Told.Sleepless)]
    [InlineData(RiskRoute.SuicidalThoughts, Told.None)]
    public void Who_said_no_to_a_doctor_is_not_sent_to_one_again(RiskRoute route, Told told)
    {
        Show(RiskLevel.Explicit, route, told);
        Remark(SafetyRemark.NoDoctor);
        var further = KeepWriting(3, () => Person.Texts[..^1]).SelectMany(texts => texts);

        further.ShouldAllBe(text => !Mentions(text, "doctor"));
        Person.Session.Said.Keys.ShouldContain(SafetySteps.Company);
    }

    [Fact]
    public void After_declining_a_remark_is_heard_and_nothing_is_pressed()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.Stop);
        Remark(SafetyRemark.OwnFault);

        Said().ShouldBe(["safety.take_up.own_fault", CardIds.Crisis]);
    }

    [Fact]
    public void Who_says_that_it_does_not_help_is_asked_nothing_in_answer() =>
        Wordings("safety.take_up.not_helping").ShouldAllBe(text => !text.Contains('?'));

    [Theory]
    [InlineData("okay")]
    [InlineData("ok thanks")]
    [InlineData("alright")]
    public void Okay_names_nobody_and_says_nothing_of_danger(string said)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);
        Said()[0].ShouldBe(SafetyPhrases.YesMeant);
        Person.Session.Safety.InDanger.ShouldBeFalse();
        Say(Intent.No);
        Said().ShouldContain(SafetyPhrases.AskSomebody);
        Person.Say(said);

        Said().ShouldBe(["safety.suicidal_thoughts.people", CardIds.Crisis]);
    }
}
