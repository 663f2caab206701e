namespace SupportBot.Browser.Tests;

/// <summary>What is read aloud in which voice: the page's own words, the guide's, and those of somebody in danger (WCAG 3.1.2).</summary>
[Collection(BrowserTests.Name)]
public sealed class LanguageTests(Support.Browser browser) : IAsyncLifetime
{
    private RealHost _host = null!;

    public async Task InitializeAsync() => _host = await RealHost.StartAsync("--Organisation:Country", "GB");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task On_a_German_page_the_guides_English_words_are_English_and_the_pages_own_German()
    {
        await using var page = await browser.OpenAsync(_host.Address, page: "/?locale=de");
        await page.WaitForTextAsync("automated guide");
        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "Help me choose" }).ClickAsync();
        await page.WaitForTextAsync("Question 1 of up to 6");

        (await LanguagesAsync(page, ".message.bot")).Where(part => !Is(part, "en")).ShouldBe(["de: Ihre Wahl:"]);
        (await LanguagesAsync(page, ".message.own .bubble")).ShouldBe(["en: Help me choose"]);
        (await LanguagesAsync(page, ".composer, .menu, .help-now")).ShouldAllBe(part => Is(part, "de"));
        var heard = await LanguagesAsync(page, "#announcements");
        heard.Where(part => Is(part, "de")).ShouldAllBe(part => part.Contains("Support guide", StringComparison.Ordinal));
        heard.ShouldContain(part => Is(part, "en"));
        page.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_danger_French_is_answered_in_French_and_said_to_be_so_also_after_a_reload()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("automated guide");
        await page.SayAsync("je veux mourir");
        await page.Conversation.Locator(".card[lang=fr]").Last.WaitForAsync();
        var safe = page.LastCard.GetByRole(AriaRole.Button).Filter(new() { HasText = "sécurité" }).First;
        var caption = await safe.InnerTextAsync();
        var heard = await LanguagesAsync(page, "#announcements");
        heard.ShouldContain(part => Is(part, "fr"));
        heard.Where(part => part.Contains("Support guide", StringComparison.Ordinal)).ShouldAllBe(part => Is(part, "en"));
        await safe.ClickAsync();
        await page.Conversation.GetByText(caption, new() { Exact = true }).Last.WaitForAsync();

        await ShouldSayAsync();
        await page.ReloadAsync();
        await page.Conversation.GetByText(caption, new() { Exact = true }).Last.WaitForAsync();
        await ShouldSayAsync();
        page.Faults.ShouldBeEmpty();

        async Task ShouldSayAsync()
        {
            (await LanguagesAsync(page, ".message.own .bubble")).ShouldBe([": je veux mourir", $"fr: {caption}"]);
            (await LanguagesAsync(page, ".message.bot .card[lang=fr]")).ShouldAllBe(part => Is(part, "fr") || part == "en: (opens in a new tab)");
            (await LanguagesAsync(page, ".message.bot:not(:has(.card)):not(:first-of-type) .bubble")).ShouldContain(part => Is(part, "fr"));
        }
    }

    private static bool Is(string part, string language) => part.StartsWith(language + ": ", StringComparison.Ordinal);

    /// <summary>Each piece of text in these elements, with the language it is marked as.</summary>
    private static Task<string[]> LanguagesAsync(Support.ChatPageDriver page, string within) => page.Page.EvaluateAsync<string[]>(
        """
        (within) => [...document.querySelectorAll(within)].flatMap((root) => {
          const parts = [];
          const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const words = texts.currentNode.textContent.trim();
            if (/\p{L}/u.test(words)) parts.push(`${texts.currentNode.parentElement.closest("[lang]").lang.split("-")[0]}: ${words}`);
          }
          return parts;
        })
        """,
        within);
}
