using System.Text;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>A session that an earlier version of the program stored goes on.</summary>
public sealed class SessionSchemaTests : SafetyTalking
{
    private const string Call = "safety.suicidal_thoughts.call";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_the_steps_of_schema_1_those_that_were_said_count_as_told(int steps)
    {
        var session = Schema1($$"""{"phase":"Acknowledged","route":"SuicidalThoughts","level":"Explicit","distress":true,"steps":{{steps}},"isBetween":true,"asked":"InDangerNow"}""", Call);

        var safety = session.Safety;

        (session.Schema, safety.Phase, safety.Asked, safety.HasRemarkBetween).ShouldBe((Session.CurrentSchema, SafetyPhase.Acknowledged, SafetyQuestion.InDangerNow, true));
        safety.Steps.ShouldBe([Call]);
    }

    [Fact]
    public void The_end_of_a_talk_is_no_question_any_more()
    {
        var session = Schema1("""{"phase":"Closed","route":"SuicidalThoughts","asked":"Ended"}""", Call);

        (session.Safety.Asked, session.Safety.HasJustEnded).ShouldBe((SafetyQuestion.None, true));
        session.Safety.Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_talk_stored_by_schema_1_goes_on_with_what_was_not_told_yet()
    {
        Person.Restore(Schema1("""{"phase":"Acknowledged","route":"SuicidalThoughts","level":"Explicit","distress":true,"steps":1}""", Call));

        Say(Intent.None);

        Said()[0].ShouldBe("safety.suicidal_thoughts.people");
    }

    [Fact]
    public void A_session_of_another_schema_is_none()
    {
        SessionJson.Read("""{"session":{"schema":99},"recent":[]}"""u8).ShouldBeNull();
        SessionJson.Read("""{"session":{"locale":"en"},"recent":[]}"""u8).ShouldBeNull();
    }

    [Fact]
    public void Steps_are_kept_by_name_and_survive_a_change_of_what_the_talk_is_about()
    {
        Show(RiskLevel.Explicit);
        Say(Intent.None);
        Person.Session.Safety.Steps.ShouldBe([Call]);
        Show(RiskLevel.Explicit, RiskRoute.SelfInjury);
        Say(Intent.None);
        Show(RiskLevel.Explicit);

        Say(Intent.None);

        Said()[0].ShouldBe("safety.suicidal_thoughts.people");
        Person.Session.Safety.Steps.ShouldBe([Call, "safety.suicidal_thoughts.people", "safety.self_injury.call"], ignoreOrder: true);
    }

    private static Session Schema1(string safety, string said) => SessionJson.Read(Encoding.UTF8.GetBytes(
        $$"""{"session":{"schema":1,"locale":"en","step":"Menu","safety":{{safety}},"said":{"{{said}}":1},"turns":4},"version":3,"recent":[]}"""))!.Session;
}
