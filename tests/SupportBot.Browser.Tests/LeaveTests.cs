namespace SupportBot.Browser.Tests;

/// <summary>Leaving in a hurry, on the page itself and from within other sites.</summary>
[Collection(BrowserTests.Name)]
public sealed class LeaveTests(Support.Browser browser) : IAsyncLifetime
{
    private const string Neutral = "https://neutral.example/";

    private const string Restore = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))";

    // The driver may miss the load event of a page that takes another's place while its frame goes away.
    private static readonly PageGoBackOptions Committed = new() { WaitUntil = WaitUntilState.Commit };

    private ForeignSite _site = null!;
    private ChatPageHost _host = null!;

    public async Task InitializeAsync()
    {
        _site = await ForeignSite.StartAsync();
        _host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { FrameAncestors = { _site.Origin }, LeaveTo = Neutral }));
        _site.Show(_host.Address);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_page_goes_to_a_neutral_site_and_neither_Back_nor_the_tab_brings_the_talk_again()
    {
        var page = await browser.NewPageAsync(_host.Address);
        await using var chat = new ChatPageDriver(page);
        await ServeNeutralAsync(page);
        await page.GotoAsync($"{_site.Address}before");
        await chat.OpenAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await chat.SayAsync("my private words");
        await chat.MessageBox.FillAsync("more that is not sent");

        await chat.Leave.ClickAsync();
        await LeftAsync(page);
        await page.GoBackAsync(Committed);
        page.Url.ShouldBe($"{_site.Address}before");

        await chat.OpenAsync();
        await chat.WaitForTextAsync("What brings you here?");
        (await chat.ReadMessagesAsync()).ShouldNotContain(message => message.Contains("private", StringComparison.Ordinal));
        (await chat.MessageBox.InputValueAsync()).ShouldBeEmpty();
        chat.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_works_while_the_service_is_away_and_keeps_nothing_that_waits_to_be_sent()
    {
        var page = await browser.NewPageAsync(_host.Address);
        await using var chat = new ChatPageDriver(page);
        await ServeNeutralAsync(page);
        await chat.OpenAsync();
        await page.RouteAsync("**/activities", route => route.AbortAsync());
        await chat.MessageBox.FillAsync("not sent");
        await chat.MessageBox.PressAsync("Enter");
        await chat.WaitForTextAsync("Not sent yet.");

        await chat.Leave.ClickAsync();
        await LeftAsync(page);
        await page.UnrouteAsync("**/activities");
        await chat.OpenAsync();
        await chat.WaitForTextAsync("What brings you here?");

        _host.Bot.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_neutral_page_is_slow_to_come_nothing_more_is_sent_and_no_other_conversation_begins()
    {
        var page = await browser.NewPageAsync(_host.Address);
        await using var chat = new ChatPageDriver(page);
        await ServeNeutralAsync(page, TimeSpan.FromSeconds(4));
        await chat.OpenAsync();
        await page.RouteAsync("**/activities", route => route.AbortAsync());
        await chat.MessageBox.FillAsync("my private words");
        await chat.MessageBox.PressAsync("Enter");
        await chat.WaitForTextAsync("Not sent yet.");

        await chat.Leave.ClickAsync();
        await page.UnrouteAsync("**/activities");
        await LeftAsync(page);

        _host.Bot.Received.ShouldBeEmpty();
        chat.Requests.Count(address => address.EndsWith("/v3/directline/conversations", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Left_before_the_page_has_loaded_it_goes_to_the_neutral_site_all_the_same()
    {
        var page = await browser.NewPageAsync(_host.Address);
        await using var chat = new ChatPageDriver(page);
        await ServeNeutralAsync(page, TimeSpan.FromSeconds(2));
        await chat.OpenAsync();

        await page.EvaluateAsync("document.querySelector('header .leave').click(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))");

        await LeftAsync(page);
    }

    [Fact]
    public async Task A_page_that_the_browser_kept_whole_shows_nothing_of_a_conversation_left_on_another()
    {
        await using var chat = await browser.OpenAsync(_host.Address);
        await chat.SayAsync("my private words");

        await chat.Page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        await Assertions.Expect(chat.Page.Locator("#supportbot")).ToHaveCSSAsync("opacity", "0");
        await chat.Page.EvaluateAsync(Restore);
        await Assertions.Expect(chat.Page.Locator("#supportbot")).ToHaveCSSAsync("opacity", "1");
        await Assertions.Expect(chat.Conversation.GetByText("my private words").First).ToBeVisibleAsync();

        (await chat.Page.EvaluateAsync<int>($"() => {{ sessionStorage.clear(); {Restore}; return document.querySelectorAll('article').length }}")).ShouldBe(0);
        await chat.WaitForTextAsync("What brings you here?");
        (await chat.ReadMessagesAsync()).ShouldNotContain(message => message.Contains("private", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/portal?query=locale%3Den")]
    public async Task From_within_another_site_the_whole_site_is_left(string path)
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site, "/before");
        await ServeNeutralAsync(site.Page);
        await site.Page.GotoAsync(path);
        if (path == "/") await site.OpenChatAsync();
        await site.Conversation.GetByText("What brings you here?").WaitForAsync();

        await site.Chat.GetByRole(AriaRole.Button, new() { Name = "Leave now" }).ClickAsync();
        await LeftAsync(site.Page);
        await site.Page.GoBackAsync(Committed);

        site.Page.Url.ShouldBe($"{_site.Address}before");
        site.Faults.ShouldBeEmpty();
    }

    private static Task LeftAsync(IPage page) => Assertions.Expect(page).ToHaveURLAsync(Neutral, new() { Timeout = 30_000 });

    private static async Task ServeNeutralAsync(IPage page, TimeSpan delay = default) =>
        await page.RouteAsync($"{Neutral}**", async route =>
        {
            await Task.Delay(delay);
            await route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Neutral</title>" });
        });
}
