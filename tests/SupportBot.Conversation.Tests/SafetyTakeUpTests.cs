using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Tests;

/// <summary>What a person says of themselves while safety is open is taken up before the next step.</summary>
public sealed class SafetyTakeUpTests : SafetyTalking
{
    public static TheoryData<string, SafetyRemark> Remarks => new()
    {
        { "maybe my sister could come over", SafetyRemark.Somebody },
        { "i could ring my mum", SafetyRemark.Somebody },
        { "I can't speak on the phone, he'd hear", SafetyRemark.CannotSpeak },
        { "could I text instead", SafetyRemark.CannotSpeak },
        { "I'm not going to see a doctor", SafetyRemark.NoDoctor },
        { "it's my own fault", SafetyRemark.OwnFault },
        { "no one believes me", SafetyRemark.NotBelieved },
        { "they have enough problems of their own", SafetyRemark.Burden },
        { "I put the pills away", SafetyRemark.GotAway },
        { "what would I even say", SafetyRemark.NoWords },
        { "I'm so tired of fighting", SafetyRemark.WornDown },
    };

    /// <summary>What is taken up in a talk about suicidal thoughts, where no life is known to be in danger.</summary>
    public static TheoryData<SafetyRemark> All => [.. Enum.GetValues<SafetyRemark>().Where(remark => remark != SafetyRemark.None)];

    [Theory]
    [MemberData(nameof(Remarks))]
    public void It_is_read_from_the_words_and_answered_with_help_in_view(string said, SafetyRemark remark)
    {
        Show(RiskLevel.Explicit);
        Person.Say(said);

        Said().ShouldBe([SafetyPhrases.TakeUp(remark, isUrgent: false), CardIds.Crisis]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_is_taken_up_once_and_then_the_talk_goes_on(SafetyRemark remark)
    {
        Show(RiskLevel.Explicit);
        Remark(remark);
        Remark(remark);

        Said()[0].ShouldBe("safety.suicidal_thoughts.call");
    }

    [Theory]
    [InlineData(RiskRoute.Abuse)]
    [InlineData(RiskRoute.HarmToOthers)]
    [InlineData(RiskRoute.ImminentDanger)]
    public void Nobody_is_called_in_where_a_person_may_be_the_danger(RiskRoute route)
    {
        Show(RiskLevel.Explicit, route);
        Remark(SafetyRemark.Somebody);

        Said()[0].ShouldNotStartWith("safety.take_up");
        Said().ShouldContain(CardIds.Crisis);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void While_life_is_in_danger_only_what_brings_help_sooner_is_taken_up(SafetyRemark remark)
    {
        Show(RiskLevel.Explicit, RiskRoute.MedicalEmergency);
        Remark(remark);

        if (remark is SafetyRemark.Somebody or SafetyRemark.CannotSpeak)
            Said()[0].ShouldBe(SafetyPhrases.TakeUp(remark, isUrgent: true));
        else
            Said()[0].ShouldNotStartWith("safety.take_up");
    }

    [Fact]
    public void What_safety_asked_stays_open_behind_it()
    {
        Show(RiskLevel.Explicit);
        Remark(SafetyRemark.OwnFault);

        Say(Intent.Yes);

        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Fact]
    public void A_call_for_help_is_heard_before_what_is_said_beside_it()
    {
        Show(RiskLevel.Explicit);
        Person.Happen(new Said(Person.Now += TimeSpan.FromSeconds(5), new Reading { Intent = Intent.InDanger, Remark = SafetyRemark.OwnFault }));

        Said()[0].ShouldBe(SafetyPhrases.InDangerNow);
    }

    [Fact]
    public void Outside_of_safety_it_is_not_taken_up()
    {
        Remark(SafetyRemark.Somebody);

        Said().ShouldNotContain(id => id.StartsWith("safety.", StringComparison.Ordinal));
    }

    private void Remark(SafetyRemark remark) =>
        Person.Happen(new Said(Person.Now += TimeSpan.FromSeconds(5), new Reading { Remark = remark }));
}
