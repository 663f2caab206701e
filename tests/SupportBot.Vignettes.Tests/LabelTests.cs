using SupportBot.Console.Vignettes;

namespace SupportBot.Tests;

public sealed class LabelTests
{
    [Fact]
    public void Every_case_is_well_formed() => Halves.Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("tuning")]
    [InlineData("report")]
    public void Each_half_has_enough_cases_of_every_stratum_and_kind(string half)
    {
        var cases = Halves.Of(Halves.Files, half).ToList();

        foreach (var (stratum, fewest) in Expected.Read().FewestCases)
            cases.Count(vignette => vignette.Stratum == stratum).ShouldBeGreaterThanOrEqualTo(fewest, stratum);
        foreach (var kind in Vignette.Kinds)
            cases.ShouldContain(vignette => vignette.Kind == kind, kind);
        cases.ShouldContain(vignette => vignette.Distress);
    }

    [Fact]
    public void The_strata_are_all_that_the_bot_may_suggest_and_crisis() =>
        Expected.Read().FewestCases.Keys.ShouldBe(
            Halves.Content.Catalog.Outcomes.Select(outcome => outcome.Id).Append(Vignette.Crisis), ignoreOrder: true);
}
