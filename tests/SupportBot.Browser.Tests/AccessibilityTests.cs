namespace SupportBot.Browser.Tests;

/// <summary>Every state of the page and of the button that opens it, held against axe and looked at. The screenshots are left in artifacts/screenshots.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(Support.Browser browser)
{
    private const string AnyActivities = "**/activities";

    /// <summary>Begins the names of looks in the colours of the device alone.</summary>
    private const string Forced = "forced";

    public static TheoryData<string, string, int, ColorScheme> Looks => new()
    {
        { "light", "/", 1280, ColorScheme.Light },
        { "dark", "/", 1280, ColorScheme.Dark },
        { "contrast", "/?theme=contrast", 1280, ColorScheme.Light },
        { "narrow", "/", 320, ColorScheme.Light },
        { "narrow-dark", "/", 320, ColorScheme.Dark },
        { "right-to-left", "/?locale=ar", 1280, ColorScheme.Light },
        { "narrow-right-to-left", "/?locale=ar", 320, ColorScheme.Dark },
        { Forced, "/", 1280, ColorScheme.Light },
        { Forced + "-dark", "/", 320, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_is_wrong_in_any_state_of_the_page(string look, string address, int width, ColorScheme scheme)
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await OpenAsync(host, look, address, width, scheme);
        await At("welcome");

        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.WaitForTextAsync("Please choose one.");
        await At("choice-missing");
        await page.ChooseAnswerAsync("A goal", send: "Answer");
        await page.Cards.Nth(1).WaitForAsync();
        await At("answered");

        await page.SayAsync("form");
        await At("form");
        await page.SayAsync("perhaps");
        await Assertions.Expect(page.LastCard.GetByLabel("A goal")).ToBeCheckedAsync();
        await At("likely-answer");
        await page.SayAsync("record");
        await At("record");
        await page.AskForSuggestionAsync();
        await At("suggestion");
        await page.MenuButton.ClickAsync();
        await At("menu");
        await page.Menu.GetByRole(AriaRole.Button, new() { Name = "Hide the conversation" }).ClickAsync();
        await page.Cover.WaitForAsync();
        await At("cover");
        await page.Cover.GetByRole(AriaRole.Button, new() { Name = "Show it again" }).ClickAsync();

        await page.SayAsync("arabic");
        await page.SayAsync("danger");
        await At("crisis");
        await page.SayAsync("offer");
        await At("short-answers");
        await page.SayAsync("**bold** and [a link](https://works.example)\n\n- one\n- two");
        await page.SayAsync(new string('w', 300));
        await At("long-words");
        await page.Conversation.EvaluateAsync("log => log.scrollTo(0, 0)");
        await page.MessageBox.FillAsync(new string('w', 5000));
        await page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "4000" }).WaitForAsync();
        await At("too-long");
        await page.MessageBox.FillAsync("slow");
        await page.MessageBox.PressAsync("Enter");
        await page.Conversation.Locator(".typing").WaitForAsync();
        await At("typing");
        await page.Conversation.EvaluateAsync("log => log.scrollTo(0, 0)");
        host.Bot.Speak();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "New messages" }).WaitForAsync();
        await At("new-messages");

        Task At(string state) => AccessibilityCheck.ShouldBeInOrderAsync(page, $"state-{look}", state);
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Nothing_is_wrong_where_something_went_wrong(string look, string address, int width, ColorScheme scheme)
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await OpenAsync(host, look, address, width, scheme);
        await page.Page.EvaluateAsync(UploadsAFile);
        await page.WaitForTextAsync("Files are not taken here");
        await At("file-refused");

        await page.Page.RouteAsync(AnyActivities, route => route.FulfillAsync(new() { Status = 429, Headers = [new("Retry-After", "3600")] }));
        await page.MessageBox.FillAsync("too much");
        await page.MessageBox.PressAsync("Enter");
        await page.Conversation.Locator("[data-delivery=busy]").WaitForAsync();
        await Assertions.Expect(page.Conversation.Locator(".typing")).ToBeHiddenAsync();
        (await page.ReadAnnouncementsAsync()).ShouldContain("Many messages in a short time. It will be sent in a moment.");
        await At("flood");
        await page.Page.UnrouteAsync(AnyActivities);
        await page.ReloadAsync();
        await page.WaitForTextAsync("You said: too much");

        await page.Page.RouteAsync("**/conversations/**", route => route.FulfillAsync(new() { Status = 404 }));
        await page.CloseSocketsAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Start again" }).WaitForAsync();
        await At("ended");

        await page.Page.UnrouteAsync("**/conversations/**");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Start again" }).ClickAsync();
        await page.Cards.Nth(1).WaitForAsync();

        await page.Page.RouteAsync(AnyActivities, route => route.FulfillAsync(new() { Status = 400 }));
        await page.MessageBox.FillAsync("refused");
        await page.MessageBox.PressAsync("Enter");
        await page.Conversation.Locator("[data-delivery=refused]").WaitForAsync();
        await Assertions.Expect(page.Conversation.Locator(".typing")).ToBeHiddenAsync();
        await At("refused");

        await page.Page.UnrouteAsync(AnyActivities);
        await page.Page.RouteAsync(AnyActivities, route => route.AbortAsync());
        await page.MessageBox.FillAsync("unsent");
        await page.MessageBox.PressAsync("Enter");
        await page.WaitForTextAsync("Not sent yet.");
        await At("unsent");

        await page.HelpNow.ClickAsync();
        await page.WaitForTextAsync("call your local emergency number.");
        await At("help-without-network");

        await page.Page.UnrouteAsync(AnyActivities);
        await host.DisposeAsync();
        await page.Page.GetByRole(AriaRole.Status).Filter(new() { HasNotText = "4000" }).First.Locator("span").WaitForAsync();
        await At("offline");

        Task At(string state) => AccessibilityCheck.ShouldBeInOrderAsync(page, $"fault-{look}", state);
    }

    private const string UploadsAFile = """
        async () => {
          const { conversationId, token } = JSON.parse(sessionStorage.getItem("supportbot.conversation"));
          const body = new FormData();
          body.append("file", new Blob(["x"], { type: "text/plain" }), "x.txt");
          const answer = await fetch(`/v3/directline/conversations/${conversationId}/upload`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body });
          if (!answer.ok) throw new Error(answer.status);
        }
        """;

    private async Task<ChatPageDriver> OpenAsync(ChatPageHost host, string look, string address, int width, ColorScheme scheme)
    {
        var page = new ChatPageDriver(await browser.NewPageAsync(host.Address, width, 800, scheme));
        await page.KeepSocketsAsync();
        if (look.StartsWith(Forced, StringComparison.Ordinal)) await page.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        await page.OpenAsync(address);
        await page.LastCard.GetByLabel("Low mood").WaitForAsync();
        return page;
    }

    [Theory]
    [InlineData(Forced, ColorScheme.Light, 1280)]
    [InlineData("light", ColorScheme.Light, 1280)]
    [InlineData("dark", ColorScheme.Dark, 1280)]
    [InlineData("contrast", ColorScheme.Light, 1280)]
    [InlineData("narrow", ColorScheme.Light, 320)]
    public async Task Nothing_is_wrong_with_the_button_and_its_window_on_a_foreign_page(string theme, ColorScheme scheme, int width)
    {
        await using var foreign = await ForeignSite.StartAsync();
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { FrameAncestors = { foreign.Origin } }));
        foreign.Show(host.Address);
        var attributes = theme == "contrast" ? "?attributes=data-theme%3Dcontrast" : "";
        await using var site = await SiteDriver.OpenAsync(browser, foreign, "/" + attributes, width, 700, scheme);
        if (theme == Forced) await site.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        await site.Button.WaitForAsync();
        await At("closed");

        await site.OpenChatAsync();
        await At("open");
        var frame = site.Page.Frames.Single(frame => frame.Url.StartsWith(host.Address.ToString(), StringComparison.Ordinal));
        (await AccessibilityCheck.FindProblemsAsync(frame)).ShouldBeEmpty();

        await site.MessageBox.FillAsync("slow");
        await site.MessageBox.PressAsync("Enter");
        await site.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(site.Dialog).ToBeHiddenAsync();
        host.Bot.Speak();
        await site.Page.Locator("supportbot-widget .badge").WaitForAsync();
        await At("unread");

        async Task At(string state)
        {
            (await AccessibilityCheck.FindLauncherProblemsAsync(site.Page)).ShouldBeEmpty(state);
            await site.Page.ScreenshotAsync(new() { Path = Screenshots.Path($"launcher-{theme}", state) });
        }
    }

    [Fact]
    public async Task Nothing_is_wrong_while_the_window_still_waits_for_its_page()
    {
        await using var foreign = await ForeignSite.StartAsync();
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { FrameAncestors = { foreign.Origin } }));
        foreign.Show(host.Address);
        await using var site = await SiteDriver.OpenAsync(browser, foreign);
        await site.Page.RouteAsync($"{host.Address}?**", _ => Task.CompletedTask);
        await site.Button.ClickAsync();
        await site.Dialog.GetByRole(AriaRole.Status).WaitForAsync();

        (await AccessibilityCheck.FindLauncherProblemsAsync(site.Page)).ShouldBeEmpty();
        await site.Page.ScreenshotAsync(new() { Path = Screenshots.Path("launcher", "waiting") });
    }

    [Fact]
    public async Task What_is_wrong_is_found()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address);
        (await AccessibilityCheck.FindProblemsAsync(page.Page.MainFrame)).ShouldBeEmpty();

        await page.Page.EvaluateAsync("""
            () => {
              const button = document.createElement("button");
              button.style.cssText = "min-height: 0; width: 20px; height: 20px; padding: 0";
              const pale = document.createElement("p");
              pale.textContent = "pale";
              pale.style.cssText = "color: #ccc; width: 3000px";
              document.querySelector(".log .messages").append(button, pale);
            }
            """);
        var problems = await AccessibilityCheck.FindProblemsAsync(page.Page.MainFrame);

        foreach (var kind in new[] { "button-name:", "color-contrast:", "target of 20 x 20", "sideways:" })
            problems.ShouldContain(problem => problem.StartsWith(kind, StringComparison.Ordinal));
    }
}
