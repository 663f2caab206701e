using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>What a person says of themselves while safety is open is taken up before the next step.</summary>
public sealed class SafetyTakeUpTests : SafetyTalking
{
    public static TheoryData<string, SafetyRemark> Remarks => new()
    {
        { "I called them", SafetyRemark.Called },
        { "the ambulance is on its way", SafetyRemark.Called },
        { "maybe my sister could come over", SafetyRemark.Somebody },
        { "i could ring my mum", SafetyRemark.Somebody },
        { "I can't speak on the phone, he'd hear", SafetyRemark.CannotSpeak },
        { "could I text instead", SafetyRemark.CannotSpeak },
        { "I can't call anyone", SafetyRemark.CannotSpeak },
        { "there's nobody around", SafetyRemark.Alone },
        { "i have no one left", SafetyRemark.Alone },
        { "you are not helping me", SafetyRemark.NotHelping },
        { "no one believes me", SafetyRemark.NotBelieved },
        { "they are real", SafetyRemark.Real },
        { "nobody would even notice", SafetyRemark.Unnoticed },
        { "no one would miss me anyway", SafetyRemark.Unnoticed },
        { "I haven't slept in days", SafetyRemark.NoSleep },
        { "no one would understand", SafetyRemark.Unheard },
        { "nobody ever listens", SafetyRemark.Unheard },
        { "nobody must know", SafetyRemark.Private },
        { "I told no one", SafetyRemark.Private },
        { "I'm worried the doctor will judge me for my weight", SafetyRemark.Weighed },
        { "I'm scared of what they might do", SafetyRemark.Afraid },
        { "I'm scared of what they will say", SafetyRemark.Judged },
        { "I'm afraid they will laugh at me", SafetyRemark.Judged },
        { "I'm scared they'll call me fat", SafetyRemark.Weighed },
        { "I'm not going to see a doctor", SafetyRemark.NoDoctor },
        { "it's my own fault", SafetyRemark.OwnFault },
        { "they have enough problems of their own", SafetyRemark.Burden },
        { "I put the pills away", SafetyRemark.PutAway },
        { "I flushed them all down the toilet", SafetyRemark.PutAway },
        { "my flatmate has the pills now", SafetyRemark.PutAway },
        { "I came back inside, I'm home now", SafetyRemark.GotAway },
        { "what would I even say", SafetyRemark.NoWords },
        { "these thoughts scare me", SafetyRemark.OfMyself },
        { "I'm so tired of fighting", SafetyRemark.WornDown },
        { "I can't take it any more", SafetyRemark.WornDown },
        { "maybe tomorrow", SafetyRemark.Later },
    };

    public static TheoryData<SafetyRemark> All => [.. Enum.GetValues<SafetyRemark>().Where(remark => remark != SafetyRemark.None)];

    /// <summary>What is taken up in a talk about suicidal thoughts, where no life is known to be in danger.</summary>
    public static TheoryData<SafetyRemark> Calm => [.. Enum.GetValues<SafetyRemark>().Where(remark => remark is not (SafetyRemark.None or SafetyRemark.FeelsFine or SafetyRemark.Stays or SafetyRemark.AsksHow or SafetyRemark.Relief or SafetyRemark.Assent))];

    [Theory]
    [MemberData(nameof(Remarks))]
    public void It_is_read_from_the_words_and_answered_with_help_in_view(string said, SafetyRemark remark)
    {
        Show(RiskLevel.Explicit);
        var phrase = SafetyTakeUps.Of(remark, Person.Session.Safety)!;
        Person.Say(said);

        Said().ShouldBe([phrase, CardIds.Crisis]);
    }

    [Theory]
    [MemberData(nameof(Calm))]
    public void Each_is_taken_up_once_and_then_the_talk_goes_on(SafetyRemark remark)
    {
        Show(RiskLevel.Explicit);
        Remark(remark);
        Said()[0].ShouldStartWith("safety.take_up.");
        Remark(remark);

        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Theory]
    [InlineData(RiskRoute.HarmToOthers)]
    [InlineData(RiskRoute.ImminentDanger)]
    public void Nobody_is_called_in_where_a_person_may_be_the_danger(RiskRoute route)
    {
        Show(RiskLevel.Explicit, route);
        Remark(SafetyRemark.Somebody);

        Said()[0].ShouldNotStartWith("safety.take_up");
        Said().ShouldContain(CardIds.Crisis);
    }

    [Fact]
    public void In_abuse_somebody_is_one_to_tell_only_if_they_have_no_part_in_it()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Remark(SafetyRemark.Somebody);
        Said()[0].ShouldBe("safety.take_up.somebody_abuse");
        Wordings("safety.take_up.somebody_abuse").ShouldAllBe(text => Mentions(text, "no part", "hurts you", "on your side", "keep it to themselves") && !Mentions(text, "come to you", "call them in"));

        Say(Intent.InDanger);
        Remark(SafetyRemark.Somebody);
        Said()[0].ShouldNotStartWith("safety.take_up");
    }

    [Fact]
    public void In_a_talk_about_somebody_else_the_words_are_for_them_and_for_those_who_can_help()
    {
        Show(RiskLevel.Explicit, RiskRoute.ConcernForOther);
        Person.Say("what do I say to her");
        Said()[0].ShouldBe("safety.take_up.no_words_other");
        Person.Say("my mum");
        Said()[0].ShouldBe("safety.take_up.somebody_other");
        Say(Intent.None);
        Say(Intent.None);
        Say(Intent.None);

        Said().ShouldBe([SafetyPhrases.StillHere, CardIds.Crisis], "words to begin with are for the person's own call");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void While_life_is_in_danger_only_what_brings_help_sooner_is_taken_up(SafetyRemark remark)
    {
        Show(RiskLevel.Explicit, RiskRoute.MedicalEmergency);
        Remark(remark);

        if (remark is SafetyRemark.Somebody or SafetyRemark.CannotSpeak or SafetyRemark.FeelsFine or SafetyRemark.PutAway or SafetyRemark.GotAway or SafetyRemark.Alone)
            Said()[0].ShouldStartWith("safety.take_up.");
        else if (remark != SafetyRemark.Called)
            Said()[0].ShouldNotStartWith("safety.take_up");
    }

    [Fact]
    public void A_call_counts_each_time_it_is_told_though_it_is_answered_once()
    {
        Show(RiskLevel.Explicit, RiskRoute.MedicalEmergency);
        Remark(SafetyRemark.Called);
        Say(Intent.InDanger);
        Person.Session.Safety.HasCalled.ShouldBeFalse();

        Remark(SafetyRemark.Called);

        Person.Session.Safety.HasCalled.ShouldBeTrue();
        Said().ShouldNotContain(SafetyPhrases.CallFirst);
    }

    [Fact]
    public void A_call_made_in_an_earlier_talk_is_none_in_the_next()
    {
        Show(RiskLevel.Explicit, RiskRoute.MedicalEmergency);
        Remark(SafetyRemark.Called);
        Say(Intent.ImSafe);

        Say(Intent.HelpNow);

        Person.Session.Safety.HasCalled.ShouldBeFalse();
    }

    [Theory]
    [InlineData("what happens if I call")]
    [InlineData("what would they say if I called")]
    [InlineData("who picks up the phone")]
    public void Who_asks_how_a_call_goes_is_told_and_no_fear_is_read_into_it(string asked)
    {
        Show(RiskLevel.Explicit);
        Person.Say(asked);
        Said().ShouldBe(["safety.suicidal_thoughts.call", CardIds.Crisis]);
        Person.Say(asked);

        Said()[0].ShouldBe("safety.take_up.asks_how");
        Wordings("safety.take_up.asks_how").ShouldAllBe(text => !Mentions(text, "fear", "afraid", "worry"));
    }

    [Fact]
    public void Whoever_is_worn_down_is_told_of_a_line_by_name_and_of_words_to_begin_with()
    {
        Show(RiskLevel.Explicit);
        Person.Say("I can't take it");

        Person.Texts[0].ShouldContain("Samaritans (116 123)");
        Wordings(SafetyPhrases.WornDown).Concat(Wordings(SafetyPhrases.WornDownAnywhere)).ShouldAllBe(text => Mentions(text, "today") && text.Contains('“'));

        Begin(TestContent.Nowhere);
        Show(RiskLevel.Explicit);
        Remark(SafetyRemark.WornDown);
        Said()[0].ShouldBe(SafetyPhrases.WornDownAnywhere);
        Remark(SafetyRemark.WornDown);
        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Fact]
    public void Who_is_alone_after_an_overdose_stays_where_help_will_look_for_them()
    {
        Person.Say("I took all my pills");
        Person.Say("I'm on my own");

        Said()[0].ShouldBe("safety.take_up.alone_ambulance");
        Wordings("safety.take_up.alone_ambulance").ShouldAllBe(text => Mentions(text, "open", "unlock") && !Mentions(text, "where people are", "go to"));
        Wordings("safety.take_up.alone_now").ShouldAllBe(text => !Mentions(text, "unlock"));
    }

    [Fact]
    public void That_hurting_oneself_helps_is_taken_up_where_it_was_told()
    {
        Show(RiskLevel.Explicit, RiskRoute.SelfInjury);
        Person.Say("it's the only thing that helps");

        Said()[0].ShouldBe("safety.take_up.relief");
    }

    [Fact]
    public void A_call_for_help_is_heard_before_what_is_said_beside_it()
    {
        Show(RiskLevel.Explicit);
        Hear(new Reading { Intent = Intent.InDanger, Remark = SafetyRemark.OwnFault });

        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Fact]
    public void Outside_of_safety_it_is_not_taken_up()
    {
        Remark(SafetyRemark.Somebody);

        Said().ShouldNotContain(id => id.StartsWith("safety.", StringComparison.Ordinal));
    }
}
