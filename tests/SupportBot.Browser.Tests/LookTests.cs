namespace SupportBot.Browser.Tests;

/// <summary>How the page looks, and how a person changes that.</summary>
[Collection(BrowserTests.Name)]
public sealed class LookTests(Support.Browser browser)
{
    [Fact]
    public async Task The_size_of_the_text_grows_also_on_cards_already_drawn_and_is_kept()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address, width: 320, height: 568);
        await page.AskForSuggestionAsync();
        var heading = page.LastCard.GetByText("What may fit: coaching");
        var before = await SizeAsync(heading);

        await page.MenuButton.ClickAsync();
        await page.Menu.GetByRole(AriaRole.Group, new() { Name = "Text size" }).GetByLabel("150 %").CheckAsync();

        (await SizeAsync(heading)).ShouldBe(before * 1.5, 0.01);
        await page.ReloadAsync();
        await heading.WaitForAsync();
        (await SizeAsync(heading)).ShouldBe(before * 1.5, 0.01);
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        foreach (var way in new[] { page.Leave, page.MenuButton, page.HelpNow })
            await Assertions.Expect(way).ToBeInViewportAsync(new() { Ratio = 1 });
    }

    [Fact]
    public async Task Colours_follow_the_device_until_somebody_chooses_others()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address);
        await Theme("light");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Theme("dark");

        await page.MenuButton.ClickAsync();
        await page.Menu.GetByLabel("Strong contrast").CheckAsync();
        await Theme("contrast");
        await page.ReloadAsync();
        await Theme("contrast");

        Task Theme(string theme) => Assertions.Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Where_the_device_asks_for_more_contrast_soft_words_are_as_strong_as_others_also_in_a_sites_colours(ColorScheme scheme)
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { Light = { ["TextSoft"] = "#555555" }, Dark = { ["TextSoft"] = "#bbbbbb" } }));
        await using var page = await browser.OpenAsync(host.Address, scheme: scheme);
        (await ColoursAsync()).Distinct().Count().ShouldBe(4);

        await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme, Contrast = Contrast.More });

        var colours = await ColoursAsync();
        colours[0].ShouldBe(colours[1]);
        colours[2].ShouldBe(colours[3]);

        Task<string[]> ColoursAsync() => page.Page.EvaluateAsync<string[]>(
            "['--text-soft', '--text', '--line', '--line-strong'].map(name => getComputedStyle(document.documentElement).getPropertyValue(name))");
    }

    [Fact]
    public async Task A_right_to_left_language_turns_the_page_and_a_message_in_one_turns_alone()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var arabic = await browser.OpenAsync(host.Address, page: "/?locale=ar");
        await Assertions.Expect(arabic.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(arabic.Page.Locator("html")).ToHaveAttributeAsync("lang", "ar");
        (await XAsync(arabic.HelpNow)).ShouldBeLessThan(await XAsync(arabic.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })));

        await using var english = await browser.OpenAsync(host.Address);
        await english.SayAsync("arabic");
        var message = english.Conversation.GetByRole(AriaRole.Article).Last;
        await Assertions.Expect(message).ToHaveAttributeAsync("dir", "rtl");
        await Assertions.Expect(message).ToHaveAttributeAsync("lang", "ar");
        await Assertions.Expect(english.Page.Locator("html")).ToHaveAttributeAsync("dir", "ltr");

        static async Task<float> XAsync(ILocator locator) => (await locator.BoundingBoxAsync()).ShouldNotBeNull().X;
    }

    [Theory]
    [InlineData("de", "Ihre Nachricht", "Ich brauche jetzt Hilfe")]
    [InlineData("zh-CN", "你的消息", "我现在需要帮助")]
    [InlineData("xx", "Your message", "I need help now")]
    public async Task The_page_speaks_the_language_it_is_asked_for(string locale, string label, string help)
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address, page: $"/?locale={locale}");

        await Assertions.Expect(page.Page.GetByLabel(label)).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = help })).ToBeVisibleAsync();
        await Assertions.Expect(page.Conversation.Locator(".messages")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task What_the_guide_says_is_announced_in_the_language_of_its_words_and_what_the_page_says_in_that_of_the_page()
    {
        await using var host = await ChatPageHost.StartAsync();
        var window = await browser.NewPageAsync(host.Address);
        await using var page = new ChatPageDriver(window);
        await page.OpenAsync("/?locale=de");
        await window.GetByLabel("Ihre Nachricht").FillAsync("arabic");
        await window.GetByLabel("Ihre Nachricht").PressAsync("Enter");
        await page.WaitForTextAsync("مرحبا");
        var announced = window.Locator("#announcements p");

        await LanguageAsync(announced.GetByText("مرحبا"), "ar");
        await LanguageAsync(announced.Last, "de");
        await LanguageAsync(page.Conversation.Locator(".own .sender"), "de");

        await page.LastCard.GetByLabel("Low mood").CheckAsync();
        await page.PressCardButtonAsync("Answer");
        await LanguageAsync(page.Conversation.Locator(".record"), "de");

        static async Task LanguageAsync(ILocator words, string language) =>
            (await words.EvaluateAsync<string>("words => words.closest('[lang]').lang")).ShouldBe(language);
    }

    [Fact]
    public async Task A_sites_own_colours_are_used_within_the_strict_policy()
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { Light = { ["Help"] = "#7a1f5c" } }));
        await using var page = await browser.OpenAsync(host.Address);

        (await page.HelpNow.EvaluateAsync<string>("button => getComputedStyle(button).backgroundColor")).ShouldBe("rgb(122, 31, 92)");
        page.Faults.ShouldBeEmpty();
    }

    private static Task<double> SizeAsync(ILocator text) => text.EvaluateAsync<double>("text => parseFloat(getComputedStyle(text).fontSize)");
}
