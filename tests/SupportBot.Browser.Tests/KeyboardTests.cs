namespace SupportBot.Browser.Tests;

/// <summary>The page without a mouse and without eyes: where the focus goes, and what is read out.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyboardTests(Support.Browser browser) : IAsyncLifetime
{
    private ChatPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatPageHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Tab_goes_from_the_ways_out_through_the_card_to_the_message_box_in_the_order_that_is_seen()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.LastCard.GetByLabel("Low mood").WaitForAsync();

        var path = new List<string>();
        for (var i = 0; i < 11; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            path.Add(await FocusAsync(page));
            await ShouldBeSeenAsync(page);
        }

        path.ShouldBe(
        [
            "Skip to the message box", "Leave now", "Menu", "I need help now", "Conversation", "Low mood", "Answer", "I need help now", "Why?",
            "Your message", "Send",
        ]);
    }

    [Fact]
    public async Task The_menu_is_walked_through_and_left_with_the_keyboard_and_gives_the_focus_back()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.AskForSuggestionAsync();
        var keys = page.Page.Keyboard;
        await page.MenuButton.FocusAsync();
        await keys.PressAsync("Enter");

        var path = new List<string> { await FocusAsync(page) };
        for (var i = 0; i < 7; i++)
        {
            await keys.PressAsync("Tab");
            path.Add(await FocusAsync(page));
        }

        path[0].ShouldBe("Start over");
        path[1].ShouldStartWith("Hide the conversation");
        path[4].ShouldBe("Forget me");
        path[5..].ShouldBe(["100 %", "As on this device", "I need help now"]);
        await Assertions.Expect(page.Menu).ToBeHiddenAsync();

        await page.MenuButton.FocusAsync();
        await keys.PressAsync("Space");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Cover.GetByRole(AriaRole.Button, new() { Name = "Show it again" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.MenuButton).ToBeFocusedAsync();

        await keys.PressAsync("Enter");
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.MenuButton).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_way_out_is_two_presses_from_the_start_and_three_from_anywhere()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.LastCard.GetByLabel("Low mood").WaitForAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Leave).ToBeFocusedAsync();

        for (var i = 0; i < 5; i++) await page.SayAsync("form");
        await Assertions.Expect(page.MessageBox).ToBeFocusedAsync();
        await page.PressAsync("Escape", 2);
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Cover.GetByRole(AriaRole.Button, new() { Name = "Leave now" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_covered_page_keeps_the_focus_in_the_cover()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.PressMenuAsync("Hide the conversation");

        for (var i = 0; i < 6; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            (await FocusAsync(page)).ShouldBeOneOf("Show it again", "Leave now", "");
        }
    }

    [Fact]
    public async Task Each_message_is_read_out_once_with_its_sender_however_many_there_are()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.LastCard.GetByLabel("Low mood").WaitForAsync();
        await page.Page.EvaluateAsync("""
            () => {
              window.heard = [];
              const listen = (region) => new MutationObserver((changes) => {
                for (const { addedNodes } of changes) for (const node of addedNodes) heard.push(node.textContent);
              }).observe(region, { childList: true, subtree: true });
              document.querySelectorAll("[aria-live=polite], [role=status], [role=alert]").forEach(listen);
              for (let log = document.querySelector("[role=log]"); log; log = log.parentElement)
                if (!["off", null].includes(log.getAttribute("aria-live"))) throw new Error("The conversation is read out a second time.");
            }
            """);

        for (var i = 0; i < 6; i++) await page.SayAsync("hello");
        await page.AskForSuggestionAsync();
        await page.PressHelpNowAsync();
        await page.ChooseAsync(page.Cards.First, "A goal", "Answer");
        await page.LastCard.GetByLabel("Low mood").WaitForAsync();

        // What is said of a slow machine is not the guide's.
        (await page.Page.EvaluateAsync<string[]>("heard.filter((words) => words.startsWith('SupportBot said:'))")).ShouldBe(
        [
            .. Enumerable.Repeat("SupportBot said: You said: hello", 6),
            "SupportBot said: Here is something.",
            "SupportBot said: What may fit: coaching.",
            "SupportBot said: Here is help.",
            "SupportBot said: Thank you.",
            "SupportBot said: What brings you here? Low mood, or a goal.",
        ]);
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_asked_for_calm()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.MessageBox.FillAsync("slow");
        await page.MessageBox.PressAsync("Enter");
        await page.Conversation.Locator(".typing").WaitForAsync();
        (await MovingAsync()).ShouldBe(0);

        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        (await MovingAsync()).ShouldBeGreaterThan(0);

        Task<int> MovingAsync() => page.Page.EvaluateAsync<int>("document.getAnimations().length");
    }

    private static Task<string> FocusAsync(ChatPageDriver page) => page.Page.EvaluateAsync<string>("""
        () => {
          const focused = document.activeElement;
          if (focused === document.body) return "";
          const named = focused.labels?.[0] ?? document.getElementById(focused.getAttribute("aria-labelledby")) ?? focused;
          return focused.ariaLabel ?? named.textContent.trim();
        }
        """);

    /// <summary>What has the focus shows it, is in view, and nothing lies on it.</summary>
    private static async Task ShouldBeSeenAsync(ChatPageDriver page) => (await page.Page.EvaluateAsync<bool>("""
        () => {
          const focused = document.activeElement;
          const { left, top, width, height } = focused.getBoundingClientRect();
          const there = document.elementFromPoint(left + width / 2, top + height / 2);
          const ring = getComputedStyle(focused);
          return (focused.contains(there) || focused.labels?.[0]?.contains(there)) && (ring.outlineStyle !== "none" || focused.matches("textarea"));
        }
        """)).ShouldBeTrue(await FocusAsync(page));
}
