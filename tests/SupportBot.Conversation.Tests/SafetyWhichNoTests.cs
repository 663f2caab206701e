using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>A no after something came between question and answer is heard as what it says, and asked about before it is believed.</summary>
public sealed class SafetyWhichNoTests : SafetyTalking
{
    [Theory]
    [InlineData("I'm afraid of what they will do", "no, nobody can know", "safety.take_up.private")]
    [InlineData("nobody can know", "no, there is nobody", "safety.take_up.alone")]
    public void A_no_that_says_more_does_not_end_the_talk_while_the_direct_question_waits(string between, string said, string answer)
    {
        Person.Say("I don't see a future for me");
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.Direct);
        Person.Say(between);

        Person.Say(said);

        Said()[0].ShouldBe(answer);
        (Person.Session.Safety.IsOpen, Person.Session.Safety.Asked, Person.Session.Safety.DirectDenied).ShouldBe((true, SafetyQuestion.Direct, false));
    }

    [Theory]
    [InlineData(RiskRoute.SuicidalThoughts, SafetyPhrases.WhichNoSuicide, SafetyPhrases.SuicidalNo)]
    [InlineData(RiskRoute.MeansRequest, SafetyPhrases.WhichNoSuicide, SafetyPhrases.SuicidalNo)]
    [InlineData(RiskRoute.HarmToOthers, SafetyPhrases.WhichNoAsked, SafetyPhrases.DangerDenied)]
    [InlineData(RiskRoute.ConcernForOther, SafetyPhrases.WhichNoAsked, SafetyPhrases.DangerDenied)]
    public void A_bare_no_after_what_came_between_is_asked_about_before_the_talk_ends(RiskRoute route, string asks, string denied)
    {
        Show(RiskLevel.Implied, route);
        Remark(SafetyRemark.Private);

        Say(Intent.No);
        Said().ShouldBe([asks, CardIds.Crisis]);
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.Direct);

        Say(Intent.No).ShouldBe(SafetyPhase.Closed);
        Said()[0].ShouldBe(denied);
    }

    [Fact]
    public void A_yes_to_that_is_one_to_the_question()
    {
        Show(RiskLevel.Implied);
        Remark(SafetyRemark.Private);
        Say(Intent.No);

        Say(Intent.Yes);

        Said()[0].ShouldBe(SafetyPhrases.SuicidalYes);
    }

    [Fact]
    public void A_bare_no_is_not_taken_for_one_to_the_open_question_about_a_wish_not_to_be_here()
    {
        Person.Say("I wish I could go to sleep and never wake up");
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.Further);
        Remark(SafetyRemark.Private);

        Say(Intent.No);
        Said().ShouldBe([SafetyPhrases.WhichNoSuicide, CardIds.Crisis]);
        (Person.Session.Safety.Asked, Person.Session.Safety.DirectDenied).ShouldBe((SafetyQuestion.Further, false));

        Say(Intent.No);
        Said()[0].ShouldBe(SafetyPhrases.PassiveNo);
    }

    [Theory]
    [InlineData(Told.Unwanted, RiskRoute.HarmToOthers, SafetyPhrases.UnwantedNotAct)]
    [InlineData(Told.Bidding, RiskRoute.Psychosis, SafetyPhrases.BiddingNo)]
    public void So_it_is_where_another_open_question_waits(Told told, RiskRoute route, string denied)
    {
        var risk = new RiskReading(RiskLevel.Explicit, route) { Language = "en", IsUnwanted = told == Told.Unwanted };
        Person.Happen(new Said(Person.Now += TimeSpan.FromSeconds(5), new Reading { Risk = risk, Told = told }));
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.Further);
        Remark(SafetyRemark.Private);

        Say(Intent.No);
        Said().ShouldBe([SafetyPhrases.WhichNoAsked, CardIds.Crisis]);

        Say(Intent.No);
        Said()[0].ShouldBe(denied);
    }

    [Fact]
    public void With_nothing_between_a_no_to_the_direct_question_is_believed_at_once()
    {
        Show(RiskLevel.Implied);

        Say(Intent.No).ShouldBe(SafetyPhase.Closed);
        Said()[0].ShouldBe(SafetyPhrases.SuicidalNo);
    }

    [Fact]
    public void A_question_about_suicide_is_asked_again_in_plain_words() =>
        Wordings(SafetyPhrases.WhichNoSuicide).ShouldAllBe(text => Mentions(text, "suicide", "ending your life"));
}
