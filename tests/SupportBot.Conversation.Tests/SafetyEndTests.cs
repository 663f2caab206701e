using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>How a talk about danger ends.</summary>
public sealed class SafetyEndTests : SafetyTalking
{
    [Theory]
    [InlineData(RiskRoute.SuicidalThoughts, SafetyPhrases.Closed)]
    [InlineData(RiskRoute.ImminentDanger, SafetyPhrases.ClosedUrgent)]
    public void The_end_of_a_talk_fits_what_it_was_about(RiskRoute route, string words)
    {
        Show(RiskLevel.Explicit, route);
        Say(Intent.ImSafe);

        Said().ShouldBe([words, CardIds.Menu]);
        foreach (var phrase in new[] { SafetyPhrases.Closed, SafetyPhrases.ClosedUrgent, SafetyPhrases.CarriedOn })
            Wordings(phrase).ShouldAllBe(text => !Mentions(text, "where we were", "where we stopped"), phrase);
    }

    [Fact]
    public void Who_goes_on_without_a_word_of_being_safe_is_not_told_that_they_are()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);
        Say(Intent.Resume);

        Said().ShouldBe([SafetyPhrases.CarriedOn, CardIds.Menu]);
        Wordings(SafetyPhrases.CarriedOn).ShouldAllBe(text => !Mentions(text, "you are safe"));
    }

    [Fact]
    public void Who_asked_about_something_else_comes_back_to_it_without_a_word_of_being_safe()
    {
        Wordings(SafetyPhrases.AsideLater).ShouldAllBe(text => Mentions(text, "“carry on”") && !Mentions(text, "I'm safe"));

        Show(RiskLevel.Explicit);
        Person.Say("what is therapy?");
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.InDangerNow);
        Person.Say("carry on");

        Said().ShouldBe([SafetyPhrases.CarriedOn, CardIds.Menu]);
    }

    [Fact]
    public void Where_it_was_not_offered_going_on_leaves_no_question_about_danger_behind()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.Resume);

        Person.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_no_to_the_direct_question_is_believed_and_the_conversation_goes_on()
    {
        Show(RiskLevel.Implied);

        Say(Intent.No).ShouldBe(SafetyPhase.Closed);
        Said().ShouldBe(["safety.suicidal_no", CardIds.Crisis, CardIds.Menu]);
    }

    [Fact]
    public void Okay_at_the_end_of_a_talk_begins_no_questions_and_later_it_means_what_it_always_does()
    {
        Show(RiskLevel.Implied);
        Say(Intent.No);
        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.InView, CardIds.Menu]);

        Say(Intent.Yes);

        Said().ShouldContain(CardIds.Question);
    }

    [Fact]
    public void Somebody_young_is_named_their_line_once_more_at_the_end()
    {
        Person.Say("I'm 15 and I want to die");
        Say(Intent.ImSafe);

        Said().ShouldBe([SafetyPhrases.Closed, PhraseIds.Under18Line, CardIds.Menu]);
    }
}
