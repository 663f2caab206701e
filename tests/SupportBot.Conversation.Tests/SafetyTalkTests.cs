using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>The talk while safety is open: its states, its steps, what is asked beside it, and what is remembered afterwards.</summary>
public sealed class SafetyTalkTests
{
    private static readonly SupportContent Content = TestContent.Britain;
    private readonly Conversationalist _person = new(Content);

    public SafetyTalkTests() => _person.Join();

    public static TheoryData<RiskRoute> Routes => [.. Opening];

    /// <summary>Routes that open safety.</summary>
    private static RiskRoute[] Opening =>
    [
        RiskRoute.ImminentDanger, RiskRoute.SuicidalThoughts, RiskRoute.SelfInjury, RiskRoute.HarmToOthers, RiskRoute.Abuse, RiskRoute.Psychosis,
        RiskRoute.MedicalEmergency, RiskRoute.EatingDisorder, RiskRoute.ConcernForOther, RiskRoute.MeansRequest,
    ];

    [Fact]
    public void A_plain_statement_opens_safety() => Show(RiskLevel.Explicit).ShouldBe(SafetyPhase.Open);

    [Fact]
    public void A_sign_that_is_not_plain_opens_safety() => Show(RiskLevel.Implied).ShouldBe(SafetyPhase.Open);

    [Theory]
    [InlineData(Intent.HelpNow)]
    [InlineData(Intent.InDanger)]
    public void Who_asks_for_help_is_given_it_at_once(Intent call) => Say(call).ShouldBe(SafetyPhase.Resourced);

    [Theory]
    [InlineData(SafetyPhase.Open, Intent.None, SafetyPhase.Acknowledged)]
    [InlineData(SafetyPhase.Open, Intent.No, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Open, Intent.Yes, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Open, Intent.HelpNow, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Open, Intent.InDanger, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Open, Intent.Stop, SafetyPhase.Declined)]
    [InlineData(SafetyPhase.Open, Intent.Misunderstood, SafetyPhase.Misunderstood)]
    [InlineData(SafetyPhase.Open, Intent.ImSafe, SafetyPhase.Closed)]
    [InlineData(SafetyPhase.Acknowledged, Intent.None, SafetyPhase.Acknowledged)]
    [InlineData(SafetyPhase.Acknowledged, Intent.HelpNow, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Acknowledged, Intent.Stop, SafetyPhase.Declined)]
    [InlineData(SafetyPhase.Acknowledged, Intent.Misunderstood, SafetyPhase.Misunderstood)]
    [InlineData(SafetyPhase.Acknowledged, Intent.ImSafe, SafetyPhase.Closed)]
    [InlineData(SafetyPhase.Resourced, Intent.None, SafetyPhase.Acknowledged)]
    [InlineData(SafetyPhase.Resourced, Intent.Stop, SafetyPhase.Declined)]
    [InlineData(SafetyPhase.Resourced, Intent.Misunderstood, SafetyPhase.Misunderstood)]
    [InlineData(SafetyPhase.Resourced, Intent.ImSafe, SafetyPhase.Closed)]
    [InlineData(SafetyPhase.Declined, Intent.None, SafetyPhase.Acknowledged)]
    [InlineData(SafetyPhase.Declined, Intent.HelpNow, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Declined, Intent.Misunderstood, SafetyPhase.Misunderstood)]
    [InlineData(SafetyPhase.Declined, Intent.ImSafe, SafetyPhase.Closed)]
    [InlineData(SafetyPhase.Misunderstood, Intent.HelpNow, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Closed, Intent.HelpNow, SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Closed, Intent.InDanger, SafetyPhase.Resourced)]
    public void What_the_person_wants_leads_from_state_to_state(SafetyPhase from, Intent wanted, SafetyPhase to)
    {
        Reach(from);

        Say(wanted).ShouldBe(to);
    }

    [Theory]
    [InlineData(SafetyPhase.Closed)]
    [InlineData(SafetyPhase.Misunderstood)]
    [InlineData(SafetyPhase.Declined)]
    [InlineData(SafetyPhase.Resourced)]
    [InlineData(SafetyPhase.Acknowledged)]
    public void A_new_plain_statement_opens_safety_again(SafetyPhase from)
    {
        Reach(from);

        Show(RiskLevel.Explicit).ShouldBe(SafetyPhase.Open);
        Said().ShouldContain("safety.suicidal_thoughts.explicit");
    }

    [Fact]
    public void A_no_to_the_direct_question_is_believed_and_the_conversation_goes_on()
    {
        Show(RiskLevel.Implied);

        Say(Intent.No).ShouldBe(SafetyPhase.Closed);
        Said().ShouldBe(["safety.suicidal_no", CardIds.Crisis, CardIds.Menu]);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Whoever_keeps_writing_is_told_how_a_call_goes_then_of_people_then_that_help_stays(RiskRoute route)
    {
        Show(RiskLevel.Explicit, route);
        var told = Enumerable.Range(0, 3).Select(_ => { Say(Intent.None); return Said()[0]; }).ToList();

        var name = SafetyPhrases.For(route == RiskRoute.MeansRequest ? RiskRoute.SuicidalThoughts : route, RiskLevel.Explicit)[..^".explicit".Length];
        told.ShouldBe([$"{name}.call", $"{name}.people", SafetyPhrases.StillHere]);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Over_the_exchange_each_danger_meets_its_mandatory_parts_in_every_wording(RiskRoute route)
    {
        var steps = SafetyPhrases.Steps(new SafetyState { Route = route }, isOwnLanguage: true);
        var (call, people) = (Wordings(steps[0]), Wordings(steps[1]));

        call.ShouldAllBe(text => text.Contains('“', StringComparison.Ordinal), "words to begin with");
        people.ShouldAllBe(text => Mentions(text, "doctor", "nurse", "therapist", "counsellor", "medical staff", "emergency"), "a professional");
        people.ShouldAllBe(text => route == RiskRoute.MedicalEmergency || Mentions(text, "feel safe with", "share the worry"), "somebody near them");
        people.ShouldAllBe(text => text.EndsWith('?'), "an invitation to human contact");
    }

    [Fact]
    public void Somebody_to_tell_is_asked_for_and_both_answers_are_met()
    {
        foreach (var (answer, reply) in new[] { (Intent.Yes, SafetyPhrases.ContactYes), (Intent.No, SafetyPhrases.ContactNo) })
        {
            Show(RiskLevel.Explicit);
            Say(Intent.None);
            Say(Intent.None);
            Say(answer).ShouldBe(SafetyPhase.Resourced);
            Said().ShouldBe([reply, CardIds.Crisis]);
            Say(Intent.ImSafe);
        }
    }

    [Fact]
    public void Each_reply_while_safety_is_open_has_words_and_keeps_help_in_view()
    {
        Show(RiskLevel.Explicit);
        foreach (var wanted in Enum.GetValues<Intent>().Where(intent => intent is not (Intent.ImSafe or Intent.Misunderstood or Intent.Resume)))
        {
            Say(wanted);
            Said()[0].ShouldStartWith("safety.");
            Said().ShouldContain(CardIds.Crisis);
        }
    }

    [Fact]
    public void A_plain_statement_is_never_answered_by_asking_what_was_said() =>
        Opening.SelectMany(route => Wordings(SafetyPhrases.For(route, RiskLevel.Explicit)))
            .SelectMany(text => text.Split(". ").Where(sentence => sentence.EndsWith('?')))
            .ShouldAllBe(question => Mentions(question, "in danger", "safe for you", "safely", "safe to write", "right now"));

    [Fact]
    public void A_second_plain_statement_is_acknowledged_anew()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);

        Show(RiskLevel.Explicit).ShouldBe(SafetyPhase.Open);
        _person.Last.Messages[0].ShouldSatisfyAllConditions(
            message => message.Id.ShouldBe("safety.suicidal_thoughts.explicit"), message => message.Wording.ShouldBe(1));
    }

    [Fact]
    public void A_further_sign_that_is_not_plain_is_part_of_the_talk()
    {
        Show(RiskLevel.Explicit);
        Show(RiskLevel.Implied, RiskRoute.Abuse);

        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Fact]
    public void A_sign_of_something_that_presses_more_is_asked_about()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Show(RiskLevel.Implied, RiskRoute.SuicidalThoughts);

        Said()[0].ShouldBe("safety.suicidal_thoughts.implied");
    }

    [Fact]
    public void Who_is_in_danger_and_says_of_what_is_shown_the_lines_for_it()
    {
        Say(Intent.InDanger);
        Show(RiskLevel.Explicit, RiskRoute.Abuse);

        Said().ShouldBe([SafetyPhrases.InDangerNow, CardIds.Crisis]);
        _person.Last.Messages[1].Ids("lines").ShouldContain("gb.refuge");
        _person.Last.Messages[1].Ids("urgent").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(RiskRoute.SuicidalThoughts)]
    [InlineData(RiskRoute.MeansRequest)]
    [InlineData(RiskRoute.SelfInjury)]
    public void Danger_to_life_that_is_known_is_not_talked_down_by_what_is_told_next(RiskRoute next)
    {
        foreach (var urgent in new[] { RiskRoute.MedicalEmergency, RiskRoute.ImminentDanger })
        {
            Show(RiskLevel.Explicit, urgent);
            Show(RiskLevel.Explicit, next);

            Said().ShouldBe([SafetyPhrases.InDangerNow, CardIds.Crisis]);
            _person.Last.Messages[1].Ids("urgent").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Who_is_in_danger_and_asks_for_help_is_not_asked_whether_they_are()
    {
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);
        Say(Intent.HelpNow);

        Said().ShouldBe([SafetyPhrases.InDangerNow, CardIds.Crisis]);
    }

    [Fact]
    public void A_no_about_somebody_else_is_no_answer_to_the_question_about_oneself()
    {
        Show(RiskLevel.Implied, RiskRoute.ConcernForOther);
        Say(Intent.No);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Open);
        Said()[0].ShouldBe("safety.suicidal_thoughts.implied");
    }

    [Fact]
    public void A_correction_after_the_end_of_a_talk_takes_nothing_back()
    {
        Show(RiskLevel.Explicit, RiskRoute.SuicidalThoughts);
        Say(Intent.ImSafe);
        Say(Intent.Misunderstood);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Open);
    }

    [Fact]
    public void Danger_right_now_in_a_talk_about_abuse_keeps_the_lines_for_abuse()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);

        Said().ShouldBe([SafetyPhrases.InDangerNow, CardIds.Crisis]);
        _person.Last.Messages[1].Ids("lines").ShouldContain("gb.refuge");
    }

    [Fact]
    public void Grief_is_met_without_alarm_and_is_no_first_sign_of_danger()
    {
        Show(RiskLevel.Soft, RiskRoute.Bereavement).ShouldBe(SafetyPhase.None);
        Said().ShouldBe(["safety.bereavement.implied", CardIds.Crisis]);
        _person.Last.Messages[1].Ids("calm").ShouldNotBeEmpty();

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.None);
        Said()[0].ShouldBe("safety.distress.soft");
    }

    [Fact]
    public void A_question_about_means_after_grief_is_taken_seriously()
    {
        Show(RiskLevel.Soft, RiskRoute.Bereavement);
        _person.Happen(new Said(_person.Now, new Reading { Risk = RiskReading.None with { MentionsMeans = true } }));

        Said().ShouldBe(["safety.means_request.implied", CardIds.Crisis]);
    }

    [Theory]
    [InlineData("what do you keep?", SafetyPhrases.AsidePrivacy)]
    [InlineData("can my boss read this?", SafetyPhrases.AsidePrivacy)]
    [InlineData("will you call the police", SafetyPhrases.AsidePrivacy)]
    [InlineData("are you human?", SafetyPhrases.Automated)]
    [InlineData("forget me", SafetyPhrases.AsideForget)]
    [InlineData("can i talk to a person", SafetyPhrases.AsidePerson)]
    [InlineData("why do you ask?", SafetyPhrases.AsideWhyAsked)]
    [InlineData("what is therapy?", SafetyPhrases.AsideLater)]
    [InlineData("can a coach help with anxiety?", SafetyPhrases.AsideLater)]
    public void What_is_asked_beside_the_danger_is_answered_shortly_with_help_in_view(string asked, string answer)
    {
        Show(RiskLevel.Explicit);
        _person.Say(asked);

        Said().ShouldBe([answer, CardIds.Crisis]);
        _person.Session.Safety.ShouldSatisfyAllConditions(
            safety => safety.Phase.ShouldBe(SafetyPhase.Open), safety => safety.Asked.ShouldBe(SafetyQuestion.InDangerNow));
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
        _person.Say(said);

        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Theory]
    [InlineData("I don't want to talk about it")]
    [InlineData("I can't call")]
    [InlineData("leave me alone")]
    [InlineData("stop")]
    public void Whoever_declines_is_offered_another_way_and_can_come_back(string said)
    {
        Show(RiskLevel.Explicit);
        _person.Say(said);
        Said().ShouldBe([SafetyPhrases.Declined, CardIds.Crisis]);

        _person.Say("ok who can I call");
        Said()[0].ShouldBe(SafetyPhrases.HelpNow);
    }

    [Fact]
    public void Whoever_declines_while_life_is_in_danger_is_told_of_other_ways_before_that_is_left_to_them()
    {
        Say(Intent.InDanger);
        var told = Enumerable.Range(0, 3).Select(_ => { Say(Intent.Stop).ShouldBe(SafetyPhase.Declined); return Said()[0]; }).ToList();

        told.ShouldBe(["safety.imminent_danger.call", "safety.imminent_danger.people", SafetyPhrases.Declined]);
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
        _person.Press(pressed, card: 1);

        Said().ShouldBe([answer, CardIds.Crisis]);
        _person.Last.Effects.ShouldBeEmpty();
        _person.Session.Safety.Phase.ShouldBe(SafetyPhase.Open);
    }

    [Fact]
    public void Forgetting_waits_until_safety_is_over()
    {
        Show(RiskLevel.Explicit);
        _person.Say("forget me");
        _person.Say("yes, delete everything");
        _person.Last.Effects.ShouldNotContain(new Forget());
        _person.Say("I'm safe");

        _person.Say("forget me");
        Said().ShouldBe([CardIds.Forget]);
    }

    [Theory]
    [InlineData("I'm safe now")]
    [InlineData("ok I'm safe now thanks")]
    [InlineData("I feel safe now")]
    public void Recovery_is_believed_and_not_forgotten(string said)
    {
        Show(RiskLevel.Explicit);
        _person.Say(said);
        _person.Session.Safety.Phase.ShouldBe(SafetyPhase.Closed);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Open);
        Said().ShouldBe(["safety.suicidal_thoughts.implied", CardIds.Crisis]);
    }

    [Fact]
    public void Who_said_no_to_the_direct_question_is_met_gently_after_that_with_help_in_view()
    {
        Show(RiskLevel.Implied);
        Say(Intent.No);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Closed);
        Said()[..2].ShouldBe(["safety.distress.soft", CardIds.Crisis]);
        _person.Last.Messages[1].Ids("calm").ShouldNotBeEmpty();
    }

    [Fact]
    public void After_recovery_a_question_about_means_is_taken_seriously()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.ImSafe);
        _person.Happen(new Said(_person.Now, new Reading { Risk = RiskReading.None with { MentionsMeans = true } }));

        Said().ShouldBe(["safety.means_request.implied", CardIds.Crisis]);
    }

    [Theory]
    [InlineData("I meant the deadline")]
    [InlineData("no, I meant work")]
    [InlineData("it's a song lyric")]
    [InlineData("you got me wrong")]
    public void A_correction_is_believed_and_what_was_misread_counts_for_nothing(string said)
    {
        Show(RiskLevel.Explicit);
        _person.Say(said);
        _person.Session.Safety.Phase.ShouldBe(SafetyPhase.Misunderstood);
        Said()[0].ShouldBe(SafetyPhrases.Misunderstood);

        Show(RiskLevel.Soft, RiskRoute.Distress).ShouldBe(SafetyPhase.Misunderstood);
        Said()[0].ShouldBe("safety.distress.soft");
    }

    [Fact]
    public void On_the_chat_page_abuse_is_met_with_a_way_to_leave_quickly_once()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Said().ShouldBe(["safety.abuse.explicit", SafetyPhrases.QuickExit, CardIds.Crisis]);
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Said().ShouldBe(["safety.abuse.explicit", CardIds.Crisis]);

        var inTeams = new Conversationalist(Content) { Channel = ChannelKind.Teams };
        inTeams.Join();
        Show(inTeams, RiskLevel.Explicit, RiskRoute.Abuse);
        inTeams.Last.Messages.Select(message => message.Id).ShouldBe(["safety.abuse.explicit", CardIds.Crisis]);
    }

    [Theory]
    [InlineData(Intent.None)]
    [InlineData(Intent.No)]
    [InlineData(Intent.Privacy)]
    [InlineData(Intent.HelpNow)]
    [InlineData(Intent.AreYouHuman)]
    public void However_long_it_lasts_there_are_words_beside_help_and_only_short_ones_are_said_more_than_three_times(Intent wanted)
    {
        Show(RiskLevel.Explicit);
        var said = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            if (i % 10 == 9)
                Show(RiskLevel.Explicit);
            else
                Say(wanted);
            var words = _person.Last.Messages.Where(message => message.Kind == MessageKind.Phrase).ToList();
            words.ShouldNotBeEmpty();
            Said().ShouldContain(CardIds.Crisis);
            said.AddRange(words.Where(message => message.Id is not (SafetyPhrases.InView or SafetyPhrases.Automated)).Select(message => $"{message.Id}#{message.Wording}"));
        }

        said.CountBy(text => text).Max(text => text.Value).ShouldBeLessThanOrEqualTo(3);
        Wordings(SafetyPhrases.InView).ShouldAllBe(text => text.Split(' ').Length <= 9);
    }

    [Fact]
    public void A_check_in_that_has_been_said_often_enough_is_still_one()
    {
        Show(RiskLevel.Implied);
        Say(Intent.No);
        for (var i = 0; i < 60; i++)
        {
            Show(RiskLevel.Soft, RiskRoute.Distress);
            Said()[0].ShouldStartWith("safety.");
            Said().ShouldContain(CardIds.Crisis);
        }
    }

    private void Reach(SafetyPhase phase)
    {
        Show(RiskLevel.Explicit);
        Intent? way = phase switch
        {
            SafetyPhase.Acknowledged => Intent.None,
            SafetyPhase.Resourced => Intent.No,
            SafetyPhase.Declined => Intent.Stop,
            SafetyPhase.Misunderstood => Intent.Misunderstood,
            SafetyPhase.Closed => Intent.ImSafe,
            _ => null,
        };
        if (way is { } wanted)
            Say(wanted);
        _person.Session.Safety.Phase.ShouldBe(phase);
    }

    private SafetyPhase Show(RiskLevel level, RiskRoute route = RiskRoute.SuicidalThoughts) => Show(_person, level, route);

    private static SafetyPhase Show(Conversationalist person, RiskLevel level, RiskRoute route)
    {
        person.Happen(new Said(person.Now += TimeSpan.FromSeconds(5), new Reading { Risk = new RiskReading(level, route) { Language = "en" } }));
        return person.Session.Safety.Phase;
    }

    private SafetyPhase Say(Intent intent)
    {
        _person.Happen(new Said(_person.Now += TimeSpan.FromSeconds(5), new Reading { Intent = intent }));
        return _person.Session.Safety.Phase;
    }

    private string[] Said() => [.. _person.Last.Messages.Select(message => message.Id)];

    private static string[] Wordings(string phrase) => [.. Content.Texts.Find(phrase)!.Wordings.Select(wording => wording.Text)];

    private static bool Mentions(string text, params string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
