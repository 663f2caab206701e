namespace SupportBot.Browser.Tests.Support;

/// <summary>What the tests measured, to be read: a machine that has other work to do must not fail them.</summary>
internal static class Figures
{
    /// <summary>Leaves a line in artifacts/figures.</summary>
    public static Task WriteAsync(string name, string line) =>
        File.WriteAllTextAsync(Path.Combine(Artifacts.Folder("figures"), $"{name}.txt"), line + Environment.NewLine);
}
