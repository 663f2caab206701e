using System.Text.RegularExpressions;

namespace SupportBot.Tests;

/// <summary>The bot is compiled against either Bot Builder because only the seam knows which one it is.</summary>
public sealed partial class SeamNameTests
{
    private static readonly string[] Sources = [".cs", ".csproj", ".props", ".targets"];

    private static readonly string[] MayName =
    [
        "eng/BotSdk.targets",
        "src/SupportBot.Dialogs/Json/BotJson.cs",
        "src/SupportBot.Dialogs/Json/BotJson.Microsoft.cs",
        "src/SupportBot.BotBuilder/",
        "tests/SupportBot.Seam.Tests/",
        // These tests name the project, not the namespace.
        "tests/SupportBot.Architecture.Tests/",
        // Versions of Microsoft's packages, for the build that uses them.
        "Directory.Packages.props",
    ];

    [Fact]
    public void Only_the_seam_names_a_Bot_Builder_namespace()
    {
        var named = RepositoryFiles.Named(Sources).Where(file => Namespace().IsMatch(RepositoryFiles.Read(file))).ToList();

        named.Where(file => !MayName.Any(seam => file.StartsWith(seam, StringComparison.Ordinal))).ShouldBeEmpty();
        named.ShouldContain("eng/BotSdk.targets");
    }

    [GeneratedRegex(@"SupportBot\.BotBuilder|Microsoft\.Bot\.", RegexOptions.NonBacktracking)]
    private static partial Regex Namespace();
}
