using SupportBot.Console.Walk;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Silence is excused where a person expects it, and nowhere else.</summary>
public sealed class ExpectedTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private readonly Session _answered = new() { Step = Step.Asking, Answers = [new Answer("concern", "low_mood")], OpenQuestion = "impact", LastSeen = Now };

    [Theory]
    [InlineData("impact", false, true)]
    [InlineData(null, false, true)]
    [InlineData("concern", false, false)]
    [InlineData("concern", true, true)]
    public void A_deletion_is_met_with_silence_where_nothing_was_answered_or_safety_is_open(string? question, bool inSafety, bool silent)
    {
        var before = inSafety ? _answered with { Safety = new SafetyState { Phase = SafetyPhase.Open } } : _answered;
        (Expected.Silent(before, before, new Deleted(Now, question)) is not null).ShouldBe(silent);
    }

    [Theory]
    [InlineData("low_mood", true)]
    [InlineData("worn_out", false)]
    [InlineData(null, true)]
    public void An_edit_is_met_with_silence_where_it_means_nothing_new(string? choice, bool silent)
    {
        var edited = new Edited(Now, new Reading { Intent = Intent.Answer, Choice = choice }, "concern");
        (Expected.Silent(_answered, _answered, edited) is not null).ShouldBe(silent);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(26, false)]
    [InlineData(27, true)]
    public void A_flood_is_met_with_silence_once_that_was_said(int count, bool silent)
    {
        var after = _answered with { Burst = new Burst(Now, count) };
        (Expected.Silent(_answered, after, new Said(Now, new Reading())) is not null).ShouldBe(silent);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3, 1, false)]
    [InlineData(1, null, false)]
    public void A_second_press_is_met_with_silence_when_it_comes_at_once(int seconds, int? card, bool silent)
    {
        var before = _answered with { LastPress = new Press(Intent.Compare, Target: null, Choice: null, card) };
        var pressed = new Chose(Now.AddSeconds(seconds), Intent.Compare, Card: card);
        (Expected.Silent(before, before with { LastSeen = pressed.At }, pressed) is not null).ShouldBe(silent);
    }

    [Fact]
    public void Who_is_safe_again_is_not_back_while_an_earlier_side_question_still_waits()
    {
        var back = _answered with { Safety = new SafetyState { Phase = SafetyPhase.Closed } };
        Checks.LedBack(_answered, back).ShouldBeTrue();
        Checks.LedBack(_answered, back with { Asked = SideQuestion.Forget }).ShouldBeFalse();
        Checks.LedBack(_answered with { Form = 3 }, back).ShouldBeFalse();
    }
}
