namespace SupportBot.Browser.Tests;

/// <summary>Taking one's own suggestion along, on paper or as a file.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeepsakeTests(Support.Browser browser) : IAsyncLifetime
{
    private ChatPageHost _host = null!;

    public async Task InitializeAsync() => _host = await ChatPageHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task On_paper_stand_the_suggestion_and_help_lines_and_nothing_that_was_said()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.SayAsync("my private words");
        await page.AskForSuggestionAsync();
        await PrintAsync(page);

        var paper = await page.Page.Locator("body").InnerTextAsync();
        paper.ShouldContain("What may fit: coaching");
        paper.ShouldContain("Coaching pool (https://works.example/coaching)");
        paper.ShouldContain("call your local emergency number");
        paper.ShouldNotContain("private");
        paper.ShouldNotContain("Change an answer");

        await page.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SayAsync("danger");
        await PrintAsync(page);
        (await page.Page.Locator("body").InnerTextAsync()).ShouldContain("Call the sample line.");
    }

    [Fact]
    public async Task A_covered_page_prints_nothing_of_it()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.AskForSuggestionAsync();
        await page.PressMenuAsync("Hide the conversation");

        await PrintAsync(page);

        (await page.Page.Locator("body").InnerTextAsync()).Trim().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_saved_as_a_text_that_is_made_here()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.MenuButton.ClickAsync();
        await Assertions.Expect(page.Menu.GetByRole(AriaRole.Button, new() { Name = "Save the suggestion" })).ToBeHiddenAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await page.AskForSuggestionAsync();
        var requests = page.Requests.Count;

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.PressMenuAsync("Save the suggestion"));

        download.SuggestedFilename.ShouldBe("suggestion.txt");
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        (await reader.ReadToEndAsync()).ShouldStartWith("What may fit: coaching\nYou said you have a goal.\nCoaching pool (https://works.example/coaching)\n\nIf it gets too much\n");
        page.Requests.Skip(requests).ShouldAllBe(address => address.StartsWith("blob:", StringComparison.Ordinal));
        page.Faults.ShouldBeEmpty();
    }

    private static async Task PrintAsync(ChatPageDriver page)
    {
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
    }
}
