namespace SupportBot.Tests;

/// <summary>Finds the checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string TestData(params string[] path) => Path.Combine([Root, "tests", "data", .. path]);

    private static string Find(string directory) =>
        File.Exists(Path.Combine(directory, "SupportBot.sln"))
            ? directory
            : Find(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("SupportBot.sln lies above the tests"));
}
