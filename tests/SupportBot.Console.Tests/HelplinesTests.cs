namespace SupportBot.Tests;

public sealed class HelplinesTests
{
    [Fact]
    public async Task Every_country_is_listed_with_its_lines_and_the_whole_is_counted()
    {
        var shown = await ConsoleProcess.RunAsync("", "helplines", "--today", "2026-11-22");

        shown.ExitCode.ShouldBe(0);
        shown.Lines.ShouldContain("GB United Kingdom, emergency 999: 13 lines, 13 to check");
        shown.Lines.ShouldContain("TR Türkiye, emergency 112: 0 lines, 0 to check");
        shown.Lines.ShouldContain("39 countries, 145 lines");
        shown.Lines.ShouldContain("  145 not verified by your organisation");
        shown.Lines.ShouldContain("  0 whose source checked more than 180 days ago");
    }

    [Fact]
    public async Task Years_later_every_check_of_a_source_is_old_and_the_command_succeeds_all_the_same()
    {
        var shown = await ConsoleProcess.RunAsync("", "helplines", "--country", "GB", "--today", "2029-01-01");

        shown.ExitCode.ShouldBe(0);
        shown.Output.ShouldContain("source checked 2026-10-09, 815 days ago");
        shown.Output.ShouldNotContain("US ");
    }

    [Theory]
    [InlineData("--country", "ZZ", "has no entry")]
    [InlineData("--country", "Atlantis", "expected two letters")]
    [InlineData("--today", "tomorrow", "expected a day such as 2026-12-01")]
    public async Task What_cannot_be_meant_is_named(string option, string value, string problem)
    {
        var shown = await ConsoleProcess.RunAsync("", "helplines", option, value);

        shown.ExitCode.ShouldBe(1);
        shown.Errors.ShouldContain(problem);
    }
}
