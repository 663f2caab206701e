using System.Reflection;
using System.Text.RegularExpressions;
using SupportBot.Content;
using SupportBot.DirectLine;
using SupportBot.Gate.Tokens;
using SupportBot.Reminders;
using SupportBot.Storage;

namespace SupportBot.Tests;

/// <summary>What the documents point to is there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Roots = ["src/", "tests/", "docs/", "cards/", "eng/", ".ci/"];

    private static readonly string[] FileKinds = [".cs", ".ts", ".yaml", ".json", ".md", ".targets", ".props"];

    /// <summary>Files that an operator makes beside the program.</summary>
    private static readonly string[] MadeByOperators = ["appsettings.Production.json"];

    public static TheoryData<string> Documents => [.. RepositoryFiles.Named(".md").Where(IsDocument)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_relative_link_leads_to_a_file_and_its_heading(string document)
    {
        var text = RepositoryFiles.Read(document);
        var broken =
            from match in Link().Matches(text)
            let target = match.Groups["target"].Value
            where !target.Contains(':', StringComparison.Ordinal) && !Leads(document, target)
            select target;

        broken.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_path_that_a_document_names_exists(string document)
    {
        var named = Code().Matches(RepositoryFiles.Read(document))
            .SelectMany(match => match.Value.Split(['`', ' ', '\n', '"', '\'', '(', ')', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.TrimEnd('.', ':'));

        named.Where(word => IsPath(word) ? !PathExists(word) : IsFileName(word) && !FileExists(word)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Organisation", typeof(OrganisationOptions))]
    [InlineData("Organisation:Directory:0", typeof(DirectoryEntryOptions))]
    [InlineData("Storage", typeof(StorageOptions))]
    [InlineData("DirectLine", typeof(DirectLineOptions))]
    [InlineData("DirectLine:Limits", typeof(DirectLineLimits))]
    [InlineData("Channels", typeof(ChannelOptions))]
    [InlineData("Reminders", typeof(ReminderOptions))]
    public void The_README_lists_every_setting_and_no_other(string section, Type options)
    {
        // The host sets these itself, or they hold settings of their own.
        string[] notConfigured = ["BotName", "TurnFailedText", "FilesRefusedText", "BusyText", "TextLocale", "Directory", "Limits"];
        var settings = options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => property.Name)
            .Except(notConfigured);

        var listed = Setting().Matches(RepositoryFiles.Read("README.md"))
            .Select(match => match.Groups["key"].Value)
            .Where(key => key.StartsWith($"{section}:", StringComparison.Ordinal))
            .Select(key => key[(section.Length + 1)..])
            .Where(key => !key.Contains(':', StringComparison.Ordinal));

        listed.ShouldBe(settings, ignoreOrder: true);
    }

    [Fact]
    public void What_we_store_lists_every_event_that_is_counted_and_no_other()
    {
        var counted = RepositoryFiles.Named(".cs").Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => Counted().Matches(RepositoryFiles.Read(file)))
            .Select(match => match.Groups["name"].Value);
        var rows = Row().Matches(RepositoryFiles.Read("docs/what-we-store.md")).Select(match => match.Value);

        var listed = rows.SelectMany(row => Event().Matches(row)).Select(match => match.Groups["name"].Value);

        listed.ShouldBe(counted.Distinct(), ignoreOrder: true);
    }

    private static bool IsDocument(string file) =>
        !file.Contains('/', StringComparison.Ordinal) || file.StartsWith("docs/", StringComparison.Ordinal);

    private static bool Leads(string document, string target)
    {
        var parts = target.Split('#');
        var directory = Path.GetDirectoryName(document) ?? "";
        var file = parts[0].Length == 0 ? document : Path.GetRelativePath(".", Path.Combine(".", directory, parts[0])).Replace('\\', '/');
        if (parts.Length == 1)
            return PathExists(file);
        return FileAt(file) && Heading().Matches(RepositoryFiles.Read(file)).Select(match => Anchor(match.Groups["text"].Value)).Contains(parts[1]);
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')).Replace(' ', '-');

    private static bool IsPath(string word) => Roots.Any(root => word.StartsWith(root, StringComparison.Ordinal));

    private static bool IsFileName(string word) =>
        FileName().IsMatch(word) && FileKinds.Contains(Path.GetExtension(word)) && !MadeByOperators.Contains(word);

    private static bool FileExists(string name) => RepositoryFiles.All.Any(file => file == name || file.EndsWith($"/{name}", StringComparison.Ordinal));

    private static bool FileAt(string path) => RepositoryFiles.All.Contains(path);

    /// <summary>A file, a directory, or a pattern such as <c>src/SupportBot.Content/Locales/&lt;locale&gt;/*.yaml</c> that fits a file.</summary>
    private static bool PathExists(string path)
    {
        var pattern = string.Concat("^", Regex.Escape(Placeholder().Replace(path.TrimEnd('/'), "*")).Replace("\\*", "[^/]+", StringComparison.Ordinal), "(/|$)");
        var fits = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        return RepositoryFiles.All.Any(fits.IsMatch);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"```[^`]*```|`[^`\n]+`", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]+>", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\|\s*`(?<key>[A-Za-z0-9:]+)`", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Setting();

    [GeneratedRegex(@"(\.Count\(""(?<name>[a-z.]+)""|""(?<name>reminders\.[a-z_]+|feedback\.(not_)?helped)"")", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^\| `[^|]+\|", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    /// <summary>A name, with what a placeholder such as <c>&lt;outcome&gt;</c> stands for left out.</summary>
    [GeneratedRegex("`(?<name>[a-z._]+)(<[a-z]+>)?`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Event();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
