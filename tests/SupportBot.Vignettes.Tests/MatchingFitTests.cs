using System.Collections.Immutable;
using SupportBot.Console.Matching;
using SupportBot.Console.Vignettes;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Conversation.Matching;

namespace SupportBot.Tests;

/// <summary>How weights are fitted to labelled cases.</summary>
public sealed class MatchingFitTests
{
    private static readonly Catalog Catalog = Halves.Content.Catalog;
    private static readonly MatchingFit Fit = new(Catalog);

    [Fact]
    public void What_the_cases_teach_is_what_is_suggested()
    {
        // Against all that the content's own weights say.
        var fitted = Fit.Fit([Case("medical", "concern.goal", "help_kind.plan"), Case("coaching", "concern.low_mood", "help_kind.doctor")]);

        Suggested(fitted, "concern.goal", "help_kind.plan").ShouldBe("medical");
        Suggested(fitted, "concern.low_mood", "help_kind.doctor").ShouldBe("coaching");
    }

    [Fact]
    public void Weights_are_quarters_within_the_limits_and_wishes_have_the_narrower_one()
    {
        var fitted = Fit.Fit(Halves.Of(Halves.Files, "tuning"));

        foreach (var question in fitted.Questions)
        {
            var weights = question.Choices.SelectMany(choice => choice.Weights.Values).ToList();
            weights.ShouldAllBe(weight => weight * 4 == Math.Round(weight * 4));
            weights.Max(Math.Abs).ShouldBeInRange(0.25, MatchingFit.Wishes.Contains(question.Id) ? 2 : 3, question.Id);
        }

        MatchingFit.Wishes.ShouldBeSubsetOf(Catalog.Questions.Select(question => question.Id));
    }

    [Fact]
    public void The_same_cases_give_the_same_file_and_what_stands_before_the_weights_stays()
    {
        const string Head = "# of an editor\nlow_belief: 0.5\n";
        var cases = ImmutableArray.Create(Case("medical", "concern.goal", "help_kind.plan"), Case("coaching", "concern.low_mood"));

        var written = MatchingFile.With(Head + "priors:\n  therapy: 9\nweights: {}\n", Fit.Fit(cases));

        written.ShouldStartWith(Head + "priors:\n  therapy: ");
        written.ShouldNotContain("therapy: 9");
        written.ShouldContain("\nweights:\n  concern:\n");
        MatchingFile.With(written, Fit.Fit(cases)).ShouldBe(written);
    }

    [Fact]
    public void A_file_without_weights_is_not_written_to() =>
        Should.Throw<InvalidDataException>(() => MatchingFile.With("questions: []\n", Catalog));

    private static string Suggested(Catalog catalog, params string[] answers) => Matcher.Suggest(catalog, [.. answers.Select(Parse)])!.Outcome.Id;

    private static Answer Parse(string answer) => new(answer[..answer.IndexOf('.', StringComparison.Ordinal)], answer[(answer.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    private static Vignette Case(string outcome, params string[] answers) => new(
        Id: outcome,
        Stratum: outcome,
        Kind: "clear",
        Opening: "hello",
        Facts: ImmutableSortedDictionary<string, string>.Empty,
        Answers: answers.Select(Parse).ToImmutableSortedDictionary(answer => answer.Question, answer => answer.Choice!, StringComparer.Ordinal),
        Preference: Vignette.None,
        Distress: false,
        Acceptable: [outcome],
        Unacceptable: ["self_help"]);
}
