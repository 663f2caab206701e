using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SupportBot.Tests;

/// <summary>The rules of the build are on for every project, and what is let off is let off with a reason.</summary>
public sealed partial class SharedRuleTests
{
    private static readonly string[] Switches =
    [
        "Nullable", "TreatWarningsAsErrors", "WarningsNotAsErrors", "WarningLevel", "AnalysisLevel", "AnalysisMode", "RunAnalyzers",
        "EnableNETAnalyzers", "EnforceCodeStyleInBuild", "NoWarn",
    ];

    [Theory]
    [InlineData("Nullable", "enable")]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("AnalysisLevel", "latest-recommended")]
    [InlineData("EnforceCodeStyleInBuild", "true")]
    public void The_build_is_strict_for_every_project(string property, string value) =>
        Shared().Descendants(property).Single().Value.ShouldBe(value);

    [Fact]
    public void Every_project_is_read_by_the_analyzers() =>
        Shared().Descendants("PackageReference").Select(reference => (string?)reference.Attribute("Include")).ShouldContain("Meziantou.Analyzer");

    [Fact]
    public void No_project_turns_a_rule_off_but_the_one_whose_names_are_not_its_own()
    {
        var loosened =
            from file in RepositoryFiles.Named(".csproj")
            from element in XDocument.Parse(RepositoryFiles.Read(file)).Descendants()
            where Switches.Contains(element.Name.LocalName)
            select $"{file}: {element.Name.LocalName}";

        loosened.ShouldBe(["src/SupportBot.BotBuilder/SupportBot.BotBuilder.csproj: NoWarn"]);
    }

    [Fact]
    public void A_suppressed_warning_says_why()
    {
        var silent =
            from file in RepositoryFiles.Named(".cs")
            from line in RepositoryFiles.Read(file).Split('\n')
            where SuppressedWithoutReason().IsMatch(line)
            select $"{file}: {line.Trim()}";

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void No_test_is_skipped() =>
        RepositoryFiles.Named(".cs").Where(file => Skipped().IsMatch(RepositoryFiles.Read(file))).ShouldBeEmpty();

    private static XDocument Shared() => XDocument.Parse(RepositoryFiles.Read("Directory.Build.props"));

    [GeneratedRegex(@"#pragma warning disable [A-Z]+[0-9]+\s*$|SuppressMessage\((""[^""]*"",? ?)*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SuppressedWithoutReason();

    [GeneratedRegex(@"\[(Fact|Theory|InlineData|MemberData)\(.*Skip\s*=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Skipped();
}
