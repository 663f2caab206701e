using SupportBot.Understanding.Text;

namespace SupportBot.Content.Tests;

public sealed class RiskWeightsTests
{
    private const string File = "Locales/en/risk-weights.txt";
    private const string Valid = "# told by a command\n= -2\n> 1\nledge 6\nledge+tonight 2\n#i 1\n";

    [Fact]
    public void Weights_are_read_and_a_text_weighs_what_its_known_words_do()
    {
        using var content = new ContentDirectory().Write(File, Valid);

        var weights = content.Load().Lexicon.RiskWeights.ShouldNotBeNull();

        weights.Weigh(Tokeniser.Read("the ledge tonight")).ShouldBe(-2 + (8 / Math.Sqrt(2)), 0.001);
        weights.Weigh(Tokeniser.Read("a cup of tea")).ShouldBe(-2);
        weights.Weigh(Tokeniser.Read("")).ShouldBe(double.NegativeInfinity);
    }

    [Fact]
    public void A_locale_without_weights_has_none()
    {
        using var content = new ContentDirectory();

        content.Load().Lexicon.RiskWeights.ShouldBeNull();
    }

    [Theory]
    [InlineData("= -2\n> 1\nledge much", "ledge", "a word and a number")]
    [InlineData("= -2\n> 1\nledge NaN", "ledge", "a word and a number")]
    [InlineData("= -2\n> 1\nledge", "ledge", "a word and a number")]
    [InlineData("= -2\n> 1\nledge 1\nledge 2", "ledge 2", "stands here twice")]
    public void A_broken_line_stops_the_loading_with_its_place_and_what_to_do(string text, string line, string problem)
    {
        using var content = new ContentDirectory().Write(File, text);

        var fault = content.Errors().ShouldHaveSingleItem();
        (fault.File, fault.Line).ShouldBe((File, content.LineOf(File, line)));
        fault.Problem.ShouldContain(problem);
        fault.Problem.ShouldContain("fit-risk");
    }

    [Theory]
    [InlineData("> 1\nledge 6")]
    [InlineData("= -2\nledge 6")]
    [InlineData("# nothing")]
    public void A_file_without_bias_or_threshold_stops_the_loading(string text)
    {
        using var content = new ContentDirectory().Write(File, text);

        content.Errors().ShouldHaveSingleItem().Problem.ShouldContain("one line '=' and one line '>'");
    }
}
