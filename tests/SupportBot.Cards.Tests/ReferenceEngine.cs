using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportBot.Cards.Tests;

/// <summary>What the reference implementations make of all templates, samples and language cases: one Node process for all of them.</summary>
public sealed class ReferenceEngine : IAsyncLifetime
{
    private readonly Dictionary<string, JsonElement> _expanded = [];
    private readonly Dictionary<string, string[]> _problems = [];

    /// <summary>JSON that the reference engine made, by the name of the sample or language case.</summary>
    public JsonElement Expanded(string name) =>
        _expanded[name].TryGetProperty("value", out var value) ? value : throw new InvalidOperationException($"{name}: {_expanded[name]}");

    /// <summary>Warnings and errors of the reference card parser about the card that we rendered, by its name in <see cref="Repository.Cards"/>.</summary>
    public string[] Problems(string card) => _problems[card];

    public async Task InitializeAsync()
    {
        var samples = Repository.Samples.Keys.Order(StringComparer.Ordinal).ToArray();
        var cards = Repository.Cards.ToArray();
        var cases = samples.Select(name => (name, Template: Repository.Template(Repository.CardOf(name)), Data: Text(Repository.Samples[name])))
            .Concat(LanguageCases.All.Select(item => (item.Key, item.Value.Template, item.Value.Data)))
            .ToArray();
        var input = new JsonObject
        {
            ["expand"] = new JsonArray([.. cases.Select(item => new JsonObject { ["template"] = JsonNode.Parse(item.Template), ["data"] = JsonNode.Parse(item.Data) })]),
            ["validate"] = new JsonArray([.. cards.Select(name => JsonNode.Parse(Repository.Render(name)))]),
        };
        var answer = Repository.Parse(await Node.RunAsync("cards.cjs", JsonSerializer.SerializeToUtf8Bytes(input)));
        foreach (var ((name, _, _), result) in cases.Zip(answer.GetProperty("expand").EnumerateArray()))
            _expanded.Add(name, result);
        foreach (var (name, problems) in cards.Zip(answer.GetProperty("validate").EnumerateArray()))
            _problems.Add(name, [.. problems.EnumerateArray().Select(problem => problem.GetString()!)]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
