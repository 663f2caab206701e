namespace SupportBot.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ChatPageTests(Support.Browser browser) : IAsyncLifetime
{
    private ChatPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatPageHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task The_page_loads_greets_and_asks_no_other_site_for_anything()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");

        (await page.ReadMessagesAsync())[0].ShouldBe("SupportBot: Hello. This is a test.");
        (await page.Page.TitleAsync()).ShouldBe("SupportBot – Northwind & \"Sons\"");
        page.Requests.ShouldAllBe(address => new Uri(address).Authority == _host.Address.Authority);
        page.Faults.ShouldBeEmpty();
        (await page.Page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(320, 568)]
    public async Task The_way_to_help_stays_in_view_and_nothing_sticks_out(int width, int height)
    {
        await using var page = await browser.OpenAsync(_host.Address, width, height);
        for (var i = 0; i < 4; i++) await page.SayAsync(new string('w', 200));

        var box = (await page.HelpNow.BoundingBoxAsync()).ShouldNotBeNull();
        box.Y.ShouldBeGreaterThanOrEqualTo(0);
        (box.X + box.Width).ShouldBeLessThanOrEqualTo(width);
        (await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);

        await page.PressHelpNowAsync();
        ScriptedBot.IntentOf(_host.Bot.Received.Last()).ShouldBe("help_now");
        await page.WaitForTextAsync("Here is help.");
    }

    [Fact]
    public async Task A_conversation_can_be_held_with_the_keyboard_alone()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");
        var keys = page.Page.Keyboard;

        await keys.PressAsync("Tab");
        (await FocusAsync(page)).ShouldBe("Skip to the message box");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("one");
        await keys.PressAsync("Shift+Enter");
        await keys.TypeAsync("two");
        await keys.PressAsync("Enter");
        await page.WaitForTextAsync("You said: one");
        _host.Bot.Received.Single().Text.ShouldBe("one\ntwo");
        (await FocusAsync(page)).ShouldBe("Your message");

        await page.LastCard.GetByLabel("Low mood").FocusAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Tab");
        (await FocusAsync(page)).ShouldBe("Answer");
        await keys.PressAsync("Enter");
        await page.WaitForTextAsync("Thank you.");
        await page.Cards.Nth(1).WaitForAsync();
        await Assertions.Expect(page.LastCard.GetByLabel("Low mood")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_card_sends_the_data_of_its_button_with_the_answer_and_is_then_spent_but_for_help()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");
        var card = page.Cards.First;

        await card.GetByRole(AriaRole.Button, new() { Name = "Answer", Exact = true }).ClickAsync();
        await page.WaitForTextAsync("Please choose one.");
        _host.Bot.Received.ShouldBeEmpty();

        await page.ChooseAnswerAsync("A goal", send: "Answer");
        var value = _host.Bot.Received.Single().Value.ShouldBeOfType<JsonElement>();
        value.GetProperty("choice").GetString().ShouldBe("goal");
        value.GetProperty("card").GetInt32().ShouldBe(1);
        (await page.ReadMessagesAsync()).ShouldContain("You: A goal");
        await page.WaitForTextAsync("You chose: A goal");
        await Assertions.Expect(card.Locator("input:enabled")).ToHaveCountAsync(0);
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Disabled = false })).ToHaveTextAsync(["I need help now"]);
    }

    [Fact]
    public async Task A_form_is_spent_with_what_was_chosen_also_after_a_reload()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.SayAsync("form");
        await page.LastCard.GetByLabel("What brings you here?").SelectOptionAsync("A goal");
        await page.ChooseAnswerAsync("Years", send: "Send");

        var value = _host.Bot.Received.Last().Value.ShouldBeOfType<JsonElement>();
        value.GetProperty("concern").GetString().ShouldBe("goal");
        value.GetProperty("time").GetString().ShouldBe("years");
        (await page.ReadMessagesAsync()).ShouldContain("You: A goal, Years");
        await ShouldBeSpentAsync();

        await page.ReloadAsync();
        await page.WaitForTextAsync("The form is here.");
        await ShouldBeSpentAsync();

        async Task ShouldBeSpentAsync()
        {
            await Assertions.Expect(page.LastCard.Locator("input:enabled, select:enabled")).ToHaveCountAsync(0);
            await Assertions.Expect(page.LastCard.GetByRole(AriaRole.Button, new() { Disabled = false })).ToHaveTextAsync(["I need help now"]);
            await Assertions.Expect(page.LastCard.GetByLabel("What brings you here?")).ToHaveValueAsync("goal");
            await Assertions.Expect(page.LastCard.GetByLabel("How much?")).ToHaveValueAsync("");
            await Assertions.Expect(page.LastCard.GetByLabel("Years")).ToBeCheckedAsync();
        }
    }

    [Fact]
    public async Task Being_forgotten_clears_the_page_and_its_memory_and_then_says_goodbye()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.SayAsync("my private words");
        await page.SayAsync("form");

        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await page.WaitForTextAsync("All is deleted.");

        (await page.ReadMessagesAsync()).ShouldBe(["SupportBot: All is deleted."]);
        (await page.ReadAnnouncementsAsync()).ShouldBe(["SupportBot said: All is deleted."]);
        await Assertions.Expect(page.Conversation).ToBeFocusedAsync();
        (await page.Page.EvaluateAsync<int>("sessionStorage.length")).ShouldBe(0);

        await page.SayAsync("something new");
        await page.ReloadAsync();
        await page.WaitForTextAsync("You said: something new");
        (await page.ReadMessagesAsync()).ShouldBe(["SupportBot: All is deleted.", "You: something new", "SupportBot: You said: something new"]);
        page.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Asking_why_does_not_spend_the_card()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");

        await page.PressCardButtonAsync("Why?");

        await Assertions.Expect(page.LastCard.GetByLabel("A goal")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Each_message_of_the_bot_is_announced_once_with_its_sender()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");
        await page.SayAsync("hello");

        (await page.ReadAnnouncementsAsync()).ShouldBe(
        [
            "SupportBot said: Hello. This is a test.",
            "SupportBot said: What brings you here? Low mood, or a goal.",
            "SupportBot said: You said: hello",
        ]);
    }

    [Fact]
    public async Task A_reload_finds_the_conversation_as_it_was_and_announces_none_of_it_again()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");
        await page.ChooseAnswerAsync("Low mood", send: "Answer");
        await page.Cards.Nth(1).WaitForAsync();
        var before = await page.ReadMessagesAsync();

        await page.ReloadAsync();
        await page.Cards.Nth(1).WaitForAsync();

        (await page.ReadMessagesAsync()).Select(FirstLine).ShouldBe(before.Select(FirstLine));
        await Assertions.Expect(page.Cards.First.Locator("input:enabled")).ToHaveCountAsync(0);
        (await page.ReadAnnouncementsAsync()).ShouldBeEmpty();
        await page.SayAsync("still here");
        await page.WaitForTextAsync("You said: still here");
    }

    [Fact]
    public async Task A_message_written_while_the_service_is_away_is_kept_over_a_reload_and_arrives_once()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");
        await page.Page.RouteAsync("**/activities", route => route.AbortAsync());
        await page.MessageBox.FillAsync("kept");
        await page.MessageBox.PressAsync("Enter");
        await page.WaitForTextAsync("Not sent yet.");

        await page.ReloadAsync();
        await page.WaitForTextAsync("kept");
        await page.Page.UnrouteAsync("**/activities");

        await page.WaitForTextAsync("You said: kept");
        _host.Bot.Received.Count(activity => activity.Text == "kept").ShouldBe(1);
    }

    [Fact]
    public async Task A_call_for_help_that_does_not_get_through_is_answered_by_the_page()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.Page.RouteAsync("**/activities", route => route.AbortAsync());

        await page.HelpNow.ClickAsync();

        await page.WaitForTextAsync("call your local emergency number.");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "https://findahelpline.com/");
    }

    [Fact]
    public async Task Nothing_that_a_message_or_a_card_holds_runs_as_script()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        var dialogs = 0;
        page.Page.Dialog += (_, dialog) => dialogs += dialog.Message.Length;

        await page.SayAsync("attack");
        await page.LastCard.GetByText("<script>alert(1)</script>").WaitForAsync();
        await page.LastCard.GetByText("run", new() { Exact = true }).ClickAsync(new() { Force = true });

        (await page.Conversation.Locator("img, script, [onerror], [onmouseover], a[href^='javascript']").CountAsync()).ShouldBe(0);
        page.Page.Context.Pages.Count.ShouldBe(1);
        await Assertions.Expect(page.LastCard.GetByRole(AriaRole.Link, new() { Name = "Open" })).ToBeDisabledAsync();
        dialogs.ShouldBe(0);
        page.Faults.ShouldBeEmpty();
    }

    private static string FirstLine(string message) => message.Split('\n')[0];

    private static Task<string> FocusAsync(ChatPageDriver page) => page.Page.EvaluateAsync<string>(
        "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()");
}
