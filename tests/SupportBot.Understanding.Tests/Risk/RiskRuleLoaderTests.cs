using SupportBot.Content;
using SupportBot.Content.Risk;

namespace SupportBot.Understanding.Tests.Risk;

public sealed class RiskRuleLoaderTests : IDisposable
{
    private readonly DirectoryInfo _locales = Directory.CreateTempSubdirectory("risk-rules");

    public void Dispose() => _locales.Delete(recursive: true);

    [Theory]
    [InlineData("route: suicidal_thought", 3, "is not one of")]
    [InlineData("level: severe", 4, "is not one of")]
    [InlineData("    - want to (die", 6, "')' is missing")]
    [InlineData("    - \"@nothing to\"", 6, "no list named")]
    public void A_wrong_rule_is_named_with_file_line_and_fix(string wrong, int line, string problem)
    {
        string[] rule = ["rules:", "- id: one", "  route: suicidal_thoughts", "  level: explicit", "  patterns:", "    - want to die", "  match:", "    - I want to die"];
        rule[line - 1] = line == 6 ? wrong : "  " + wrong;

        var errors = Load(string.Join('\n', rule));

        var error = errors.ShouldHaveSingleItem();
        error.Line.ShouldBe(line);
        error.File.ShouldEndWith("rules.yaml");
        error.Problem.ShouldContain(problem);
    }

    [Fact]
    public void A_rule_without_an_example_is_an_error() =>
        Load("rules:\n- id: one\n  route: distress\n  level: soft\n  patterns: [sad]\n  match: []").ShouldHaveSingleItem().Problem.ShouldContain("at least one example");

    [Fact]
    public void Only_a_soft_rule_is_everyday() =>
        Load("rules:\n- {id: one, route: distress, level: implied, everyday: true, patterns: [sad], match: [sad]}").ShouldHaveSingleItem().Problem.ShouldContain("'everyday: true'");

    [Fact]
    public void Two_rules_of_one_name_are_an_error() =>
        Load("""
            rules:
            - {id: one, route: distress, level: soft, patterns: [sad], match: [sad]}
            - {id: one, route: distress, level: soft, patterns: [low], match: [low]}
            """).ShouldHaveSingleItem().Problem.ShouldContain("defined twice");

    [Fact]
    public void An_unknown_kind_of_cue_is_an_error() =>
        Load("cues:\n  irony: [as if]\nrules: []").ShouldContain(e => e.Problem.Contains("irony", StringComparison.Ordinal));

    [Fact]
    public void No_rules_at_all_is_an_error() => Load("rules: []").ShouldHaveSingleItem().Problem.ShouldContain("no risk rules");

    [Fact]
    public void Broken_yaml_is_named_with_its_line() => Load("rules:\n- id: [one\n").ShouldHaveSingleItem().Line.ShouldBeGreaterThan(0);

    private List<ContentError> Load(string yaml)
    {
        var folder = _locales.CreateSubdirectory("en").CreateSubdirectory("risk");
        File.WriteAllText(Path.Combine(folder.FullName, "rules.yaml"), yaml);
        var errors = new List<ContentError>();
        RiskRuleLoader.Load(_locales.FullName, errors);
        return errors;
    }
}
