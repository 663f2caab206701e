using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Content.Tests;

/// <summary>What texts of one language are held to, read from <c>data/lint/&lt;language&gt;.yaml</c>.</summary>
internal sealed class LintRules
{
    public int SentenceWords { get; set; }

    /// <summary>Null for languages without a measured grade.</summary>
    public double? ReadingGrade { get; set; }

    public int GradedFromWords { get; set; }

    public List<string> FieldTerms { get; set; } = [];

    public List<string> Abbreviations { get; set; } = [];

    public List<BannedWords> Banned { get; set; } = [];

    public List<SentenceRule> Rules { get; set; } = [];

    public static IEnumerable<string> Languages =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path));

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "data", "lint");

    public static LintRules Read(string language) =>
        new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
            .Deserialize<LintRules>(File.ReadAllText(Path.Combine(Folder, $"{language}.yaml")));

    public IEnumerable<string> LongSentences(string text) =>
        Readability.Sentences(text, Abbreviations)
            .Where(words => words.Length > SentenceWords)
            .Select(words => $"{words.Length} words: {string.Join(' ', words)}");

    /// <returns>Null when the text is too short to be graded or the language has no grade.</returns>
    public double? Grade(string text)
    {
        var sentences = Readability.Sentences(text, Abbreviations);
        return ReadingGrade is not null && sentences.Sum(words => words.Length) >= GradedFromWords
            ? Readability.Grade(sentences, FieldTerms.ToHashSet(StringComparer.OrdinalIgnoreCase))
            : null;
    }

    public IEnumerable<string> BannedIn(string id, string text) =>
        Banned.Where(banned => !banned.Except.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(banned => banned.Only.Count == 0 || banned.Only.Any(prefix => id.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(banned => Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(banned.Words)}(?!\w)", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)))
            .Select(banned => $"\"{banned.Words}\": {banned.Why}");
}

internal sealed class BannedWords
{
    public string Words { get; set; } = "";

    public string Why { get; set; } = "";

    public List<string> Except { get; set; } = [];

    /// <summary>Ids or their beginnings to which the ban is limited; empty when it is for all.</summary>
    public List<string> Only { get; set; } = [];
}

/// <summary>What no sentence of the language may do.</summary>
internal sealed partial class SentenceRule
{
    public string Id { get; set; } = "";

    public string Why { get; set; } = "";

    public string Pattern { get; set; } = "";

    /// <summary>Words in the sentence that take back what the pattern found; null where nothing does.</summary>
    public string? Unless { get; set; }

    public List<string> Except { get; set; } = [];

    /// <summary>Numbers of the distinctions that the rule keeps.</summary>
    public List<int> Keeps { get; set; } = [];

    public List<string> Planted { get; set; } = [];

    public List<string> Fine { get; set; } = [];

    /// <returns>The sentences of a text that break the rule.</returns>
    public IEnumerable<string> BrokenIn(string id, string text) => Except.Exists(prefix => id.StartsWith(prefix, StringComparison.Ordinal))
        ? []
        : SentenceEnd().Split(text).Where(sentence => Is(Pattern, sentence) && !(Unless is { } unless && Is(unless, sentence)));

    private static bool Is(string pattern, string sentence) => Regex.IsMatch(sentence, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"(?<=[.!?:])\s+|\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();
}
