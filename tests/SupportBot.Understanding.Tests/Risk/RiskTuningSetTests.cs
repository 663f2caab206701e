using System.Text.Json;
using SupportBot.Conversation;
using SupportBot.Tests;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>What the rules reached on the sets in tests/data/safety that may be read is kept (expected.yaml beside them).</summary>
public sealed class RiskTuningSetTests
{
    private sealed record Guard
    {
        public double LeastActed { get; init; }

        public double MostActed { get; init; } = 1;

        public double MostChecked { get; init; } = 1;

        public double MostSilent { get; init; } = 1;
    }

    private static readonly Lazy<Dictionary<string, Dictionary<string, Guard>>> Guards = new(() => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
        .Deserialize<Dictionary<string, Dictionary<string, Guard>>>(File.ReadAllText(Repository.TestData("safety", "expected.yaml"))));

    [Theory]
    [InlineData("tuning", "act", 180)]
    [InlineData("tuning", "help", 25)]
    [InlineData("tuning", "check_in", 80)]
    [InlineData("tuning", "none", 380)]
    [InlineData("tuning-2", "act", 180)]
    [InlineData("tuning-2", "help", 15)]
    [InlineData("tuning-2", "check_in", 55)]
    [InlineData("tuning-2", "none", 200)]
    [InlineData("tuning-3", "act", 270)]
    [InlineData("tuning-3", "help", 35)]
    [InlineData("tuning-3", "check_in", 35)]
    [InlineData("tuning-3", "none", 90)]
    [InlineData("tuning-4-rules-a", "act", 130)]
    [InlineData("tuning-4-rules-a", "check_in", 30)]
    [InlineData("tuning-4-rules-a", "none", 100)]
    [InlineData("tuning-4-rules-b", "act", 110)]
    [InlineData("tuning-4-rules-b", "check_in", 20)]
    [InlineData("openings", "act", 90)]
    [InlineData("openings", "none", 50)]
    public void What_was_reached_is_kept(string set, string expected, int fewest)
    {
        var levels = Levels(set, expected);
        var guard = Guards.Value[set][expected];

        levels.Count.ShouldBeGreaterThanOrEqualTo(fewest);
        Part(levels, level => level >= RiskLevel.Implied).ShouldBeInRange(guard.LeastActed, guard.MostActed);
        Part(levels, level => level == RiskLevel.Soft).ShouldBeLessThanOrEqualTo(guard.MostChecked);
        Part(levels, level => level == RiskLevel.None).ShouldBeLessThanOrEqualTo(guard.MostSilent);
    }

    private static List<RiskLevel> Levels(string set, string expected) =>
    [
        .. File.ReadLines(Repository.TestData("safety", $"{set}.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.TryGetProperty("text", out _) && row.GetProperty("expected").GetString() == expected)
            .Select(row => RiskBook.Read(row.GetProperty("text").GetString()!).Level),
    ];

    private static double Part(List<RiskLevel> levels, Func<RiskLevel, bool> counts) => (double)levels.Count(counts) / levels.Count;
}
