namespace SupportBot.Browser.Tests.Support;

/// <summary>What the tests leave to be looked at.</summary>
internal static class Artifacts
{
    /// <summary>A folder in artifacts, which is there afterwards.</summary>
    public static string Folder(string name) =>
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", name))).FullName;
}
