using SupportBot.Console.Vignettes;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>What was reached is kept (tests/data/vignettes/expected.yaml).</summary>
public sealed class GuardTests
{
    [Theory]
    [InlineData("tuning", "choice")]
    [InlineData("tuning", "words")]
    [InlineData("report", "choice")]
    [InlineData("report", "words")]
    public void Suggestions_are_as_good_as_they_were(string half, string by)
    {
        var manner = Enum.Parse<Manner>(by, ignoreCase: true);
        var limits = Expected.Read().Halves[half][manner];
        var played = Halves.Of(Halves.Played(manner), half).ToList();

        played.ShouldNotBeEmpty();
        Share(Verdict.Acceptable).ShouldBeGreaterThanOrEqualTo(limits.LeastAcceptable);
        Share(Verdict.Unacceptable).ShouldBeLessThanOrEqualTo(limits.MostUnacceptable);
        played.Where(one => one is { Case.Distress: true, Verdict: Verdict.Unacceptable }).Select(one => one.Case.Id)
            .Count().ShouldBeLessThanOrEqualTo(limits.UnacceptableInDistress);

        double Share(Verdict verdict) => (double)played.Count(one => one.Verdict == verdict) / played.Count;
    }

    /// <summary>Nobody in these cases tells of danger, but for what a few are labelled for: all else that opens safety is a false alarm.</summary>
    [Fact]
    public void Of_what_people_tell_about_their_troubles_next_to_nothing_raises_a_false_alarm()
    {
        var texts = Halves.Of(Halves.Files, "tuning").Where(vignette => vignette.Stratum != Vignette.Crisis)
            .SelectMany(vignette => vignette.Facts.Values.Append(vignette.Opening)).ToList();

        var alarms = texts.Count(text => Halves.Content.Reader.Read(text, new Session { Step = Step.Menu }).Risk.Level >= RiskLevel.Implied);

        ((double)alarms / texts.Count).ShouldBeLessThanOrEqualTo(0.004);
    }

    [Fact]
    public void Nobody_is_asked_more_than_the_content_allows() =>
        Halves.Played(Manner.Choice).Values.SelectMany(played => played).Max(one => one.Questions)
            .ShouldBeLessThanOrEqualTo(Halves.Content.Catalog.Matching.MaxQuestions);
}
