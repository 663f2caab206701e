using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>The bot is for adults; who says that they are younger meets lines for young people first.</summary>
public sealed class AgeTests
{
    private readonly Conversationalist _person = new(TestContent.Britain);

    public AgeTests() => _person.Join();

    [Theory]
    [InlineData("I'm 15")]
    [InlineData("im 13 and i hate school")]
    [InlineData("I am 16 years old")]
    [InlineData("i'm only fourteen, can you help")]
    [InlineData("i am under 18")]
    [InlineData("I'm in year 9")]
    [InlineData("im in 8th grade and nobody likes me")]
    [InlineData("I am still in high school")]
    [InlineData("my school counsellor says I should talk to someone")]
    [InlineData("I just turned 17")]
    [InlineData("I'm a minor")]
    [InlineData("I'm revising for my GCSEs")]
    [InlineData("I'm 12. I want to die")]
    public void Who_says_so_is_read_as_under_18(string text) => IsMinor(text).ShouldBeTrue();

    [Theory]
    [InlineData("I have 15 years of experience")]
    [InlineData("my son is 15")]
    [InlineData("my daughter is in year 9")]
    [InlineData("I'm 15 minutes late")]
    [InlineData("I'm 16 weeks pregnant")]
    [InlineData("I'm 12 years into this job")]
    [InlineData("I am 15 years sober")]
    [InlineData("when I was 15 I moved here")]
    [InlineData("I feel like I'm 15 again")]
    [InlineData("I'm 45")]
    [InlineData("I'm 17 applications in and no answer")]
    [InlineData("I am a teacher at a high school")]
    [InlineData("I am in high school teaching")]
    [InlineData("I have 13 people in my team")]
    [InlineData("at 16 I left school")]
    [InlineData("I turned 16 people down")]
    public void Other_numbers_and_other_people_are_no_age(string text) => IsMinor(text).ShouldBeFalse();

    [Fact]
    public void Outside_danger_it_is_said_once_kindly_and_with_a_line()
    {
        _person.Say("I'm 15");
        Said().ShouldBe([PhraseIds.Under18Line, CardIds.Menu]);
        _person.Texts[0].ShouldContain("Childline (0800 1111)");

        _person.Say("I'm 15, what is coaching?");
        Said().ShouldBe([CardIds.Modality]);
    }

    [Fact]
    public void Without_a_line_the_list_of_lines_is_named()
    {
        var person = new Conversationalist(TestContent.Nowhere);
        person.Join();
        person.Say("I'm 15").Messages.Select(message => message.Id).ShouldBe([PhraseIds.Under18, CardIds.Menu]);
        person.Texts[0].ShouldContain("findahelpline.com");
    }

    [Fact]
    public void In_danger_lines_for_young_people_come_first_and_nothing_is_said_of_age()
    {
        _person.Say("I'm 15 and I want to die");

        Said().ShouldBe(["safety.suicidal_thoughts.explicit", CardIds.Crisis]);
        Lines().ShouldBe(["gb.childline", "gb.samaritans", "gb.shout"]);
    }

    [Fact]
    public void It_is_remembered_in_the_session_and_forgotten_with_it()
    {
        _person.Say("I'm 15");
        _person.Press(Intent.HelpNow);
        Lines()[0].ShouldBe("gb.childline");
        _person.Press(Intent.ImSafe);
        _person.Session.IsMinor.ShouldBeTrue();

        _person.Press(Intent.Forget);
        _person.Press(Intent.ConfirmForget);
        _person.Session.IsMinor.ShouldBeFalse();
    }

    [Fact]
    public void While_safety_is_open_the_card_changes_and_the_talk_goes_on()
    {
        _person.Say("I want to die");
        Lines()[0].ShouldBe("gb.samaritans");
        _person.Say("im 15");

        Said().ShouldBe(["safety.suicidal_thoughts.call", CardIds.Crisis]);
        Lines()[0].ShouldBe("gb.childline");
    }

    [Fact]
    public void An_adult_is_not_shown_lines_for_young_people_first()
    {
        _person.Press(Intent.HelpNow);
        Lines().ShouldNotContain("gb.childline");
    }

    private static bool IsMinor(string text) => TestContent.Britain.Reader.Read(text, new Session { Step = Step.Menu }).IsMinor;

    private string[] Said() => [.. _person.Last.Messages.Select(message => message.Id)];

    private string[] Lines() => [.. _person.Last.Messages.Single(message => message.Id == CardIds.Crisis).Ids("lines")];
}
