namespace SupportBot.Host.Tests.Support;

/// <summary>Recorded requests of real clients.</summary>
internal static class Capture
{
    private static readonly string Folder = Repository.TestData("captures");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>The body of a recorded request, with its replies going to a connector of the test.</summary>
    public static JsonObject Load(string name, string serviceUrl)
    {
        var body = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")))!["request"]!["body"]!.AsObject();
        body["serviceUrl"] = serviceUrl;
        return body;
    }
}
