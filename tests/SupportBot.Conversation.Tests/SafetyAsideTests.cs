using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>What is asked, pressed or declined beside the danger while safety is open.</summary>
public sealed class SafetyAsideTests : SafetyTalking
{
    [Theory]
    [InlineData("what do you keep?", SafetyPhrases.AsidePrivacy)]
    [InlineData("can my boss read this?", SafetyPhrases.AsidePrivacy)]
    [InlineData("will you call the police", SafetyPhrases.AsidePrivacy)]
    [InlineData("are you human?", SafetyPhrases.Automated)]
    [InlineData("forget me", SafetyPhrases.AsideForget)]
    [InlineData("why do you ask?", SafetyPhrases.AsideWhyAsked)]
    public void What_is_asked_beside_the_danger_is_answered_shortly_with_help_in_view(string asked, string answer)
    {
        Show(RiskLevel.Explicit);
        Person.Say(asked);

        Said().ShouldBe([answer, CardIds.Crisis]);
        Person.Session.Safety.ShouldSatisfyAllConditions(
            safety => safety.Phase.ShouldBe(SafetyPhase.Open), safety => safety.Asked.ShouldBe(SafetyQuestion.InDangerNow));
    }

    [Theory]
    [InlineData("can i talk to a person", SafetyPhrases.AsidePerson)]
    [InlineData("what is therapy?", SafetyPhrases.AsideLater)]
    [InlineData("can a coach help with anxiety?", SafetyPhrases.AsideLater)]
    public void Who_wants_a_person_or_another_subject_is_not_left_without_the_next_step(string asked, string answer)
    {
        Show(RiskLevel.Explicit);
        Person.Say(asked);

        Said().ShouldBe([answer, "safety.suicidal_thoughts.call", CardIds.Crisis]);
        Person.Session.Safety.Asked.ShouldBe(SafetyQuestion.InDangerNow);
    }

    [Fact]
    public void Subjects_that_wait_bring_people_then_distance_and_then_nothing_more()
    {
        Show(RiskLevel.Explicit);
        var told = Enumerable.Range(0, 4).Select(_ => { Person.Press(Intent.Compare, card: 1); return Said()[1..^1]; }).ToList();

        told[1].ShouldBe(["safety.suicidal_thoughts.people", SafetyPhrases.AskSomebody]);
        told[2].ShouldBe(["safety.suicidal_thoughts.distance"]);
        told[3].ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RiskLevel.Implied, RiskRoute.SuicidalThoughts)]
    [InlineData(RiskLevel.Explicit, RiskRoute.ImminentDanger)]
    [InlineData(RiskLevel.Explicit, RiskRoute.Abuse)]
    public void Before_an_answer_that_matters_and_while_life_is_in_danger_another_subject_brings_no_step(RiskLevel level, RiskRoute route)
    {
        Show(level, route);
        Person.Press(Intent.Compare, card: 1);

        Said().ShouldNotContain(id => id.EndsWith(".call", StringComparison.Ordinal) || id.EndsWith(".people", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("what is the point")]
    [InlineData("what should I do")]
    [InlineData("I don't know")]
    [InlineData("therapy never did anything for me")]
    [InlineData("tell me more")]
    public void What_only_sounds_like_a_question_is_part_of_the_talk(string said)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);

        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Theory]
    [InlineData("I don't want to talk about it")]
    [InlineData("I don't want to call")]
    [InlineData("leave me alone")]
    [InlineData("stop")]
    public void Whoever_declines_is_offered_another_way_and_can_come_back(string said)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);
        Said().ShouldBe([SafetyPhrases.Declined, CardIds.Crisis]);

        Person.Say("ok who can I call");
        Said()[0].ShouldBe(SafetyPhrases.WhomToCall);
        Person.Texts[0].ShouldContain("Samaritans (116 123)");
        Person.Say("no");
        Said()[0].ShouldBe(SafetyPhrases.NotDone, "the no answers what was asked last");
    }

    [Fact]
    public void Where_no_line_is_known_whoever_asks_whom_to_call_is_shown_what_there_is()
    {
        var person = new Conversationalist(TestContent.Nowhere);
        person.Join();
        person.Say("who can I call").Messages[0].Id.ShouldBe(SafetyPhrases.HelpNow);
    }

    [Fact]
    public void Declining_is_heard_without_a_further_script()
    {
        foreach (var text in Wordings(SafetyPhrases.Declined).Concat(Wordings("safety.take_up.later")))
        {
            text.ShouldNotContain("“");
            Mentions(text, "you could", "call", "doctor").ShouldBeFalse(text);
        }
    }

    [Fact]
    public void Whoever_declines_while_life_is_in_danger_is_still_told_to_call()
    {
        Say(Intent.InDanger);
        var told = Enumerable.Range(0, 3).Select(_ => { Say(Intent.Stop).ShouldBe(SafetyPhase.Declined); return Said()[0]; }).ToList();

        told.ShouldBe(["safety.imminent_danger.call", "safety.imminent_danger.people", SafetyPhrases.StillUrgent]);
    }

    [Theory]
    [InlineData(Intent.Privacy, SafetyPhrases.AsidePrivacy)]
    [InlineData(Intent.ConfirmForget, SafetyPhrases.AsideForget)]
    [InlineData(Intent.Compare, SafetyPhrases.AsideLater)]
    [InlineData(Intent.Answer, SafetyPhrases.AsideLater)]
    [InlineData(Intent.Yes, SafetyPhrases.AsideLater)]
    [InlineData(Intent.No, SafetyPhrases.AsideLater)]
    public void A_press_on_an_older_card_answers_nothing_and_deletes_nothing(Intent pressed, string answer)
    {
        Show(RiskLevel.Explicit);
        Person.Press(pressed, card: 1);

        Said()[0].ShouldBe(answer);
        Said().ShouldContain(CardIds.Crisis);
        Person.Last.Effects.ShouldBeEmpty();
        Person.Session.Safety.Phase.ShouldBe(SafetyPhase.Open);
    }

    [Fact]
    public void Who_wants_the_chat_forgotten_says_so_twice_and_keeps_help_in_view()
    {
        Show(RiskLevel.Explicit);
        Person.Say("yes, delete everything");
        Said().ShouldBe([SafetyPhrases.AsideForget, CardIds.Crisis], "nobody was asked what they meant");
        Person.Last.Effects.ShouldNotContain(new Forget());

        Person.Say("yes, delete everything");

        Said().ShouldBe([PhraseIds.ForgetDone, CardIds.Crisis]);
        Person.Last.Effects.ShouldContain(new Forget());
        Person.Session.Safety.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_yes_or_the_wish_alone_deletes_nothing()
    {
        Show(RiskLevel.Explicit);
        foreach (var said in new[] { "forget me", "forget me", "yes" })
        {
            Person.Say(said);
            Person.Last.Effects.ShouldNotContain(new Forget());
            Said().ShouldContain(CardIds.Crisis);
        }
    }
}
