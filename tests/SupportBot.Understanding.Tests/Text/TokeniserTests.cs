using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Tests.Text;

public sealed class TokeniserTests
{
    [Theory]
    [InlineData("I'm gonna", "i am going to")]
    [InlineData("I don’t, cant, can't, won't", "i do not can not can not will not")]
    [InlineData("ＫＩＬＬ myself", "kill myself")]
    [InlineData("kill\u200b my\u00adself", "kill myself")]
    [InlineData("k̷i̷l̷l̷ myself", "kill myself")]
    [InlineData("𝓴𝓲𝓵𝓵 myself", "kill myself")]
    [InlineData("kіll mуself", "kill myself")]
    [InlineData("KMS tonite", "kill myself tonight")]
    [InlineData("unalive myself", "kill myself")]
    [InlineData("su1c1de k!ll k*ll s**cide d1e", "suicide kill kill suicide die")]
    [InlineData("kiiiill myselffff pleaseee feeel", "kill myself please feel")]
    [InlineData("sucide suicde sucidal overdosd mysefl", "suicide suicide suicidal overdosed myself")]
    [InlineData("killmyself iwanttodie kil my self dieing", "kill myself i want to die kill myself dying")]
    [InlineData("k i l l myself", "kill myself")]
    [InlineData("i w a n t t o d i e", "i want to die")]
    [InlineData("self harm self-harm selfharm", "selfharm selfharm selfharm")]
    [InlineData("any more, no one", "anymore nobody")]
    [InlineData("He's my friend's son", "he is my friend s son")]
    [InlineData("j'en peux plus, c'est l'été", "j en peux plus c est l ete")]
    [InlineData("quiero morir, está", "quiero morir esta")]
    [InlineData("dass Größe", "dass grosse")]
    [InlineData("我想死。", "我 想 死")]
    [InlineData("मैं मरना चाहता हूँ।", "मैं मरना चाहता हूं")]
    [InlineData("it costs $40, mail me@work.com", "it costs 40 mail me work com")]
    public void Words_are_brought_to_one_form(string text, string expected) => Words(text).ShouldBe(expected);

    [Theory]
    [InlineData("i want ot dei", "i want to die")]
    [InlineData("i want ti dye", "i want to die")]
    [InlineData("i want to dye my hair", "i want to dye my hair")]
    [InlineData("what is due today", "what is due today")]
    [InlineData("want2die", "want to die")]
    [InlineData("i want to jill myself", "i want to kill myself")]
    [InlineData("jill and i", "jill and i")]
    [InlineData("im dun wit life", "i am done with life")]
    [InlineData("my slef, the live show", "myself the live show")]
    public void Words_that_are_words_are_put_right_only_where_no_other_reading_is_left(string text, string expected) => Words(text).ShouldBe(expected);

    [Theory]
    [InlineData("i don twant to live", "i do not want to live")]
    [InlineData("i want todie", "i want to die")]
    [InlineData("idontwanttolive endingmy life", "i do not want to live ending my life")]
    [InlineData("a indie film about nightlife", "a indie film about nightlife")]
    public void Spaces_in_the_wrong_place_are_put_right(string text, string expected) => Words(text).ShouldBe(expected);

    [Theory]
    [InlineData("suicididl suicde oberdoze", "suicidal suicide overdose")]
    [InlineData("overcome overdue subside", "overcome overdue subside")]
    public void Two_slips_are_believed_in_long_words_that_no_other_is_near(string text, string expected) => Words(text).ShouldBe(expected);

    [Fact]
    public void Pictures_of_means_are_words() => Words("to \U0001F52B myself \U0001F48A").ShouldBe("to gun myself pills");

    [Theory]
    [InlineData("my self-harming is worse", "my selfharming is worse")]
    [InlineData("my self esteem and my self-worth", "my selfesteem and my selfworth")]
    [InlineData("I hate my self so much", "i hate myself so much")]
    public void My_self_is_one_word_unless_it_begins_another(string text, string expected) => Words(text).ShouldBe(expected);

    [Theory]
    [InlineData("skill still killer diet dye suite homeless strange hunting putting cutlery overdoes bills")]
    [InlineData("abbreviation of the process mediation meditation prison olive live mills")]
    public void Ordinary_words_are_not_taken_for_misspelt_risk_words(string text) => Words(text).ShouldBe(text);

    [Fact]
    public void Sentences_and_clauses_have_boundaries()
    {
        var tokens = Tokeniser.Read("I am fine, really. \"Stop it\" she said! e.g. this\n\nEnd");

        tokens.Select(t => t.Sentence).ShouldBe([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3]);
        tokens.Where(t => t.Place.HasFlag(TokenPlace.ClauseStart)).Select(t => t.Text).ShouldBe(["i", "really", "stop", "she", "e", "end"]);
        tokens.Where(t => t.Place.HasFlag(TokenPlace.Quoted)).Select(t => t.Text).ShouldBe(["stop", "it"]);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_quotes_nothing() =>
        Tokeniser.Read("the 5\" pipe and the rest").ShouldAllBe(t => !t.Place.HasFlag(TokenPlace.Quoted));

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n ...!!! ")]
    [InlineData("😭😭😭")]
    [InlineData("\uD83D")]
    [InlineData("\u0301\u0301")]
    public void Text_without_words_has_no_tokens_and_does_no_harm(string text) => Tokeniser.Read(text).Count.ShouldBeLessThanOrEqualTo(1);

    [Fact]
    public void Broken_surrogates_between_words_do_not_lose_the_words() =>
        Words("kill \uD83D myself").ShouldBe("kill myself");

    [Fact]
    public void A_very_long_text_is_read_to_its_end() =>
        Tokeniser.Read(string.Concat(Enumerable.Repeat("lorem ipsum ", 10_000)) + "kil myself")[^2].Text.ShouldBe("kill");

    private static string Words(string text) => string.Join(' ', Tokeniser.Read(text).Select(t => t.Text));
}
