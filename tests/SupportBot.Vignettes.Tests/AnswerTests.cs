using System.Collections.Immutable;
using SupportBot.Console.Answers;

namespace SupportBot.Tests;

/// <summary>How typed answers are read: what the weights were fitted to, and how they do on answers of others.</summary>
public sealed class AnswerTests
{
    private const string Weights = "src/SupportBot.Content/Locales/en/answer-weights.txt";

    /// <summary>UPDATE_TRANSCRIPTS=1 fits them anew. They depend on the examples, on phrases and signs, and on how words are put right.</summary>
    [Fact]
    public void The_weights_are_those_that_the_examples_give()
    {
        var reader = new LabelledAnswers(Halves.Content.Catalog);
        var examples = Files("answers", "*.jsonl").Concat(Files("vignettes", "tuning*.jsonl")).SelectMany(file => reader.Read(file)).ToList();
        reader.Faults.ShouldBeEmpty();
        var committed = Path.Combine(Repository.Root, Weights);
        var fitted = Path.Combine(Path.GetTempPath(), $"answer-weights-{Guid.NewGuid():N}.txt");
        try
        {
            AnswerWeightsFile.Write(fitted, new AnswerFit(Halves.Content.Reader, Halves.Content.Ways).All(Halves.Content.Catalog, examples));
            if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
                File.Copy(fitted, committed, overwrite: true);
            File.ReadLines(fitted).SequenceEqual(File.ReadLines(committed)).ShouldBeTrue("fit the weights anew with UPDATE_TRANSCRIPTS=1");
        }
        finally
        {
            File.Delete(fitted);
        }
    }

    [Fact]
    public void Answers_of_the_report_half_are_understood_as_often_as_they_were()
    {
        var reader = new LabelledAnswers(Halves.Content.Catalog);
        var read = Files("vignettes", "report*.jsonl").SelectMany(file => reader.Read(file)).Select(answer => AnswersCommand.Understand(Halves.Content, answer)).ToImmutableArray();

        Part(Understood.Right).ShouldBeGreaterThanOrEqualTo(0.68);
        Part(Understood.Wrong).ShouldBeLessThanOrEqualTo(0.04);

        double Part(Understood kind) => (double)read.Count(one => one == kind) / read.Length;
    }

    [Fact]
    public void What_answers_nothing_is_seldom_taken_for_an_answer()
    {
        var reader = new LabelledAnswers(Halves.Content.Catalog);
        var taken = reader.Read(Path.Combine(Repository.TestData("answers", "held-out"), "none.jsonl"))
            .Select(answer => AnswersCommand.Understand(Halves.Content, answer)).ToList();

        taken.Count.ShouldBeGreaterThan(400);
        ((double)taken.Count(understood => understood == Understood.Wrong) / taken.Count).ShouldBeLessThanOrEqualTo(0.075);
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(Repository.TestData(folder), pattern).Order(StringComparer.Ordinal);
}
