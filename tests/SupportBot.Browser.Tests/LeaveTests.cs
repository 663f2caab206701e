namespace SupportBot.Browser.Tests;

/// <summary>Leaving in a hurry, on the page itself and from within other sites.</summary>
[Collection(BrowserTests.Name)]
public sealed class LeaveTests(Support.Browser browser) : IAsyncLifetime
{
    private const string Neutral = "https://neutral.example/";

    /// <summary>Counts the page's requests, and runs what waits for its time at once when it is told to.</summary>
    private const string HurriesAndCounts = """
        const waiting = new Map();
        const { fetch: ask, setTimeout: wait, clearTimeout: end } = window;
        window.requests = 0;
        window.fetch = (...request) => (window.requests++, ask(...request));
        window.setTimeout = (run, time) => {
          const id = wait(() => (waiting.delete(id), run()), time);
          waiting.set(id, run);
          return id;
        };
        window.clearTimeout = (id) => (waiting.delete(id), end(id));
        window.hurry = () => {
          for (const [id, run] of [...waiting]) (clearTimeout(id), run());
          return new Promise((done) => wait(done));
        };
        """;

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
        var neutral = new TaskCompletionSource();
        await ServeNeutralAsync(page, neutral.Task);
        await page.AddInitScriptAsync(HurriesAndCounts);
        await chat.OpenAsync();
        await page.RouteAsync("**/activities", route => route.AbortAsync());
        await chat.MessageBox.FillAsync("my private words");
        await chat.MessageBox.PressAsync("Enter");
        await chat.WaitForTextAsync("Not sent yet.");

        var asked = await page.EvaluateAsync<int>("""
            async () => {
              document.querySelector("header .leave").click();
              const before = requests;
              for (let i = 0; i < 20; i++) await hurry();
              return requests - before;
            }
            """);

        asked.ShouldBe(0);
        neutral.SetResult();
        await LeftAsync(page);
        _host.Bot.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("header .leave")]
    [InlineData(".cover .leave")]
    public async Task While_the_neutral_page_is_slow_to_come_no_key_brings_anything_of_the_talk_back(string leave)
    {
        var page = await browser.NewPageAsync(_host.Address);
        await using var chat = new ChatPageDriver(page);
        var neutral = new TaskCompletionSource();
        await ServeNeutralAsync(page, neutral.Task);
        await chat.OpenAsync();
        if (leave.StartsWith(".cover", StringComparison.Ordinal)) await chat.PressMenuAsync("Hide the conversation");

        var shown = await page.EvaluateAsync<string[]>(
            """
            (leave) => {
              document.querySelector(leave).click();
              const calmly = performance.now() + 1100;
              const kept = [0, 1].map((press) => {
                const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
                Object.defineProperty(key, "timeStamp", { value: calmly + press });
                return document.body.dispatchEvent(key);
              });
              return [document.body.innerHTML, document.title, `the browser stops for Escape: ${kept.includes(true)}`];
            }
            """,
            leave);

        shown.ShouldBe(["", "127.0.0.1", "the browser stops for Escape: false"]);
        neutral.SetResult();
        await LeftAsync(page);
    }

    [Fact]
    public async Task Left_before_the_page_has_loaded_it_goes_to_the_neutral_site_all_the_same()
    {
        var page = await browser.NewPageAsync(_host.Address);
        await using var chat = new ChatPageDriver(page);
        var neutral = new TaskCompletionSource();
        await ServeNeutralAsync(page, neutral.Task);
        await chat.OpenAsync();

        await page.EvaluateAsync("document.querySelector('header .leave').click(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }))");
        neutral.SetResult();

        await LeftAsync(page);
    }

    [Fact]
    public async Task A_page_that_the_browser_kept_whole_shows_nothing_but_what_the_service_still_has_of_the_tabs_conversation()
    {
        await using var chat = await browser.OpenAsync(_host.Address);
        await chat.SayAsync("my private words");

        await chat.Page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
        await Assertions.Expect(chat.Page.Locator("#supportbot")).ToHaveCSSAsync("opacity", "0");
        (await MessagesAfterAsync(Restore)).ShouldBe(0);
        await chat.WaitForTextAsync("my private words");
        await Assertions.Expect(chat.Page.Locator("#supportbot")).ToHaveCSSAsync("opacity", "1");

        (await MessagesAfterAsync($"sessionStorage.clear(); {Restore}")).ShouldBe(0);
        await chat.WaitForTextAsync("What brings you here?");
        (await chat.ReadMessagesAsync()).ShouldNotContain(message => message.Contains("private", StringComparison.Ordinal));

        Task<int> MessagesAfterAsync(string act) => chat.Page.EvaluateAsync<int>($"() => {{ {act}; return document.querySelectorAll('article').length }}");
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

    /// <param name="ready">Until it is done, the page does not come.</param>
    private static async Task ServeNeutralAsync(IPage page, Task? ready = null) =>
        await page.RouteAsync($"{Neutral}**", async route =>
        {
            if (ready is not null) await ready;
            await route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>Neutral</title>" });
        });
}
