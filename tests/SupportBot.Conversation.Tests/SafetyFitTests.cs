using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>Replies in danger fit what was said: the number first, words from the person's own, the question that matters.</summary>
public sealed class SafetyFitTests : SafetyTalking
{
    public static TheoryData<RiskRoute> Urgent => [RiskRoute.ImminentDanger, RiskRoute.MedicalEmergency];

    [Theory]
    [MemberData(nameof(Urgent))]
    public void While_life_is_in_danger_every_turn_names_the_emergency_number(RiskRoute route)
    {
        foreach (var wanted in new[] { Intent.None, Intent.No, Intent.Yes, Intent.Stop, Intent.HelpNow, Intent.Privacy, Intent.AreYouHuman, Intent.TalkToPerson, Intent.Menu })
        {
            var person = new Conversationalist(Content);
            person.Join();
            Show(person, RiskLevel.Explicit, route);
            for (var i = 0; i < 4; i++)
            {
                Say(person, wanted);
                person.Texts[0].ShouldContain("999", customMessage: $"{wanted} {i}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Urgent))]
    public void The_number_comes_first_whatever_is_taken_up(RiskRoute route)
    {
        foreach (var remark in Enum.GetValues<SafetyRemark>().Where(remark => remark != SafetyRemark.Called))
        {
            var person = new Conversationalist(Content);
            person.Join();
            Show(person, RiskLevel.Explicit, route);
            person.Happen(new Said(person.Now += TimeSpan.FromSeconds(5), new Reading { Remark = remark, Country = "US" }));
            person.Texts[0].ShouldContain("9", customMessage: $"{remark}");
            (person.Texts[0].Contains("999", StringComparison.Ordinal) || person.Texts[0].Contains("911", StringComparison.Ordinal)).ShouldBeTrue($"{remark}: {person.Texts[0]}");
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
        var person = new Conversationalist(TestContent.Nowhere);
        person.Join();
        Show(person, RiskLevel.Explicit, RiskRoute.ImminentDanger);

        person.Texts[0].ShouldContain("call the emergency number where you are now");
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

        var told = Enumerable.Range(0, 3).SelectMany(_ => { Say(Intent.None); return Person.Texts[..^1]; }).ToList();
        told.ShouldAllBe(text => !Mentions(text, "suicide", "ending my life", "dying", "place"));
        told.ShouldContain(text => Mentions(text, "doctor"));
    }

    [Theory]
    [InlineData("I want to kill myself and never wake up")]
    [InlineData("I hope I don't wake up, I want to kill myself")]
    public void A_plain_statement_beside_such_a_wish_stays_plain(string said)
    {
        Person.Say(said);

        Said()[0].ShouldBe("safety.suicidal_thoughts.explicit");
    }

    [Fact]
    public void Who_hurts_themselves_is_asked_once_whether_they_think_of_dying_and_both_answers_go_on()
    {
        foreach (var (answer, reply) in new[] { (Intent.Yes, SafetyPhrases.SuicidalYes), (Intent.No, SafetyPhrases.NotDying) })
        {
            var person = new Conversationalist(Content);
            person.Join();
            Show(person, RiskLevel.Explicit, RiskRoute.SelfInjury);
            Say(person, Intent.No);
            person.Last.Messages.Select(message => message.Id).ShouldBe([SafetyPhrases.NotInDanger, SafetyPhrases.AlsoDying, CardIds.Crisis]);
            Say(person, answer);
            person.Last.Messages[0].Id.ShouldBe(reply);
            person.Session.Safety.IsOpen.ShouldBeTrue();
            Say(person, Intent.HelpNow);
            Say(person, Intent.No);
            person.Last.Messages.Select(message => message.Id).ShouldNotContain(SafetyPhrases.AlsoDying);
        }
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
        Tell(RiskRoute.Psychosis, Told.Bidding);
        Said().ShouldBe(["safety.bidding.first", CardIds.Crisis]);
        Wordings("safety.bidding.first").ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "hurt", "harm"));

        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.BiddingYes, CardIds.Crisis]);
        Say(Intent.Yes);
        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Fact]
    public void While_it_is_open_whom_orders_are_about_nobody_is_called_in()
    {
        Tell(RiskRoute.Psychosis, Told.Bidding);
        Person.Say("my brother");
        Said()[0].ShouldNotStartWith("safety.take_up");

        var person = new Conversationalist(Content);
        person.Join();
        person.Happen(new Said(person.Now += TimeSpan.FromSeconds(5), new Reading { Risk = new RiskReading(RiskLevel.Explicit, RiskRoute.Psychosis) { Language = "en" }, Told = Told.Bidding }));
        Say(person, Intent.No);
        person.Last.Messages[0].Id.ShouldBe(SafetyPhrases.BiddingNo);
        person.Say("my brother").Messages[0].Id.ShouldBe("safety.take_up.somebody");
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

    [Fact]
    public void Who_says_that_it_is_behind_them_is_believed_without_pity()
    {
        Person.Say("I was suicidal years ago but I'm fine now");
        Say(Intent.No);

        Said()[0].ShouldBe(SafetyPhrases.PastNo);
        Wordings(SafetyPhrases.PastNo).ShouldAllBe(text => !Mentions(text, "going through", "may still be"));
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

    [Theory]
    [InlineData("this project makes me want to kill myself")]
    public void Where_it_may_be_a_way_of_speaking_it_is_asked_what_is_meant(string said)
    {
        Person.Say(said);
        Said().ShouldBe(["safety.suicidal_thoughts.veiled", CardIds.Crisis]);

        Say(Intent.Yes);
        Said().ShouldBe([SafetyPhrases.SuicidalYes, CardIds.Crisis]);
    }

    [Theory]
    [InlineData("everyone would be better off without me, I want to die")]
    [InlineData("I want to kill myself")]
    public void What_is_said_plainly_is_not_asked(string said)
    {
        Person.Say(said);
        Said()[0].ShouldBe("safety.suicidal_thoughts.explicit");
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

    [Theory]
    [InlineData("I hear voices telling me to kill myself", "safety.orders.call")]
    [InlineData("they are following me and put cameras in my flat", "safety.followed.call")]
    [InlineData("I haven't slept for five days and I feel amazing, I am chosen for something huge", "safety.sleepless.call")]
    [InlineData("I know I am dead and everyone pretends I'm alive", "safety.psychosis.call")]
    [InlineData("I was raped", "safety.sexual.call")]
    public void Words_to_begin_with_hold_only_what_was_said(string said, string script)
    {
        Person.Say(said);
        Say(Intent.None);

        Said()[0].ShouldBe(script);
    }

    [Fact]
    public void Sleep_is_only_in_the_words_of_those_who_spoke_of_it_and_no_doctor_is_promised()
    {
        foreach (var phrase in new[] { "safety.psychosis.call", "safety.orders.call", "safety.followed.call", "safety.psychosis.people" })
            Wordings(phrase).ShouldAllBe(text => !Mentions(text, "slept", "sleep", "can see you soon", "will see you"), phrase);
    }

    [Theory]
    [InlineData("I am depressed")]
    [InlineData("I've been really depressed")]
    public void Low_mood_said_plainly_is_met_with_help_in_view_and_no_form(string said)
    {
        Person.Say(said);
        Said().ShouldBe(["safety.distress.soft", CardIds.Crisis]);
        Person.Say("it has been like this since the summer");
        Said().ShouldBe([SafetyPhrases.DistressMore, CardIds.Crisis]);

        Person.Say("help me choose");
        Said().ShouldContain(CardIds.Question);
    }

    [Theory]
    [InlineData("I got laid off today and I feel hopeless")]
    [InlineData("I can't stop crying")]
    public void In_the_turn_in_which_pain_is_told_nothing_is_marked_for_the_person(string said)
    {
        Person.Say(said);

        Said().ShouldNotContain(PhraseIds.InferredOne);
        Said().ShouldNotContain(CardIds.Question);
    }

    [Fact]
    public void Somebody_young_is_heard_before_they_are_told_of_the_age()
    {
        Person.Say("I'm 15 and everything is awful");

        Said()[..2].ShouldBe(["safety.distress.soft", PhraseIds.Under18Line]);
    }

    [Fact]
    public void A_pain_of_the_body_is_sent_to_those_who_know_about_it()
    {
        Person.Say("my head hurts");

        Said()[0].ShouldBe(PhraseIds.BodyPain);
        Wordings(PhraseIds.BodyPain).ShouldAllBe(text => Mentions(text, "doctor"));
    }

    [Fact]
    public void What_is_said_of_the_channel_fits_it()
    {
        var inTeams = new Conversationalist(Content) { Channel = ChannelKind.Teams };
        inTeams.Join();
        Show(inTeams, RiskLevel.Explicit, RiskRoute.Abuse);
        Say(inTeams, Intent.Yes);
        inTeams.Last.Messages[0].Id.ShouldBe(SafetyPhrases.SafeToTalkTeams);
        Wordings(SafetyPhrases.TeamsCopy).ShouldAllBe(text => Mentions(text, "employer"));
        Say(inTeams, Intent.Privacy);
        inTeams.Last.Messages[0].Id.ShouldBe(SafetyPhrases.AsidePrivacyTeams);

        Wordings(SafetyPhrases.SafeToTalkTeams).Concat(Wordings(SafetyPhrases.SafeToTalk)).ShouldAllBe(text => !Mentions(text, "close this page", "close this tab"));
        Wordings(SafetyPhrases.AsidePrivacy).ShouldAllBe(text => !Mentions(text, "Teams", "employer"));
    }

    [Fact]
    public void Grief_is_met_with_sorrow_and_the_question_about_danger_to_a_friend_stays_about_the_friend()
    {
        Wordings("safety.bereavement.implied").ShouldAllBe(text => Mentions(text, "sorry"));

        Show(RiskLevel.Explicit, RiskRoute.ConcernForOther);
        Say(Intent.No);
        Said().ShouldBe(["safety.concern_for_other.not_now", "safety.concern_for_other.call", CardIds.Crisis]);
        Say(Intent.InDanger);
        Said().ShouldBe(["safety.concern_for_other.now", CardIds.Crisis]);
    }

    private void Tell(RiskRoute route, Told told) =>
        Person.Happen(new Said(Person.Now += TimeSpan.FromSeconds(5), new Reading { Risk = new RiskReading(RiskLevel.Explicit, route) { Language = "en" }, Told = told }));

    private void ShowUnwanted() => Person.Happen(new Said(
        Person.Now += TimeSpan.FromSeconds(5),
        new Reading { Risk = new RiskReading(RiskLevel.Explicit, RiskRoute.HarmToOthers) { Language = "en", IsUnwanted = true } }));
}
