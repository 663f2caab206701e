using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>What is asked beside the questions is answered by the very next yes or no, and by nothing else.</summary>
public sealed class SideQuestionTests
{
    private readonly Conversationalist _person = new(TestContent.Britain);

    public SideQuestionTests() => _person.Join();

    public static TheoryData<string> Questions => [.. TestContent.Britain.Catalog.Questions.Select(question => question.Id)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_yes_to_being_forgotten_is_no_answer_to_the_question_that_waits(string question)
    {
        Open(question);
        _person.Say("forget me");
        _person.Say("no");
        _person.Session.OpenQuestion.ShouldBe(question);
        _person.Session.Answers.ShouldBeEmpty();

        _person.Say("forget me");
        _person.Say("yes").Effects.ShouldContain(new Forget());
    }

    [Fact]
    public void A_yes_after_a_talk_about_safety_deletes_nothing()
    {
        _person.Say("forget me");
        _person.Say("I want to kill myself");
        _person.Press(Intent.ImSafe);

        _person.Say("yes").Effects.ShouldNotContain(new Forget());
    }

    [Fact]
    public void A_deleted_message_and_a_second_joining_leave_the_question_as_it_is()
    {
        _person.Say("forget me");
        _person.Happen(new Deleted(_person.Now, Question: null));
        _person.Join();

        _person.Say("yes").Effects.ShouldContain(new Forget());
    }

    [Fact]
    public void An_older_delete_button_asks_again()
    {
        _person.Press(Intent.Forget);
        _person.Press(Intent.No);
        _person.Press(Intent.Choose);
        _person.Press(Intent.Answer, "concern", "goal");

        _person.Press(Intent.ConfirmForget).Effects.ShouldNotContain(new Forget());
        _person.Last.Messages.Select(message => message.Id).ShouldContain(CardIds.Forget);
        _person.Session.Answers.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("ok")]
    public void A_yes_after_the_suggestion_loses_no_answer(string words)
    {
        Suggest();
        var answers = _person.Session.Answers;

        _person.Say(words);
        _person.Press(Intent.Choose);

        _person.Session.Answers.ShouldBe(answers);
    }

    [Fact]
    public void The_card_of_a_question_that_waits_can_still_be_skipped_after_an_aside()
    {
        Open("concern");
        _person.Say("what is coaching?");

        _person.Press(Intent.Skip, "concern");

        _person.Session.Answers.ShouldBe([new Answer("concern", null)]);
    }

    [Fact]
    public void An_older_form_changes_no_newer_answer()
    {
        _person.Press(Intent.Form);
        var older = _person.Session.Form;
        _person.Submit(("concern", "goal"), ("impact", "hardly"));
        _person.Press(Intent.ChangeAnswer, choice: "concern");
        _person.Press(Intent.Answer, "concern", "low_mood");
        var answers = _person.Session.Answers;

        _person.Happen(new Submitted(_person.Now += TimeSpan.FromSeconds(5), TestForm) { Card = older });

        _person.Session.Answers.ShouldBe(answers);
    }

    [Fact]
    public void A_message_deleted_while_safety_is_open_takes_its_answer_with_it()
    {
        Open("concern");
        _person.Say("a goal");
        _person.Say("I want to kill myself");

        _person.Happen(new Deleted(_person.Now, "concern")).Messages.ShouldBeEmpty();

        _person.Session.Answers.ShouldBeEmpty();
        _person.Session.Safety.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_message_brought_back_gives_its_answer_again()
    {
        Open("concern");
        _person.Say("a goal");
        _person.Delete("concern");

        _person.Edit("a goal", "concern");

        _person.Session.Answers.ShouldBe([new Answer("concern", "goal")]);
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> TestForm { get; } =
        System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("concern", "goal");

    private void Open(string question) =>
        _person.Restore(_person.Session with { Step = Step.Asking, OpenQuestion = question });

    private void Suggest()
    {
        _person.Press(Intent.Choose);
        while (_person.Session.OpenQuestion is { } open)
            _person.Press(Intent.Answer, open, TestContent.Britain.Catalog.FindQuestion(open)!.Choices[0].Id);
        _person.Session.Step.ShouldBe(Step.Suggested);
    }
}
