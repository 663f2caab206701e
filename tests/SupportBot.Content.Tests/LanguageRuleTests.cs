namespace SupportBot.Content.Tests;

/// <summary>Every sentence of the content is held to the rules for its language, and every rule finds what it is there for.</summary>
public sealed class LanguageRuleTests
{
    private static readonly LoadedContent Content = ContentLoader.Load(AppContext.BaseDirectory, "en", ContentDirectory.Organisation, RequiredPhrases.None);

    private static readonly List<SentenceRule> Rules = LintRules.Read("en").Rules;

    public static TheoryData<string> Ids => [.. Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_sentence_breaks_the_rule(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);

        Content.Texts.All("en")
            .SelectMany(text => text.Wordings.SelectMany(wording => rule.BrokenIn(text.Id, wording.Text).Select(sentence => $"{wording.File}:{wording.Line}: {sentence}")))
            .ShouldBeEmpty(rule.Why);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_rule_finds_what_is_planted_and_lets_pass_what_is_fine(string id)
    {
        var rule = Rules.Single(rule => rule.Id == id);

        rule.Planted.Count.ShouldBeGreaterThan(2);
        rule.Fine.ShouldNotBeEmpty();
        rule.Planted.Where(sentence => !rule.BrokenIn("thanks", $"Hello. {sentence} Bye.").Any()).ShouldBeEmpty();
        rule.Fine.Where(sentence => rule.BrokenIn("thanks", sentence).Any()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_distinction_that_is_a_rule_for_the_language_has_a_rule_that_keeps_it()
    {
        var forLanguage = Distinction.Read(Path.Combine(AppContext.BaseDirectory, "data", "distinctions.yaml")).Where(distinction => distinction.Kinds.Contains("L"));

        forLanguage.Select(distinction => distinction.Number).Except(Rules.SelectMany(rule => rule.Keeps)).ShouldBeEmpty();
    }
}
