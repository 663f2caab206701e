using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Messages that come faster than a person writes, and buttons pressed twice.</summary>
public sealed class PaceTests
{
    private readonly Conversationalist _person = new(TestContent.Britain);

    public PaceTests() => _person.Join();

    [Fact]
    public void Fifty_messages_in_a_second_are_answered_kindly_and_not_one_by_one()
    {
        var turns = Flood(50);

        turns.Count(turn => turn.Messages.Any(message => message.Id == PhraseIds.TooFast)).ShouldBe(1);
        turns.Count(turn => turn.Messages.IsEmpty).ShouldBeGreaterThan(20);
        turns.Take(20).ShouldAllBe(turn => !turn.Messages.IsEmpty);
    }

    [Theory]
    [InlineData("I want to kill myself")]
    [InlineData("I need help now")]
    public void A_flood_never_holds_back_a_safety_reply(string words)
    {
        Flood(50);

        Happen(words).Messages.Select(message => message.Id).ShouldContain(CardIds.Crisis);
        Happen("I'm in danger").Messages.Select(message => message.Id).ShouldContain(CardIds.Crisis);
    }

    [Fact]
    public void A_flood_never_holds_back_a_check_in()
    {
        Flood(50);

        Happen("I feel hopeless").Messages.Select(message => message.Id).ShouldContain("safety.distress.soft");
    }

    [Fact]
    public void After_a_few_seconds_the_talk_goes_on()
    {
        Flood(50);
        _person.Now += TimeSpan.FromSeconds(6);

        Happen("what is coaching?").Messages.Select(message => message.Id).ShouldContain(CardIds.Modality);
    }

    [Fact]
    public void Messages_at_the_pace_of_a_person_are_all_answered()
    {
        for (var i = 0; i < 100; i++)
            _person.Say(i % 2 == 0 ? "what is coaching?" : "compare").Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_button_pressed_twice_at_once_counts_once_and_pressed_again_later_is_answered()
    {
        _person.Press(Intent.Choose, card: 1);
        _person.Press(Intent.Answer, "concern", "goal", card: 2);
        var pressed = _person.Session;
        _person.Happen(new Chose(_person.Now, Intent.Answer, "concern", "goal", 2)).Messages.ShouldBeEmpty();
        _person.Session.Answers.ShouldBe(pressed.Answers);
        _person.Session.OpenQuestion.ShouldBe(pressed.OpenQuestion);

        _person.Press(Intent.Answer, "concern", "goal", card: 2).Messages[0].Id.ShouldBe(PhraseIds.SpentButton);
    }

    [Fact]
    public void Help_pressed_twice_at_once_is_shown_twice()
    {
        _person.Press(Intent.HelpNow, card: 1);

        _person.Happen(new Chose(_person.Now, Intent.HelpNow, Card: 1)).Messages.Select(message => message.Id).ShouldContain(CardIds.Crisis);
    }

    [Fact]
    public void A_button_pressed_again_after_other_words_is_answered()
    {
        _person.Press(Intent.Menu, card: 1);
        _person.Now += TimeSpan.FromMinutes(10);
        _person.Say("thanks");
        _person.Happen(new Chose(_person.Now, Intent.Menu, Card: 1)).Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_message_deleted_after_a_flood_takes_its_answer_back()
    {
        _person.Press(Intent.Choose);
        _person.Press(Intent.Answer, "concern", "goal");
        Flood(50);
        _person.Now += TimeSpan.FromHours(1);

        _person.Happen(new Deleted(_person.Now, "concern"));

        _person.Session.Answers.ShouldBeEmpty();
    }

    private List<Turn> Flood(int messages) => [.. Enumerable.Range(0, messages).Select(_ => Happen("what is coaching?"))];

    private Turn Happen(string words)
    {
        _person.Now += TimeSpan.FromMilliseconds(20);
        return _person.Happen(new Said(_person.Now, TestContent.Britain.Reader.Read(words, _person.Session)));
    }
}
