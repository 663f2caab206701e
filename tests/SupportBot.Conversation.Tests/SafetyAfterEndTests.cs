using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>What is said right after a talk about danger has ended at the menu.</summary>
public sealed class SafetyAfterEndTests : SafetyTalking
{
    [Theory]
    [InlineData("okay")]
    [InlineData("Okay.")]
    [InlineData("yes")]
    public void Okay_agrees_to_the_end(string said)
    {
        Reach(SafetyPhase.Closed);

        Person.Say(said);

        Said()[0].ShouldBe(SafetyPhrases.InView);
    }

    [Theory]
    [InlineData("okay, what is coaching?")]
    [InlineData("yes, what is coaching?")]
    [InlineData("no, what is coaching?")]
    public void A_question_behind_a_yes_or_no_is_answered(string said)
    {
        Reach(SafetyPhase.Closed);

        Person.Say(said);

        Said().ShouldBe([CardIds.Modality]);
    }

    [Fact]
    public void So_it_does_in_the_language_of_the_talk()
    {
        Person.Say("quiero morir");
        Person.Say("estoy a salvo");

        Person.Say("claro que sí");

        Said()[0].ShouldBe(SafetyPhrases.InView);
    }

    [Fact]
    public void Only_the_very_next_words_may_agree_to_it()
    {
        Reach(SafetyPhase.Closed);
        Person.Say("what is coaching?");

        Person.Say("okay");

        Said().ShouldNotContain(SafetyPhrases.InView);
    }

    [Theory]
    [InlineData("I'm 15 and I want to die")]
    [InlineData("I'm 15", "I want to die")]
    public void Who_is_under_18_hears_of_their_line_at_the_first_end_and_at_no_other(params string[] said)
    {
        foreach (var one in said)
            Person.Say(one);
        Say(Intent.ImSafe);
        Said().ShouldContain(PhraseIds.Under18Line);
        Person.Say("I want to die");

        Say(Intent.ImSafe);

        Said().ShouldNotContain(PhraseIds.Under18Line);
    }
}
