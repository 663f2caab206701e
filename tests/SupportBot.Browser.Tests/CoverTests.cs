namespace SupportBot.Browser.Tests;

/// <summary>Hiding the conversation from whoever looks on.</summary>
[Collection(BrowserTests.Name)]
public sealed class CoverTests(Support.Browser browser)
{
    [Theory]
    [InlineData("Escape", 2)]
    [InlineData("F9", 1)]
    public async Task One_key_hides_the_conversation_at_once_and_the_same_later_brings_it_back(string key, int presses)
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { CoverKey = key }));
        await using var page = new ChatPageDriver(await browser.NewPageAsync(host.Address));
        await page.Page.Clock.InstallAsync();
        await page.OpenAsync();
        await page.SayAsync("my private words");

        await page.PressAsync(key, presses);
        await Assertions.Expect(page.Cover).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.GetByText("my private words").First).ToBeHiddenAsync();
        await Assertions.Expect(page.Cover.GetByRole(AriaRole.Button, new() { Name = "Show it again" })).ToBeFocusedAsync();
        (await page.Page.Locator("body").AriaSnapshotAsync()).ShouldNotContain("private");
        (await page.Page.TitleAsync()).ShouldBe("127.0.0.1");

        await page.Page.Clock.FastForwardAsync(1100);
        await page.PressAsync(key, presses);
        await Assertions.Expect(page.Cover).ToBeHiddenAsync();
        await Assertions.Expect(page.MessageBox).ToBeFocusedAsync();
        (await page.Page.TitleAsync()).ShouldContain("SupportBot");
        page.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Escape", 3)]
    [InlineData("Escape", 4)]
    [InlineData("F9", 2)]
    public async Task More_presses_than_needed_leave_it_hidden(string key, int presses)
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { CoverKey = key }));
        await using var page = await browser.OpenAsync(host.Address);

        await page.PressAsync(key, presses);

        await Assertions.Expect(page.Cover).ToBeVisibleAsync();
        await Assertions.Expect(page.MessageBox).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_menu_hides_it_too_and_what_comes_meanwhile_is_there_afterwards()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address);
        await page.MessageBox.FillAsync("slow");
        await page.MessageBox.PressAsync("Enter");

        await page.PressMenuAsync("Hide the conversation");
        host.Bot.Speak();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show it again" }).ClickAsync();

        await page.WaitForTextAsync("Here it is.");
    }

    [Fact]
    public async Task Escape_once_closes_the_menu_and_hides_nothing()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address);
        await page.MenuButton.ClickAsync();
        await Assertions.Expect(page.Menu.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Menu).ToBeHiddenAsync();
        await Assertions.Expect(page.MenuButton).ToBeFocusedAsync();
        await Assertions.Expect(page.MessageBox).ToBeVisibleAsync();
    }
}
