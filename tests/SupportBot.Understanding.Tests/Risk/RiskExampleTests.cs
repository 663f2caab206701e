using SupportBot.Conversation;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>Runs the examples that stand beside each rule in the content files.</summary>
public sealed class RiskExampleTests
{
    public static TheoryData<string> Rules() => [.. RiskBook.Book.Examples.Select(example => $"{example.Rule.Language} {example.Rule.Id}").Distinct()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_example_of_a_rule_is_read_as_the_rule_says(string rule)
    {
        foreach (var example in RiskBook.Book.Examples.Where(e => $"{e.Rule.Language} {e.Rule.Id}" == rule))
        {
            var context = SafetyState.None with { Distress = example.Rule.OnlyAfterDistress };
            var reading = RiskBook.Reader.Read(example.Text, context);
            if (example.Rule.IsMeans)
                reading.MentionsMeans.ShouldBe(example.Matches, example.ToString());
            else if (example.Matches)
                (reading.Level, reading.Route).ShouldBe((example.Rule.Level, (RiskRoute?)example.Rule.Route), example.ToString());
            else
                (reading.Route == example.Rule.Route && reading.Level >= example.Rule.Level).ShouldBeFalse(example.ToString());
        }
    }

    [Fact]
    public void Every_route_that_rules_decide_has_explicit_statements_in_english()
    {
        var routes = RiskBook.Book.Examples.Where(e => e.Matches && e.Rule.Language == "en" && e.Rule.Level == RiskLevel.Explicit).Select(e => e.Rule.Route).ToHashSet();

        Enum.GetValues<RiskRoute>().Except(routes)
            .ShouldBe([RiskRoute.Bereavement, RiskRoute.PastOrDenied, RiskRoute.Distress], ignoreOrder: true);
    }
}
