namespace SupportBot.Content.Tests;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData(1, "the be you fit help made times asked through while rules don't I'm worked lives school weight")]
    [InlineData(2, "table people something sometimes someone careful safely safety quiet going being trying didn't needed houses feeling support often under answer wanted patient client friendly")]
    [InlineData(3, "idea family emotion together important already actual previous another somebody remember decision area occupied")]
    [InlineData(4, "experience material situation priority manageable automated")]
    [InlineData(5, "opportunity organisation examination")]
    public void Syllables_are_counted(int count, string words)
    {
        foreach (var word in words.Split(' '))
            Syllables.Count(word).ShouldBe(count, word);
    }

    [Fact]
    public void A_word_with_a_hyphen_has_the_syllables_of_its_parts() => Syllables.Count("self-help").ShouldBe(2);

    [Fact]
    public void Sentences_end_at_stops_marks_and_lines()
    {
        var sentences = Readability.Sentences("One, e.g. this. “Two words?” Three\nFour: {place} 24/7!", ["e.g."]);

        sentences.Select(words => words.Length).ShouldBe([3, 2, 1, 4]);
    }

    [Fact]
    public void The_grade_is_that_of_Flesch_and_Kincaid()
    {
        // 12 words, 2 sentences, 13 syllables.
        var sentences = Readability.Sentences("The cat sat on the mat. The dog went under the bed.", []);

        Readability.Grade(sentences, new HashSet<string>()).ShouldBe((0.39 * 6) + (11.8 * 13 / 12) - 15.59, 0.001);
    }

    [Fact]
    public void Terms_of_the_field_do_not_raise_the_grade()
    {
        var sentences = Readability.Sentences("Psychotherapy may help you see what to do.", []);

        Readability.Grade(sentences, new HashSet<string> { "Psychotherapy" }).ShouldBeLessThan(Readability.Grade(sentences, new HashSet<string>()));
    }

    [Fact]
    public void The_lint_finds_what_it_looks_for()
    {
        var rules = LintRules.Read("en");

        rules.BannedIn("thanks", "You should rest.").ShouldHaveSingleItem();
        rules.BannedIn("thanks", "You need to call now.").ShouldHaveSingleItem();
        rules.BannedIn("safety.imminent_danger.explicit", "You need to call now.").ShouldBeEmpty();
        rules.BannedIn("thanks", "Someone to shoulder it.").ShouldBeEmpty();
        rules.LongSentences(string.Join(' ', Enumerable.Repeat("word", 26)) + ". Short.").ShouldHaveSingleItem();
        rules.Grade("Too short to grade.").ShouldBeNull();
        rules.Grade(string.Concat(Enumerable.Repeat("Organisational transformation necessitates comprehensive consideration. ", 8)))!.Value.ShouldBeGreaterThan(20);
    }
}
