using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>The talk while safety is open: its states, its steps and its words.</summary>
public sealed class SafetyTalkTests : SafetyTalking
{
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

    [Theory]
    [InlineData("yes sometimes", SafetyPhrases.SuicidalYes)]
    [InlineData("yeah I think about it a lot", SafetyPhrases.SuicidalYes)]
    [InlineData("no it's not that", SafetyPhrases.SuicidalNo)]
    [InlineData("no I would never", SafetyPhrases.SuicidalNo)]
    [InlineData("no idea", "safety.suicidal_thoughts.call")]
    [InlineData("no hope left", "safety.suicidal_thoughts.call")]
    public void A_yes_or_no_that_goes_on_without_a_comma_answers_and_other_words_with_no_do_not(string said, string reply)
    {
        Show(RiskLevel.Implied);
        Person.Say(said);

        Said()[0].ShouldBe(reply);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Whoever_keeps_writing_is_told_how_a_call_goes_then_of_people_then_that_help_stays(RiskRoute route)
    {
        Show(RiskLevel.Explicit, route);
        var isOfSuicide = route is RiskRoute.SuicidalThoughts or RiskRoute.MeansRequest;
        var told = KeepWriting(isOfSuicide ? 4 : 3, () => Said()[0]);

        var name = SafetyPhrases.For(route == RiskRoute.MeansRequest ? RiskRoute.SuicidalThoughts : route, RiskLevel.Explicit)[..^".explicit".Length];
        var isUrgent = route is RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency;
        var distance = isOfSuicide ? new[] { $"{name}.distance" } : [];
        told.ShouldBe([$"{name}.call", $"{name}.people", .. distance, isUrgent ? SafetyPhrases.StillUrgent : SafetyPhrases.StillHere]);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public void Over_the_exchange_each_danger_meets_its_mandatory_parts_in_every_wording(RiskRoute route)
    {
        var steps = SafetySteps.Of(new SafetyState { Route = route }, isOwnLanguage: true);
        var (call, people) = (Wordings(steps[0]), Wordings(steps[1]));

        call.ShouldAllBe(text => text.Contains('“', StringComparison.Ordinal), "words to begin with");
        people.ShouldAllBe(text => Mentions(text, "doctor", "nurse", "therapist", "counsellor", "medical staff", "emergency"), "a professional");
        foreach (var question in new[] { SafetyPhrases.AskSomebody, SafetyPhrases.AskSomebodyElse })
            Wordings(question).ShouldAllBe(text => text.EndsWith('?') && Mentions(text, "feel safe with"), "an invitation to human contact");
    }

    [Theory]
    [InlineData(Intent.Yes, SafetyPhrases.ContactYes)]
    [InlineData(Intent.No, SafetyPhrases.ContactNo)]
    public void Somebody_to_tell_is_asked_for_and_both_answers_are_met(Intent answer, string reply)
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);
        Say(Intent.None);
        Said().ShouldBe(["safety.suicidal_thoughts.people", SafetyPhrases.AskSomebody, CardIds.Crisis]);
        Say(answer);

        Said().ShouldBe([reply, CardIds.Crisis]);
    }

    [Theory]
    [InlineData(Intent.Yes)]
    [InlineData(Intent.No)]
    public void Whoever_says_whether_there_is_somebody_is_told_of_a_professional_as_well(Intent answer)
    {
        Show(RiskLevel.Explicit);
        Say(Intent.No);
        Said().ShouldContain(SafetyPhrases.AskSomebody);
        Say(answer);

        Said()[1..].ShouldBe(["safety.suicidal_thoughts.people", CardIds.Crisis]);
    }

    [Fact]
    public void Each_reply_while_safety_is_open_has_words_and_keeps_help_in_view()
    {
        Show(RiskLevel.Explicit);
        foreach (var wanted in Enum.GetValues<Intent>().Where(intent => intent is not (Intent.ImSafe or Intent.Misunderstood or Intent.Resume or Intent.ConfirmForget)))
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
            .ShouldAllBe(question => Mentions(question, "in danger", "safe for you", "safely", "safe to write", "right now", "Have you done", "Have you taken"));

    [Fact]
    public void Who_is_in_danger_and_says_of_what_is_shown_the_lines_for_it()
    {
        Say(Intent.InDanger);
        Show(RiskLevel.Explicit, RiskRoute.Abuse);

        Said().ShouldBe(["safety.abuse.now", CardIds.Crisis]);
        Person.Last.Messages[1].Ids("lines").ShouldContain("gb.refuge");
        Person.Last.Messages[1].Ids("urgent").ShouldNotBeEmpty();
    }

    [Fact]
    public void Who_is_in_danger_and_asks_for_help_is_not_asked_whether_they_are()
    {
        Show(RiskLevel.Explicit, RiskRoute.ImminentDanger);
        Say(Intent.HelpNow);

        Said().ShouldBe([SafetyPhrases.InDangerNow, CardIds.Crisis]);
    }

    [Fact]
    public void On_the_chat_page_abuse_is_met_with_a_way_to_leave_quickly_once()
    {
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Said().ShouldBe(["safety.abuse.explicit", SafetyPhrases.QuickExit, CardIds.Crisis]);
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Said().ShouldBe(["safety.abuse.explicit", CardIds.Crisis]);

        Begin(channel: ChannelKind.Teams);
        Show(RiskLevel.Explicit, RiskRoute.Abuse);
        Said().ShouldBe([SafetyPhrases.TeamsCopy, "safety.abuse.explicit", CardIds.Crisis]);
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
            var words = Person.Last.Messages.Where(message => message.Kind == MessageKind.Phrase).ToList();
            words.ShouldNotBeEmpty();
            Said().ShouldContain(CardIds.Crisis);
            said.AddRange(words.Where(message => message.Id is not (SafetyPhrases.InView or SafetyPhrases.Automated)).Select(message => $"{message.Id}#{message.Wording}"));
        }

        said.CountBy(text => text).Max(text => text.Value).ShouldBeLessThanOrEqualTo(3);
        Wordings(SafetyPhrases.InView).ShouldAllBe(text => text.Split(' ').Length <= 9);
    }
}
