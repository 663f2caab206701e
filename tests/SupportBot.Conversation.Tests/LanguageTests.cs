using System.Text.Json;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>A text in a language that the conversation is not in yet is told from one in English that only makes no sense.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("Ich weiß nicht, was ich tun soll", "de")]
    [InlineData("guten Tag", "de")]
    [InlineData("Bonjour, je ne sais pas quoi faire avec mon travail", "fr")]
    [InlineData("hola", "es")]
    [InlineData("Quiero hablar con una persona porque no sé qué hacer", "es")]
    [InlineData("Non so cosa fare con il mio lavoro", "it")]
    [InlineData("Ik weet niet wat ik moet doen met mijn werk", "nl")]
    [InlineData("Não sei o que fazer com o meu trabalho", "pt")]
    [InlineData("mujhe kya karna chahiye", "hi")]
    [InlineData("मुझे काम के बारे में बात करनी है", "hi")]
    [InlineData("我不知道该怎么办", "zh")]
    public void A_text_in_another_language_is_known_as_such(string text, string language) => Read(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("今日は天気がいいですね")]
    [InlineData("qwe rty uiop")]
    [InlineData("¿?")]
    [InlineData("mi casa blue sky monday rain office")]
    public void What_cannot_be_told_is_taken_for_English(string text) => Read(text).Language.ShouldBe("en");

    [Fact]
    public void No_English_opening_is_taken_for_another_language() =>
        EnglishOpenings().Where(text => Read(text).Language != "en").ShouldBeEmpty();

    [Fact]
    public void No_English_sentence_is_taken_for_another_language() =>
        SentenceTests.Sentences().Select(row => (string)row[0]).Where(text => Read(text).Language != "en").ShouldBeEmpty();

    private static IEnumerable<string> EnglishOpenings() =>
        Directory.EnumerateFiles(Repository.TestData("vignettes"), "*.jsonl").SelectMany(File.ReadLines)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("opening").GetString()!);

    private static Reading Read(string text) => TestContent.Britain.Reader.Read(text, new Session { Step = Step.Menu });
}
