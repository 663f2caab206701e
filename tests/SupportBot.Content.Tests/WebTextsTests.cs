namespace SupportBot.Content.Tests;

/// <summary>What the chat page and its button say themselves.</summary>
public sealed class WebTextsTests
{
    [Fact]
    public void Every_language_that_answers_danger_has_the_page_in_it()
    {
        var texts = WebTexts.Load(AppContext.BaseDirectory);

        texts.Keys.ShouldBe(["de", "en", "es", "fr", "hi", "it", "nl", "pt", "zh"]);
        foreach (var language in texts.Keys.Where(language => language != "en"))
            texts[language].Where(text => text.Key is not "menu" && text.Value == texts["en"][text.Key]).Select(text => $"{language}: {text.Key}")
                .ShouldBe(language is "fr" ? ["fr: conversation"] : []);
    }

    [Fact]
    public void A_text_that_is_missing_unknown_or_without_its_placeholder_is_named_with_its_line()
    {
        using var content = new ContentDirectory()
            .Write("Locales/en/web.yaml", "texts:\n  send: \"Send\"\n  says: \"{sender} said:\"\n  you: \"You\"\n")
            .Write("Locales/fr/web.yaml", "texts:\n  send: \"Envoyer\"\n  says: \"{name} dit :\"\n  toi: \"Toi\"\n");

        var error = Should.Throw<ContentException>(content.LoadWebTexts);

        error.Errors.Select(fault => (fault.File, fault.Line)).ShouldBe([("Locales/fr/web.yaml", 1), ("Locales/fr/web.yaml", 3), ("Locales/fr/web.yaml", 4)]);
        error.Errors.Select(fault => fault.Problem).ShouldBe(
        [
            "'you' is missing: the chat page says it, add it",
            "'says' must have the placeholders of 'en': {sender}",
            "unknown text 'toi': the chat page has none of this name",
        ]);
    }

    [Fact]
    public void The_English_texts_are_plain()
    {
        foreach (var (key, text) in WebTexts.Load(AppContext.BaseDirectory)["en"])
        {
            text.Split('.', '?', '!').Max(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length).ShouldBeLessThanOrEqualTo(25, key);
            text.ShouldNotMatch(@"\b(should|must|need to|error|failed)\b", key);
        }
    }
}
