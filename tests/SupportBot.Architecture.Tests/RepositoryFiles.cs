namespace SupportBot.Tests;

/// <summary>The files of the checkout without what a build or a run makes, as paths from its root with forward slashes.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] Made = [".git", ".vs", ".idea", "artifacts", "node_modules", "data", "wwwroot", "TestResults", "bin", "obj"];

    public static IReadOnlyList<string> All { get; } = [.. Under(Repository.Root).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Named(params IReadOnlyCollection<string> endings) =>
        All.Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    private static IEnumerable<string> Under(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(directory))
            yield return Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
        foreach (var inner in Directory.EnumerateDirectories(directory))
        {
            var isTestData = Path.GetFileName(inner) == "data" && Path.GetFileName(directory) == "tests";
            if (Made.Contains(Path.GetFileName(inner)) && !isTestData)
                continue;
            foreach (var file in Under(inner))
                yield return file;
        }
    }
}
