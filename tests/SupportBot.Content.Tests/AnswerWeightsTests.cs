using SupportBot.Understanding.Answers;

namespace SupportBot.Content.Tests;

public sealed class AnswerWeightsTests
{
    private const string File = "Locales/en/answer-weights.txt";
    private const string Valid = "# told by a command\n? concern low_mood goal other -\n= 0.5 0 0 -1\nflat 2 -1 -1 0\n";

    [Fact]
    public void Weights_are_read_for_each_choice()
    {
        using var content = new ContentDirectory().Write(File, Valid);

        var weights = content.Load().Lexicon.AnswerWeights["concern"];

        weights.Choices.ShouldBe(["low_mood", "goal", "other", AnswerWeights.None]);
        weights.Guess(new HashSet<string> { "flat" })!.Value.Choice.ShouldBe("low_mood");
        weights.Guess(new HashSet<string> { "flat" })!.Value.Likelihood.ShouldBeInRange(0.9, 0.95);
    }

    [Fact]
    public void Words_of_which_most_are_unknown_are_not_guessed_at()
    {
        using var content = new ContentDirectory().Write(File, Valid);

        content.Load().Lexicon.AnswerWeights["concern"].Guess(new HashSet<string> { "flat", "flurble", "grommet", "#0" }).ShouldBeNull();
    }

    [Fact]
    public void A_locale_without_weights_reads_answers_by_phrases_alone()
    {
        using var content = new ContentDirectory();

        content.Load().Lexicon.AnswerWeights.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("? concern low_mood goal -\n= 0 0 0", "? concern", "the choices are not those of questions.yaml")]
    [InlineData("? concrn low_mood goal other -\n= 0 0 0 0", "? concrn", "the choices are not those of questions.yaml")]
    [InlineData("? concern low_mood goal other -\n= 0 0 0 0\nflat 1 2 3", "flat", "one number for each choice")]
    [InlineData("? concern low_mood goal other -\n= 0 0 0 0\nflat 1 2 3 much", "flat", "one number for each choice")]
    [InlineData("flat 1 2 3 4", "flat", "one number for each choice")]
    [InlineData("?", "?", "the choices are not those of questions.yaml")]
    [InlineData("? concern low_mood goal other -\nflat 1 2 3 4", "? concern", "no line '='")]
    public void A_broken_file_stops_the_loading_with_its_line_and_what_to_do(string text, string line, string problem)
    {
        using var content = new ContentDirectory().Write(File, text);

        var fault = Should.Throw<ContentException>(content.Load).Errors.ShouldHaveSingleItem();
        fault.File.ShouldBe(File);
        fault.Line.ShouldBe(content.LineOf(File, line));
        fault.Problem.ShouldContain(problem);
        fault.Problem.ShouldContain("fit-answers");
    }
}
