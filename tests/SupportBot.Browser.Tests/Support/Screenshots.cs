namespace SupportBot.Browser.Tests.Support;

/// <summary>Pictures of what the tests saw, to be looked at.</summary>
internal static class Screenshots
{
    /// <summary>Where to write the picture of a state in one look: artifacts/screenshots.</summary>
    public static string Path(string look, string state) => System.IO.Path.Combine(Artifacts.Folder("screenshots"), $"{look}-{state}.png");
}
