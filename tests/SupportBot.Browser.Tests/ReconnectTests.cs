namespace SupportBot.Browser.Tests;

/// <summary>What becomes of a talk when the network goes and comes.</summary>
[Collection(BrowserTests.Name)]
public sealed class ReconnectTests(Support.Browser browser) : IAsyncLifetime
{
    private ChatPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatPageHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task What_is_written_without_a_network_is_sent_once_it_is_back()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("What brings you here?");
        await page.Page.Context.SetOfflineAsync(true);
        await page.MessageBox.FillAsync("kept");
        await page.MessageBox.PressAsync("Enter");
        await page.WaitForTextAsync("Not sent yet.");

        await page.Page.Context.SetOfflineAsync(false);

        await page.WaitForTextAsync("You said: kept");
        _host.Bot.Received.Count(activity => activity.Text == "kept").ShouldBe(1);
    }

    [Fact]
    public async Task What_is_being_written_survives_a_reload_and_goes_with_being_forgotten()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.SayAsync("form");
        await page.MessageBox.FillAsync("half a thou");
        await page.ReloadAsync();
        await Assertions.Expect(page.MessageBox).ToHaveValueAsync("half a thou");

        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();
        await page.WaitForTextAsync("All is deleted.");
        await Assertions.Expect(page.MessageBox).ToHaveValueAsync("");
        await page.ReloadAsync();
        await Assertions.Expect(page.MessageBox).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_newest_words_come_into_view_also_from_far_above()
    {
        await using var page = await browser.OpenAsync(_host.Address, 400, 600);
        await page.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        for (var i = 0; i < 8; i++) await page.AskForSuggestionAsync();
        await page.Conversation.EvaluateAsync("log => log.scrollTo(0, 0)");

        await page.SayAsync("danger");

        await Assertions.Expect(page.Conversation.GetByText("Call the sample line.")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Forget_me_is_asked_for_from_the_menu()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.PressMenuAsync("Forget me");
        await page.WaitForTextAsync("You said:");

        ScriptedBot.IntentOf(_host.Bot.Received.Single()).ShouldBe("forget");
    }
}
