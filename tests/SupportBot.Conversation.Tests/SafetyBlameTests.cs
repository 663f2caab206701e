using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Who blames themselves is heard; only where somebody else does harm is it said whose fault that is not.</summary>
public sealed class SafetyBlameTests : SafetyTalking
{
    [Theory]
    [InlineData("it's my own fault", RiskRoute.SuicidalThoughts)]
    [InlineData("it is all my fault", RiskRoute.SelfInjury)]
    [InlineData("it's all my fault", RiskRoute.EatingDisorder)]
    [InlineData("it is my own fault", RiskRoute.HarmToOthers)]
    [InlineData("I could have stopped it", RiskRoute.ConcernForOther)]
    public void Outside_abuse_nobody_else_is_brought_in(string said, RiskRoute route)
    {
        Show(RiskLevel.Explicit, route);

        Person.Say(said);

        Said()[0].ShouldBe("safety.take_up.own_fault");
    }

    [Fact]
    public void In_an_illness_it_is_heard_once_somebody_has_called()
    {
        Show(RiskLevel.Explicit, RiskRoute.MedicalEmergency);
        Person.Say("I called them");

        Person.Say("it is all my fault");

        Said()[0].ShouldBe("safety.take_up.own_fault");
    }

    [Fact]
    public void In_abuse_what_somebody_else_does_is_called_their_doing()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);

        Person.Say("it's my own fault");

        Said()[0].ShouldBe("safety.take_up.own_fault_abuse");
    }

    [Fact]
    public void Outside_abuse_the_words_neither_acquit_nor_argue_and_speak_of_nobody_else() =>
        Wordings("safety.take_up.own_fault").ShouldAllBe(text => !Mentions(text, "not your fault", "not to blame", "true", "someone else", "others", "you did what you could"));
}
