using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Runs the examples that stand beside each explanation in the content.</summary>
public sealed class ExplanationTests
{
    private static readonly LoadedContent Content =
        ContentLoader.Load(AppContext.BaseDirectory, "en", TestContent.Britain.Catalog.Organisation, RequiredPhrases.None);

    public static TheoryData<string> Explanations => [.. Content.Catalog.Explanations];

    [Theory]
    [MemberData(nameof(Explanations))]
    public void An_explanation_is_found_by_its_examples_and_by_nothing_near_them(string explanation)
    {
        var wrong =
            from example in Content.Examples
            where example.Explanation == explanation
            let reading = TestContent.Britain.Reader.Read(example.Text, new Session { Step = Step.Menu })
            where (reading is { Intent: Intent.Explain, Explanation: { } found } && found == explanation) != example.Matches
            select $"'{example.Text}' is read as {reading.Intent} {reading.Explanation}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_example_of_an_explanation_opens_safety() =>
        Content.Examples
            .Where(example => example.Matches && TestContent.Britain.Reader.Read(example.Text, new Session()).Risk.Level >= RiskLevel.Implied)
            .Select(example => example.Text)
            .ShouldBeEmpty();
}
