using SupportBot.Console.Vignettes;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace SupportBot.Tests;

/// <summary>What tests/data/vignettes/expected.yaml asks of the cases and of how they are answered.</summary>
internal sealed class Expected
{
    public required Dictionary<string, int> FewestCases { get; init; }

    public required Dictionary<string, Dictionary<Manner, Limits>> Halves { get; init; }

    public static Expected Read() => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .WithEnforceRequiredMembers()
        .Build()
        .Deserialize<Expected>(File.ReadAllText(Repository.TestData("vignettes", "expected.yaml")));

    internal sealed class Limits
    {
        /// <summary>Part of all cases, from 0 to 1.</summary>
        public required double LeastAcceptable { get; init; }

        /// <summary>Part of all cases, from 0 to 1.</summary>
        public required double MostUnacceptable { get; init; }

        /// <summary>Number of cases of a person in distress.</summary>
        public required int UnacceptableInDistress { get; init; }
    }
}
