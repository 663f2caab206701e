using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Host.Tests.Support;

/// <summary>What the content and the settings of the built host say, for tests that must not repeat its sentences.</summary>
internal static partial class Content
{
    /// <summary>How each answer to a question is given back, by its label.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } =
        ReasonPattern().Matches(Read("Locales", "en", "questions.yaml"))
            .DistinctBy(match => match.Groups["label"].Value)
            .ToDictionary(match => match.Groups["label"].Value, match => match.Groups["reason"].Value);

    /// <summary>What the organisation's directory names as the first step to each kind of support.</summary>
    public static IReadOnlyDictionary<string, string> FirstSteps { get; } =
        JsonDocument.Parse(Read("appsettings.json")).RootElement.GetProperty("Organisation").GetProperty("Directory").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("Kind").GetString()!, entry => entry.GetProperty("HowToStart").GetString()!);

    /// <summary>The general first steps, for kinds of support that the directory does not list.</summary>
    public static IReadOnlyList<string> GeneralFirstSteps { get; } =
        [.. FirstStepPattern().Matches(Read("Locales", "en", "outcomes.yaml")).Select(match => match.Groups["step"].Value)];

    /// <summary>All wordings of a phrase.</summary>
    public static IReadOnlyList<string> Wordings(string file, string phrase)
    {
        var yaml = Read("Locales", "en", file);
        var entry = Regex.Match(yaml, $@"^  {Regex.Escape(phrase)}:\n(?<lines>(?:    .*\n)+)", RegexOptions.Multiline, TimeSpan.FromSeconds(10));
        entry.Success.ShouldBeTrue($"{file} has no phrase {phrase}");
        return [.. WordingPattern().Matches(entry.Groups["lines"].Value).Select(match => match.Groups["text"].Value)];
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([SupportBotProcess.Output, .. path]));

    [GeneratedRegex("label: \"(?<label>.*)\"\\s+reason: \"(?<reason>.*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex ReasonPattern();

    [GeneratedRegex("first_step: \"(?<step>.*)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FirstStepPattern();

    [GeneratedRegex("^ +- \"(?<text>.*)\"", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex WordingPattern();
}
