using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Conversation.Matching;

namespace SupportBot.Tests;

public sealed class MatcherTests
{
    private static readonly Catalog Catalog = TestContent.Britain.Catalog;

    private static ImmutableArray<Answer> Answers(params string[] answers) =>
        [.. answers.Select(answer => answer.Split('.')).Select(parts => new Answer(parts[0], parts[1]))];

    [Theory]
    [InlineData("therapy", "concern.low_mood", "help_kind.understand", "impact.a_lot", "pattern.keeps_back")]
    [InlineData("coaching", "concern.goal", "help_kind.plan", "impact.hardly", "goal.clear")]
    [InlineData("mentorship", "concern.direction", "help_kind.experience", "impact.hardly", "transition.bigger_role")]
    [InlineData("practical", "concern.workplace", "help_kind.practical", "impact.some", "transition.steady")]
    [InlineData("medical", "impact.body", "help_kind.doctor", "concern.something_else", "duration.months")]
    [InlineData("self_help", "concern.something_else", "help_kind.on_my_own", "impact.hardly", "pattern.new")]
    [InlineData("therapy_and_coaching", "concern.low_mood", "goal.clear_and_relief", "help_kind.plan", "impact.some")]
    public void Clear_answers_lead_where_they_point(string outcome, params string[] answers) =>
        Matcher.Suggest(Catalog, Answers(answers))!.Outcome.Id.ShouldBe(outcome);

    [Fact]
    public void Reasons_are_the_persons_own_answers_that_speak_for_the_outcome()
    {
        var answers = Answers("concern.low_mood", "help_kind.understand", "impact.a_lot", "pattern.keeps_back");
        var suggestion = Matcher.Suggest(Catalog, answers)!;
        suggestion.Reasons.Length.ShouldBeInRange(1, 3);
        suggestion.Reasons.ShouldAllBe(reason => answers.Contains(reason));
        suggestion.Reasons.ShouldAllBe(reason => Catalog.FindQuestion(reason.Question)!.Find(reason.Choice)!.Weights[suggestion.Outcome.Id] > 0);
    }

    [Fact]
    public void The_change_that_is_named_really_leads_to_the_other_outcome()
    {
        var answers = Answers("concern.goal", "help_kind.plan", "impact.hardly", "goal.clear");
        var change = Matcher.Suggest(Catalog, answers)!.Change.ShouldNotBeNull();
        var changed = answers.Select(answer => change.Answers.FirstOrDefault(other => other.Question == answer.Question) ?? answer).ToImmutableArray();
        Matcher.Suggest(Catalog, [.. changed])!.Outcome.ShouldBe(change.Outcome);
    }

    /// <summary>Answers that without the last one lead to mentorship.</summary>
    [Theory]
    [InlineData("coaching", "companion.thinking_partner")]
    [InlineData("mentorship", "companion.been_there")]
    [InlineData("mentorship_and_coaching", "companion.two")]
    public void Who_somebody_would_like_beside_them_tells_coaching_and_mentorship_apart(string outcome, string companion) =>
        Matcher.Suggest(Catalog, Answers("concern.goal", "impact.hardly", "goal.unclear", companion))!.Outcome.Id.ShouldBe(outcome);

    /// <summary>The wishes alone would lead to coaching, by far.</summary>
    [Theory]
    [InlineData("impact.a_lot")]
    [InlineData("impact.hardly_coping")]
    public void No_wish_outvotes_a_hard_day(string impact)
    {
        var wishes = Answers("concern.goal", "help_kind.plan", "goal.clear", "companion.thinking_partner", "transition.want_change");
        Matcher.Suggest(Catalog, wishes)!.Outcome.Id.ShouldBe("coaching");

        var ranked = Matcher.Rank(Catalog, wishes.Add(Answers(impact)[0])).Select(candidate => candidate.Outcome.Id).ToList();

        ranked[^4..].ShouldBe(["coaching", "mentorship", "mentorship_and_coaching", "self_help"], ignoreOrder: true);
    }

    /// <summary>The rule goes with the answer: without it, wishes count again.</summary>
    [Fact]
    public void The_change_of_a_hard_day_may_lead_to_what_it_ruled_out()
    {
        var suggestion = Matcher.Suggest(Catalog, Answers("impact.a_lot", "concern.goal", "help_kind.plan", "goal.clear", "companion.thinking_partner"))!;

        suggestion.Change.ShouldNotBeNull();
        suggestion.Change.Answers.Select(answer => answer.Question).ShouldBe(["impact"]);
        suggestion.Change.Outcome.Id.ShouldBe("coaching");
    }

    [Fact]
    public void Nothing_is_suggested_from_nothing() =>
        Matcher.Suggest(Catalog, [new Answer("concern", null), new Answer("impact", null)]).ShouldBeNull();

    [Fact]
    public void At_least_four_answers_and_at_most_six_questions_come_before_a_suggestion()
    {
        ImmutableArray<Answer> answers = [];
        while (Matcher.Next(Catalog, answers, inPain: false) is { } question)
            answers = answers.Add(new Answer(question.Id, question.Choices[0].Id));
        answers.Length.ShouldBeInRange(4, 6);
        answers.Select(answer => answer.Question).ShouldBeUnique();
    }

    [Fact]
    public void Beliefs_sum_to_one() =>
        Matcher.Rank(Catalog, Answers("concern.goal")).Sum(candidate => candidate.Belief).ShouldBe(1, 1e-9);
}
