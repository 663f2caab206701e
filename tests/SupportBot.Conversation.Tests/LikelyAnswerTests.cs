using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Words that may mean a choice: it is named and marked, and counts once the person agrees.</summary>
public sealed class LikelyAnswerTests
{
    private readonly Conversationalist _person = new(TestContent.Britain);

    public LikelyAnswerTests()
    {
        _person.Join();
        _person.Press(Intent.Choose);
    }

    private Message Card => _person.Last.Messages.Last(message => message.Id == CardIds.Question);

    [Fact]
    public void The_choice_is_named_and_marked_and_nothing_is_recorded()
    {
        Hear("worn_out");

        _person.Last.Messages.ShouldContain(message => message.Id == PhraseIds.InferredLikely && message.Ids("choice")[0] == "worn_out");
        Card.Ids("selected").ShouldBe(["worn_out"]);
        _person.Session.Answers.ShouldBeEmpty();
    }

    [Fact]
    public void A_yes_takes_it()
    {
        Hear("worn_out");
        _person.Say("yes");

        _person.Session.Answers.ShouldHaveSingleItem().ShouldBe(new Answer("concern", "worn_out"));
    }

    /// <summary>"No" is an answer to some questions; here it answers whether the marked choice was meant.</summary>
    [Fact]
    public void A_no_asks_again_without_a_mark()
    {
        Hear("worn_out");
        _person.Say("no");

        _person.Session.Answers.ShouldBeEmpty();
        Card.Ids("selected").ShouldBeEmpty();
    }

    [Fact]
    public void Another_answer_is_taken_as_it_is()
    {
        Hear("worn_out");
        _person.Say("the third one");

        _person.Session.Answers.ShouldHaveSingleItem().Choice.ShouldBe("goal");
    }

    [Fact]
    public void A_yes_after_something_else_was_talked_of_takes_nothing()
    {
        Hear("worn_out");
        _person.Say("what is coaching?");
        _person.Say("yes");

        _person.Session.Answers.ShouldBeEmpty();
    }

    [Fact]
    public void Guesses_that_miss_again_and_again_lead_to_people()
    {
        for (var i = 0; i < 3; i++)
            Hear("worn_out");

        _person.Last.Messages.ShouldContain(message => message.Id == CardIds.Person);
    }

    [Theory]
    [InlineData("concern", "I cry in the car most mornings", "low_mood")]
    [InlineData("impact", "it gets in the way a lot and work suffers", "a_lot")]
    [InlineData("help_kind", "somebody who walked that road already", "experience")]
    [InlineData("readiness", "bit by bit would be ok", "slowly")]
    public void Words_that_no_list_holds_are_weighed(string question, string words, string choice)
    {
        var reading = TestContent.Britain.Reader.Read(words, new Session { Step = Step.Asking, OpenQuestion = question });

        (reading.Choice ?? reading.Likely).ShouldBe(choice);
    }

    [Theory]
    [InlineData("flurble grommet")]
    [InlineData("talk to a human")]
    [InlineData("stress or money")]
    [InlineData("it is")]
    public void What_answers_nothing_or_two_things_is_not_taken(string words) =>
        TestContent.Britain.Reader.Read(words, new Session { Step = Step.Asking, OpenQuestion = "concern" }).Choice.ShouldBeNull();

    private void Hear(string likely) => _person.Happen(new Said(_person.Now, new Reading { Likely = likely }));
}
