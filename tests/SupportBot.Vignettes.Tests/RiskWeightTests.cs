using System.Collections.Immutable;
using SupportBot.Console.Vignettes;
using SupportBot.Console.Weighing;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>What the weights of risk were fitted to, and that they leave everyday talk alone.</summary>
public sealed class RiskWeightTests
{
    private const string Weights = "src/SupportBot.Content/Locales/en/risk-weights.txt";
    private const int MostLines = 40_000;

    /// <summary>UPDATE_TRANSCRIPTS=1 fits them anew. They depend on the examples and on how words are put right, not on the rules.</summary>
    [Fact]
    public void The_weights_are_those_that_the_examples_give()
    {
        var reader = new RiskExamples(Halves.Content);
        var examples = reader.Read([.. Files("safety", "tuning*.jsonl"), .. Files("safety", "weights-*.jsonl"), .. Files("answers", "*.jsonl"), .. Files("vignettes", "tuning*.jsonl")]);
        reader.Faults.ShouldBeEmpty();
        var committed = Path.Combine(Repository.Root, Weights);
        var fitted = Path.Combine(Path.GetTempPath(), $"risk-weights-{Guid.NewGuid():N}.txt");
        try
        {
            RiskWeightsFile.Write(fitted, new RiskFit(examples).Fit());
            if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
                File.Copy(fitted, committed, overwrite: true);
            File.ReadLines(fitted).SequenceEqual(File.ReadLines(committed)).ShouldBeTrue("fit the weights anew with UPDATE_TRANSCRIPTS=1");
            File.ReadLines(committed).Count().ShouldBeLessThan(MostLines);
        }
        finally
        {
            File.Delete(fitted);
        }
    }

    /// <summary>All cases that are not labelled as danger, also those of people in distress and those that nothing was fitted to.</summary>
    [Fact]
    public void Of_what_people_tell_about_their_troubles_next_to_nothing_is_checked_in_on_by_weight()
    {
        var texts = Halves.Of(Halves.Files, "tuning").Concat(Halves.Of(Halves.Files, "report")).Where(vignette => vignette.Stratum != Vignette.Crisis)
            .SelectMany(vignette => vignette.Facts.Values.Append(vignette.Opening)).ToImmutableArray();

        var needless = texts.Count(text => Halves.Content.Reader.Read(text, new Session { Step = Step.Menu }).Risk.IsWeighed);

        ((double)needless / texts.Length).ShouldBeLessThanOrEqualTo(0.005);
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(Repository.TestData(folder), pattern).Order(StringComparer.Ordinal);
}
