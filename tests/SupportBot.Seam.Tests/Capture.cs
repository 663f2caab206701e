using System.Text.Json.Nodes;

namespace SupportBot.Seam.Tests;

/// <summary>A recorded request of a real client and what a bot answered.</summary>
internal sealed record Capture(string Name, JsonObject Request, int Status, JsonNode? Answer)
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "captures");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static Capture Load(string name)
    {
        var file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, name + ".json")))!;
        var answer = file["response"]!["body"];
        return new Capture(
            name,
            file["request"]!["body"]!.AsObject(),
            file["response"]!["status"]!.GetValue<int>(),
            answer is JsonObject ? answer : null);
    }
}
