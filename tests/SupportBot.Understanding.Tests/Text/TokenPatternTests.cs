using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Tests.Text;

public sealed class TokenPatternTests
{
    [Theory]
    [InlineData("want to die", "I want to die now")]
    [InlineData("don't want", "i dont want it")]
    [InlineData("(end|take) my life", "take my life")]
    [InlineData("(end it all|give up) now", "I will end it all now")]
    [InlineData("want to really? die", "want to die")]
    [InlineData("want to really? die", "want to really die")]
    [InlineData("no{1,3} way", "no no no way")]
    [InlineData("kill* myself", "killing myself")]
    [InlineData("hate *self", "hate yourself")]
    [InlineData("i ...3 die", "i just want to die")]
    [InlineData("i * die", "i must die")]
    [InlineData("@me die", "my friend die")]
    [InlineData("^ help me", "please, help me")]
    [InlineData("help me $", "help me, please")]
    [InlineData("any more pills", "any more pills?")]
    [InlineData("我想死", "我想死了")]
    public void A_pattern_matches(string pattern, string text) => Matches(pattern, text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("want to die", "want to diet")]
    [InlineData("want to die", "I want to. Die")]
    [InlineData("no{1,3} way", "way")]
    [InlineData("i ...3 die", "i am not going to ever die")]
    [InlineData("i * die", "i die")]
    [InlineData("^ help me", "you help me")]
    [InlineData("help me $", "help me choose")]
    public void A_pattern_does_not_match(string pattern, string text) => Matches(pattern, text).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("maybe?")]
    [InlineData("(a|b")]
    [InlineData("a)")]
    [InlineData("...3 die")]
    [InlineData("die *{0,2}")]
    [InlineData("kill ...99 me")]
    [InlineData("kill{3,1}")]
    [InlineData("k*")]
    [InlineData("@nobody_knows")]
    [InlineData("a || b")]
    [InlineData("?")]
    [InlineData("kill ..3 me")]
    [InlineData("a ^ b")]
    [InlineData("-- !!")]
    public void A_wrong_pattern_says_what_is_wrong(string pattern) =>
        Should.Throw<FormatException>(() => TokenPattern.Parse(pattern, new PatternLists())).Message.ShouldNotBeEmpty();

    [Fact]
    public void The_shortest_stretch_is_reported_and_other_matches_are_kept()
    {
        var found = Matches("i ...4 die", "I think I will die, I die");

        found.Select(m => (m.Start, m.End)).ShouldBe([(2, 4), (5, 6)]);
    }

    [Fact]
    public void Many_patterns_are_matched_together_each_with_its_value()
    {
        var lists = new PatternLists();
        var set = new PatternSet<string>([
            (TokenPattern.Parse("good (morning|evening)", lists), "greeting"),
            (TokenPattern.Parse("good* ...2 coach*", lists), "coaching"),
        ]);

        set.Match(Tokeniser.Read("Good morning, a good business coach please")).Select(m => m.Value).ShouldBe(["greeting", "coaching"]);
    }

    [Fact]
    public void Nested_repetitions_over_repeated_words_stay_linear()
    {
        var found = Matches("a (a? a?){0,12} (a|a a){0,12} b", string.Concat(Enumerable.Repeat("a ", 5_000)));

        found.ShouldBeEmpty();
    }

    [Fact]
    public void A_set_may_be_used_from_many_threads_at_once()
    {
        var set = new PatternSet<int>([(TokenPattern.Parse("x ...3 y", new PatternLists()), 1)]);
        var tokens = Tokeniser.Read(string.Concat(Enumerable.Repeat("x a y b ", 50)));
        var counts = new int[200];

        Parallel.For(0, counts.Length, i => counts[i] = set.Match(tokens).Count);

        counts.ShouldAllBe(count => count == counts[0]);
    }

    private static IReadOnlyList<PatternMatch<int>> Matches(string pattern, string text)
    {
        var lists = new PatternLists();
        lists.Add("me", ["i", "my (friend|brother)"]);
        return new PatternSet<int>([(TokenPattern.Parse(pattern, lists), 0)]).Match(Tokeniser.Read(text));
    }
}
