using System.IO.Compression;

namespace SupportBot.Browser.Tests;

/// <summary>The button on somebody else's website, which is another origin than the chat.</summary>
[Collection(BrowserTests.Name)]
public sealed class LauncherTests(Support.Browser browser) : IAsyncLifetime
{
    private ForeignSite _site = null!;
    private ChatPageHost _host = null!;

    public async Task InitializeAsync()
    {
        _site = await ForeignSite.StartAsync();
        _host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { FrameAncestors = { _site.Origin } }));
        _site.Show(_host.Address);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_script_weighs_at_most_five_kilobytes_with_its_words_in_every_language()
    {
        using var client = new HttpClient { BaseAddress = _host.Address };
        var script = await client.GetByteArrayAsync(new Uri("widget.js", UriKind.Relative));
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(script);

        compressed.Length.ShouldBeLessThanOrEqualTo(5000);
    }

    [Fact]
    public async Task Before_it_is_opened_the_site_loads_the_script_alone_and_nothing_moves()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.Button.WaitForAsync();

        site.Requests.Where(address => address.StartsWith(_host.Address.ToString(), StringComparison.Ordinal)).ShouldBe([$"{_host.Address}widget.js"]);
        (await site.Page.EvaluateAsync<double>(
            "new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, shift) => sum + shift.value, 0)))"
            + ".observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => done(0), 500))")).ShouldBe(0);
        site.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_opens_a_dialog_with_the_focus_in_it_and_Escape_gives_the_focus_back()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await Assertions.Expect(site.Button).ToHaveAccessibleNameAsync("Open the support chat");
        await Assertions.Expect(site.Button).ToHaveAttributeAsync("aria-expanded", "false");

        await site.Button.FocusAsync();
        await site.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(site.MessageBox).ToBeFocusedAsync();
        await Assertions.Expect(site.Dialog).ToHaveAccessibleNameAsync("Support chat");
        await Assertions.Expect(site.Button).ToHaveAccessibleNameAsync("Close the support chat");
        await site.Page.Keyboard.TypeAsync("hello");
        await site.Page.Keyboard.PressAsync("Enter");
        await site.Conversation.GetByText("You said: hello").WaitForAsync();

        await site.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(site.Dialog).ToBeHiddenAsync();
        await Assertions.Expect(site.Button).ToBeFocusedAsync();

        await site.OpenChatAsync();
        await Assertions.Expect(site.Conversation.GetByText("You said: hello")).ToBeVisibleAsync();
        await site.Chat.GetByRole(AriaRole.Button, new() { Name = "Close the support chat" }).ClickAsync();
        await Assertions.Expect(site.Dialog).ToBeHiddenAsync();
        site.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(700, false)]
    public async Task Escape_again_just_after_it_has_closed_the_window_also_hides_the_conversation_in_it(int milliseconds, bool hidden)
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site, withClock: true);
        await site.OpenChatAsync();

        await site.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1));
        await site.Page.EvaluateAsync("SupportBot.close()");
        await site.Page.Clock.FastForwardAsync(milliseconds);
        await site.Page.EvaluateAsync("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))");
        await site.Page.Clock.ResumeAsync();
        await site.Button.ClickAsync();

        await Assertions.Expect(hidden ? site.ShowAgain : site.MessageBox).ToBeFocusedAsync();
        await Assertions.Expect(site.MessageBox).ToBeVisibleAsync(new() { Visible = !hidden });
        site.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whenever_the_window_opens_on_a_hidden_conversation_the_focus_is_on_the_button_that_shows_it_and_then_where_one_writes()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.OpenChatAsync();
        await site.Page.EvaluateAsync("""
            SupportBot.close();
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, composed: true }));
            """);
        await site.Button.ClickAsync();
        await Assertions.Expect(site.ShowAgain).ToBeFocusedAsync();
        await site.Button.ClickAsync();
        await Assertions.Expect(site.Dialog).ToBeHiddenAsync();

        await site.Button.ClickAsync();
        await Assertions.Expect(site.ShowAgain).ToBeFocusedAsync();
        await site.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(site.MessageBox).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Neither_cookies_nor_other_hosts_nor_the_sites_own_scripts_have_part_in_the_conversation()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.OpenChatAsync();
        await site.MessageBox.FillAsync("private words");
        await site.MessageBox.PressAsync("Enter");
        await site.Conversation.GetByText("You said: private words").WaitForAsync();

        site.Requests.Select(address => new Uri(address).Authority).Distinct().ShouldBe([_site.Address.Authority, _host.Address.Authority], ignoreOrder: true);
        (await site.Page.Context.CookiesAsync()).ShouldBeEmpty();
        (await site.Page.EvaluateAsync<bool>("document.querySelector('supportbot-widget').shadowRoot.querySelector('iframe').contentDocument === null")).ShouldBeTrue();
        (await site.Page.EvaluateAsync<int>("sessionStorage.length + localStorage.length")).ShouldBe(0);
        site.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_passes_between_the_windows_holds_no_word_of_the_conversation()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.Page.EvaluateAsync("window.heard = []; addEventListener('message', event => heard.push(JSON.stringify(event.data)))");
        await site.OpenChatAsync();
        await site.MessageBox.FillAsync("private words");
        await site.MessageBox.PressAsync("Enter");
        await site.Conversation.GetByText("You said: private words").WaitForAsync();

        var heard = await site.Page.EvaluateAsync<string[]>("heard");
        heard.Distinct().ShouldBe(["""{"supportbot":1,"type":"ready"}""", """{"supportbot":1,"type":"said"}"""], ignoreOrder: true);
    }

    [Fact]
    public async Task The_site_can_open_and_close_it_and_hears_of_it_and_of_unread_messages()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.Button.WaitForAsync();
        await site.Page.Locator("#link").FocusAsync();

        await site.Page.EvaluateAsync("SupportBot.open()");
        await Assertions.Expect(site.MessageBox).ToBeFocusedAsync();
        await site.Conversation.GetByText("What brings you here?").WaitForAsync();
        await site.MessageBox.FillAsync("slow");
        await site.MessageBox.PressAsync("Enter");
        await site.Page.EvaluateAsync("SupportBot.toggle()");
        await Assertions.Expect(site.Page.Locator("#link")).ToBeFocusedAsync();
        _host.Bot.Speak();
        await Assertions.Expect(site.Button).ToHaveAccessibleNameAsync("Open the support chat. New messages: 1");

        await site.Page.EvaluateAsync("SupportBot.toggle(); SupportBot.close(); SupportBot.push(['open'])");
        (await site.ReadEventsAsync()).ShouldBe(["open", "ready", "close", "unread 1", "unread 0", "open", "close", "open"]);
        site.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Closed_while_the_focus_is_elsewhere_it_leaves_the_focus_where_it_is()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.Button.WaitForAsync();
        await site.Page.Locator("#link").FocusAsync();
        await site.Page.EvaluateAsync("SupportBot.open()");
        await Assertions.Expect(site.MessageBox).ToBeFocusedAsync();

        await site.Button.ClickAsync();
        await Assertions.Expect(site.Dialog).ToBeHiddenAsync();
        await Assertions.Expect(site.Button).ToBeFocusedAsync();

        await site.Page.EvaluateAsync("SupportBot.open()");
        await Assertions.Expect(site.MessageBox).ToBeFocusedAsync();
        await site.Page.Locator("#link").FocusAsync();
        await site.Page.EvaluateAsync("SupportBot.close()");
        await Assertions.Expect(site.Dialog).ToBeHiddenAsync();
        await Assertions.Expect(site.Page.Locator("#link")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_the_site_asks_before_the_script_is_there_is_done_when_it_comes()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site, "/?queue");

        await site.Conversation.GetByText("What brings you here?").WaitForAsync();

        (await site.ReadEventsAsync()).ShouldBe(["open", "ready"]);
    }

    [Fact]
    public async Task What_the_site_asks_before_its_page_has_a_body_is_done_in_order_when_it_has()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site, "/head", width: 360, height: 700);

        await site.Conversation.GetByText("What brings you here?").WaitForAsync();

        (await site.Page.TitleAsync()).ShouldBe("Opened");
        (await site.ReadEventsAsync()).ShouldBe(["ready"]);
        site.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/", "", "Open the support chat", "right")]
    [InlineData("/?lang=de-CH", "", "Chat zur Unterstützung öffnen", "right")]
    [InlineData("/?lang=de", "data-locale=fr data-position=bottom-left", "Ouvrir la discussion de soutien", "left")]
    [InlineData("/?lang=xx", "data-label=Wellbeing", "Wellbeing", "right")]
    [InlineData("/?lang=ar", "", "Open the support chat", "left")]
    public async Task Attributes_and_the_language_of_the_site_decide_on_words_and_place(string path, string attributes, string name, string side)
    {
        var address = path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "attributes=" + Uri.EscapeDataString(attributes);
        await using var site = await SiteDriver.OpenAsync(browser, _site, address);

        await Assertions.Expect(site.Button).ToHaveAccessibleNameAsync(name);
        var box = (await site.Button.BoundingBoxAsync()).ShouldNotBeNull();
        (side == "left" ? box.X : 1280 - box.X - box.Width).ShouldBe(20);
    }

    [Fact]
    public async Task On_a_small_screen_the_chat_covers_the_site_and_keeps_the_keyboard()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site, width: 360, height: 700);
        await site.OpenChatAsync();

        var box = (await site.Dialog.BoundingBoxAsync()).ShouldNotBeNull();
        (box.X, box.Y, box.Width, box.Height).ShouldBe((0, 0, 360, 700));
        (await site.Page.EvaluateAsync<bool>("document.querySelector('supportbot-widget').shadowRoot.querySelector('dialog').matches(':modal')")).ShouldBeTrue();
        await site.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(site.Button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Only_named_origins_can_show_the_page()
    {
        await using var other = await ForeignSite.StartAsync();
        other.Show(_host.Address);
        await using var site = await SiteDriver.OpenAsync(browser, other);

        await site.Button.ClickAsync();

        await Assertions.Expect(site.Dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("Loading…");
        await site.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close the support chat" }).ClickAsync();
        await Assertions.Expect(site.Button).ToBeFocusedAsync();
        site.Faults.ShouldContain(fault => fault.Contains("frame-ancestors", StringComparison.Ordinal));
        site.Requests.ShouldNotContain(address => address.Contains("/v3/directline", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stranger_in_the_page_is_not_listened_to()
    {
        await using var site = await SiteDriver.OpenAsync(browser, _site);
        await site.OpenChatAsync();
        var before = site.Page.Url;

        await site.Page.EvaluateAsync("postMessage({ supportbot: 1, type: 'leave', to: 'https://evil.example/' }, '*'); postMessage({ supportbot: 1, type: 'close' }, '*')");
        await site.MessageBox.FillAsync("still here");
        await site.MessageBox.PressAsync("Enter");
        await site.Conversation.GetByText("You said: still here").WaitForAsync();

        site.Page.Url.ShouldBe(before);
    }
}
