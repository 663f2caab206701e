using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Conversation.Matching;

namespace SupportBot.Tests;

/// <summary>How questions are chosen and what is made of what a person told unasked.</summary>
public sealed class GuidanceTests
{
    private static readonly SupportContent Content = TestContent.Britain;
    private static readonly Catalog Catalog = Content.Catalog;
    private readonly Conversationalist _person = new(Content);

    public GuidanceTests() => _person.Join();

    /// <param name="holds">Gets the answers, and whether the person had shown pain before the last of them.</param>
    private static void ForAnyAnswers(Action<ImmutableArray<Answer>, bool> holds) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 6).ListOf(10)), picks =>
        {
            var answers = ImmutableArray<Answer>.Empty;
            bool painBefore = false, pain = false;
            for (var i = 0; Matcher.Next(Catalog, answers, pain) is { } next; i++)
            {
                painBefore = pain;
                // The last pick of all is a question skipped.
                var choice = next.Choices.ElementAtOrDefault(picks.ElementAtOrDefault(i));
                answers = answers.Add(new Answer(next.Id, choice?.Id));
                pain |= choice?.TellsOfDistress == true;
            }

            holds(answers, painBefore);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_most_six_questions_are_asked_and_one_fewer_of_someone_in_pain() =>
        ForAnyAnswers((answers, pain) => answers.Length.ShouldBeLessThanOrEqualTo(pain ? 5 : 6));

    [Fact]
    public void Therapy_is_not_suggested_before_readiness_was_asked_except_to_someone_in_pain() => ForAnyAnswers((answers, pain) =>
    {
        if (!pain && !answers.Any(InPain) && Matcher.Suggest(Catalog, answers)?.Outcome.Id is "therapy" or "therapy_and_coaching")
            answers.Select(answer => answer.Question).ShouldContain("readiness");
    });

    [Fact]
    public void Someone_in_pain_is_not_asked_a_second_time_to_look_deeper() => ForAnyAnswers((answers, pain) =>
    {
        if (pain)
            answers.SkipWhile(answer => !InPain(answer)).Count(answer => Catalog.FindQuestion(answer.Question)!.Probing).ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void The_change_that_is_told_leads_to_the_outcome_that_is_told() => ForAnyAnswers((answers, _) =>
    {
        if (Matcher.Suggest(Catalog, answers) is not { Change: { } change } suggestion)
            return;
        var changed = answers.Select(answer => change.Answers.FirstOrDefault(other => other.Question == answer.Question) ?? answer).ToImmutableArray();
        Matcher.Rank(Catalog, changed)[0].Outcome.ShouldBe(change.Outcome);
        change.Outcome.ShouldNotBe(suggestion.Outcome);
        change.Answers.Length.ShouldBeInRange(1, 2);
    });

    [Fact]
    public void What_was_told_unasked_is_shown_first_and_counts_after_a_yes()
    {
        Tell(new Answer("concern", "low_mood"), new Answer("duration", "months"));
        _person.Session.Answers.ShouldBeEmpty();
        _person.Last.Messages.Select(message => message.Id).ShouldContain(CardIds.Inferred);

        _person.Press(Intent.Yes);

        _person.Session.Answers.ShouldBe([new Answer("concern", "low_mood"), new Answer("duration", "months")]);
        _person.Session.OpenQuestion.ShouldNotBeNull();
        while (_person.Session.OpenQuestion is { } open)
        {
            open.ShouldNotBeOneOf("concern", "duration");
            _person.Press(Intent.Skip, open);
        }
    }

    [Fact]
    public void What_was_understood_wrongly_does_not_count_after_a_no()
    {
        Tell(new Answer("concern", "low_mood"), new Answer("duration", "months"));

        _person.Press(Intent.No);

        _person.Session.Answers.ShouldBeEmpty();
        _person.Session.OpenQuestion.ShouldBe("concern");
    }

    [Fact]
    public void What_was_told_unasked_is_dropped_with_anything_but_a_yes()
    {
        Tell(new Answer("concern", "low_mood"), new Answer("duration", "months"));
        _person.Say("what is coaching?");
        _person.Say("yes");

        _person.Session.Answers.ShouldBeEmpty();
        _person.Session.Inferred.ShouldBeEmpty();
    }

    [Fact]
    public void One_thing_told_unasked_is_asked_with_its_answer_marked()
    {
        Tell(new Answer("concern", "worn_out"));

        var card = _person.Last.Messages.Single(message => message.Id == CardIds.Question);
        card.Ids("question").ShouldBe(["concern"]);
        card.Ids("selected").ShouldBe(["worn_out"]);
        _person.Session.Answers.ShouldBeEmpty();
    }

    [Fact]
    public void Distress_told_unasked_is_met_with_a_check_in()
    {
        Tell(new Answer("concern", "low_mood"), new Answer("impact", "hardly_coping"));

        _person.Press(Intent.Yes).Messages.Select(message => message.Id).ShouldContain("safety.distress.soft");
    }

    [Fact]
    public void Where_two_may_fit_the_person_says_which_feels_closer()
    {
        var answers = Undecided();
        _person.Restore(_person.Session with { Step = Step.Menu, Answers = answers });
        _person.Press(Intent.WhySuggested);
        var either = _person.Last.Messages.Single(message => message.Id == CardIds.Either);
        var (first, second) = (either.Ids("outcome")[0], either.Ids("next")[0]);

        _person.Press(Intent.Prefer, second);

        var card = _person.Last.Messages.Single(message => message.Id == CardIds.Suggestion);
        (card.Ids("outcome")[0], card.Ids("next")[0]).ShouldBe((second, first));
        _person.Press(Intent.WhySuggested).Messages.Single(message => message.Id == CardIds.Suggestion).Ids("outcome").ShouldBe([second]);
    }

    [Fact]
    public void A_preference_that_was_not_on_offer_changes_nothing()
    {
        _person.Press(Intent.Prefer, "therapy").Messages[0].Id.ShouldBe(PhraseIds.SpentButton);
        _person.Session.Preferred.ShouldBeNull();
    }

    private static bool InPain(Answer answer) => Catalog.FindQuestion(answer.Question)!.Find(answer.Choice) is { TellsOfDistress: true };

    private void Tell(params ImmutableArray<Answer> inferred) =>
        _person.Happen(new Said(_person.Now += TimeSpan.FromSeconds(5), new Reading { Inferred = inferred }));

    /// <summary>Answers that point nowhere clearly, found by trying.</summary>
    private static ImmutableArray<Answer> Undecided()
    {
        var random = new System.Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var answers = ImmutableArray<Answer>.Empty;
            while (Matcher.Next(Catalog, answers, inPain: false) is { } next)
                answers = answers.Add(new Answer(next.Id, next.Choices[random.Next(next.Choices.Length)].Id));
            if (Matcher.Suggest(Catalog, answers) is { Unsure: true } && !answers.Any(InPain))
                return answers;
        }

        throw new InvalidOperationException("no answers leave the matcher unsure: is low_belief reached?");
    }
}
