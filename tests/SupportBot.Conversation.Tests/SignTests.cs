using System.Text.Json;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>What people tell, unasked and in answer to a question: the examples beside the signs, and the vignettes of the tuning half.</summary>
/// <remarks>The signs were written with these vignettes at hand: the shares guard what is there, they do not say how words of others are read.</remarks>
public sealed class SignTests
{
    private static readonly LoadedContent Content =
        ContentLoader.Load(AppContext.BaseDirectory, "en", TestContent.Britain.Catalog.Organisation, RequiredPhrases.None);

    private static readonly JsonElement[] Vignettes =
        [.. File.ReadLines(Repository.TestData("vignettes", "tuning.jsonl")).Select(line => JsonElement.Parse(line))];

    public static TheoryData<string> Questions => [.. Content.Catalog.Questions.Select(question => question.Id)];

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_sign_is_found_in_its_examples_and_in_nothing_near_them(string question)
    {
        var wrong =
            from example in Content.SignExamples
            where example.Question == question
            let told = Told(example)
            where (told == example.Choice) != example.Matches
            select $"'{example.Text}' tells {told}";
        wrong.ShouldBeEmpty();
    }

    /// <summary>What a text tells of a question, asked where its signs count only then.</summary>
    private static string? Told(SignExample example)
    {
        var askedOnly = Content.Lexicon.Signs.Any(sign => sign.Question == example.Question && sign.AskedOnly);
        var session = askedOnly ? new Session { Step = Step.Asking, OpenQuestion = example.Question } : new Session { Step = Step.Menu };
        var reading = TestContent.Britain.Reader.Read(example.Text, session);
        return askedOnly ? reading.Choice : reading.Inferred.FirstOrDefault(answer => answer.Question == example.Question)?.Choice;
    }

    [Fact]
    public void Nine_in_ten_of_what_openings_tell_is_what_the_person_would_answer()
    {
        var told = Vignettes
            .SelectMany(vignette => TestContent.Britain.Reader.Read(Text(vignette, "opening"), new Session { Step = Step.Menu }).Inferred
                .Select(answer => Text(vignette.GetProperty("answers"), answer.Question) == answer.Choice))
            .ToList();
        told.Count.ShouldBeGreaterThan(150);
        told.Average(right => right ? 1 : 0).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    /// <summary>Percent of the plain-words facts that are understood at least, and misunderstood at most.</summary>
    [Theory]
    [InlineData("concern", 51, 6)]
    [InlineData("impact", 39, 8)]
    [InlineData("health", 80, 7)]
    [InlineData("circumstances", 87, 6)]
    [InlineData("help_kind", 68, 7)]
    [InlineData("goal", 49, 8)]
    [InlineData("pattern", 51, 6)]
    [InlineData("transition", 46, 5)]
    [InlineData("readiness", 65, 12)]
    [InlineData("duration", 62, 8)]
    public void Plain_words_answer_the_open_question(string question, int understood, int misunderstood)
    {
        var session = new Session { Step = Step.Asking, OpenQuestion = question };
        var read = Vignettes
            .Select(vignette => (Wanted: Text(vignette.GetProperty("answers"), question), Reading: TestContent.Britain.Reader.Read(Text(vignette.GetProperty("facts"), question), session)))
            .Where(answer => answer.Reading.Risk.Level < RiskLevel.Implied)
            .ToList();
        var answers = read.Where(answer => answer.Reading.Intent == Intent.Answer).ToList();
        (100.0 * answers.Count(answer => answer.Reading.Choice == answer.Wanted) / read.Count).ShouldBeGreaterThanOrEqualTo(understood);
        (100.0 * answers.Count(answer => answer.Reading.Choice != answer.Wanted) / read.Count).ShouldBeLessThanOrEqualTo(misunderstood);
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
