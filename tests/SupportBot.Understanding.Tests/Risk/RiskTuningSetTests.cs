using System.Text.Json;
using SupportBot.Conversation;
using SupportBot.Tests;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>What the rules reached on tests/data/safety/tuning.jsonl is kept (expected.yaml beside it).</summary>
public sealed class RiskTuningSetTests
{
    private sealed record Guard
    {
        public double LeastActed { get; init; }

        public double MostActed { get; init; } = 1;

        public double MostChecked { get; init; } = 1;

        public double MostSilent { get; init; } = 1;
    }

    private static readonly Lazy<Dictionary<string, Guard>> Guards = new(() => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
        .Deserialize<Dictionary<string, Guard>>(File.ReadAllText(Repository.TestData("safety", "expected.yaml"))));

    private static readonly Lazy<ILookup<string, RiskLevel>> Levels = new(() => File.ReadLines(Repository.TestData("safety", "tuning.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(row => row.TryGetProperty("text", out _))
        .ToLookup(row => row.GetProperty("expected").GetString()!, row => RiskBook.Read(row.GetProperty("text").GetString()!).Level));

    [Theory]
    [InlineData("act", 180)]
    [InlineData("help", 25)]
    [InlineData("check_in", 80)]
    [InlineData("none", 380)]
    public void What_was_reached_is_kept(string expected, int fewest)
    {
        var levels = Levels.Value[expected].ToList();
        var guard = Guards.Value[expected];

        levels.Count.ShouldBeGreaterThanOrEqualTo(fewest);
        Part(levels, level => level >= RiskLevel.Implied).ShouldBeInRange(guard.LeastActed, guard.MostActed);
        Part(levels, level => level == RiskLevel.Soft).ShouldBeLessThanOrEqualTo(guard.MostChecked);
        Part(levels, level => level == RiskLevel.None).ShouldBeLessThanOrEqualTo(guard.MostSilent);
    }

    private static double Part(List<RiskLevel> levels, Func<RiskLevel, bool> counts) => (double)levels.Count(counts) / levels.Count;
}
