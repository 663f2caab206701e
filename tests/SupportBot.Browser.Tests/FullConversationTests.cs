namespace SupportBot.Browser.Tests;

/// <summary>A whole conversation on the page of the real host. Screenshots of its stations are left in artifacts/screenshots.</summary>
[Collection(BrowserTests.Name)]
public sealed class FullConversationTests(Support.Browser browser) : IAsyncLifetime
{
    private RealHost _host = null!;

    public async Task InitializeAsync() => _host = await RealHost.StartAsync("--Organisation:Country", "GB");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("wide", 1280, 900, ColorScheme.Light)]
    [InlineData("narrow", 360, 760, ColorScheme.Dark)]
    public async Task A_person_reads_compares_answers_and_gets_a_suggestion_and_help_when_in_danger(string name, int width, int height, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(_host.Address, width, height, scheme);
        await page.WaitForTextAsync("automated guide");
        await page.ScreenshotAsync(Screenshots.Path(name, "1-welcome"));

        await page.PressCardButtonAsync("Compare all three");
        await page.WaitForTextAsync("side by side");
        await page.ScreenshotAsync(Screenshots.Path(name, "2-comparison"));

        await page.PressCardButtonAsync("Help me choose");
        await page.WaitForTextAsync("Question 1 of up to 6");
        await page.ScreenshotAsync(Screenshots.Path(name, "3-question"));
        await page.ChooseAnswerAsync("Feeling low, anxious or hurt", "Send answer");
        await page.AnswerToTheEndAsync();

        var suggestion = await page.LastCard.InnerTextAsync();
        suggestion.ShouldContain("You said ");
        suggestion.ShouldContain("A first step here");
        await page.ScreenshotAsync(Screenshots.Path(name, "4-suggestion"));

        await page.SayAsync("I want to kill myself");
        var help = await page.ReadCardAsync("Samaritans");
        help.ShouldContain("116 123");
        help.ShouldContain("999");
        await page.ScreenshotAsync(Screenshots.Path(name, "5-crisis"));

        await page.PressCardButtonAsync("I'm safe, carry on");
        (await page.ReadCardAsync("What may fit")).ShouldContain("I need help now");
        page.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("light", "/", 900, ColorScheme.Light)]
    [InlineData("dark", "/", 900, ColorScheme.Dark)]
    [InlineData("contrast", "/?theme=contrast", 900, ColorScheme.Light)]
    [InlineData("narrow", "/", 320, ColorScheme.Dark)]
    public async Task Every_card_is_drawn_and_in_order_on_the_way_through_all_that_one_can_do(string look, string address, int width, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(_host.Address, width, 900, scheme, address);
        await page.WaitForTextAsync("automated guide");
        await Card("welcome", "Help me choose");

        await page.PressCardButtonAsync("What is coaching?");
        await Card("modality", "What it is not");
        await page.SayAsync("how do therapy and mentoring differ?");
        await Card("comparison-of-two", "Who you talk to");
        await page.PressCardButtonAsync("Compare all three");
        await Card("comparison", "Coaching");
        await page.PressCardButtonAsync("Menu");
        await Card("menu", "All questions at once");
        await page.PressCardButtonAsync("Talk to a person");
        await Card("person", "Nobody");
        await page.PressCardButtonAsync("Menu");
        await page.PressCardButtonAsync("What do you keep?");
        await Card("privacy", "30 days");
        await page.PressCardButtonAsync("Forget me");
        await Card("forget", "Yes, delete it");
        await page.PressCardButtonAsync("No, keep it");

        await page.SayAsync("all questions at once");
        await Card("form", "Send answers");
        await page.LastCard.GetByRole(AriaRole.Combobox).First.SelectOptionAsync(new SelectOptionValue { Index = 2 });
        await page.PressCardButtonAsync("Send answers");
        await Card("question", "Question 2 of up to 6");
        await page.SayAsync("show my answers");
        await Card("answers", "Change");
        await page.PressCardButtonAsync("Carry on with the questions");
        await page.AnswerToTheEndAsync();
        await Card("suggestion", "What you told me");
        await page.PressCardButtonAsync("Was this helpful?");
        await Card("feedback", "I need help now");
        await page.PressCardButtonAsync("I need help now");
        await Card("crisis", "Samaritans");
        page.Faults.ShouldBeEmpty();

        async Task Card(string station, string text)
        {
            await page.ReadCardAsync(text);
            await AccessibilityCheck.ShouldBeInOrderAsync(page, $"card-{look}", station);
        }
    }

    [Theory]
    [InlineData("light", "/", 900, ColorScheme.Light)]
    [InlineData("dark", "/", 900, ColorScheme.Dark)]
    [InlineData("contrast", "/?theme=contrast", 900, ColorScheme.Light)]
    [InlineData("narrow", "/", 320, ColorScheme.Dark)]
    public async Task What_was_understood_is_shown_to_be_confirmed_and_where_two_may_fit_the_person_chooses(string look, string address, int width, ColorScheme scheme)
    {
        await using var page = await browser.OpenAsync(_host.Address, width, 900, scheme, address);
        await page.WaitForTextAsync("automated guide");
        await page.SayAsync("I have felt low for three years and my sleep is bad");
        await page.WaitForTextAsync("Feeling low, anxious or hurt");
        await AccessibilityCheck.ShouldBeInOrderAsync(page, $"card-{look}", "inferred");
        await page.SayAsync("no");

        await page.ChooseAnswerAsync("A goal or skill I want to work on", "Send answer");
        await page.WaitForTextAsync("Question 2 of up to 6");
        foreach (var words in new[] { "a clear goal", "skip", "skip", "skip", "skip" })
            await page.SayAsync(words);
        await page.WaitForTextAsync("Two that may fit");
        await AccessibilityCheck.ShouldBeInOrderAsync(page, $"card-{look}", "either");
        await page.PressCardButtonAsync("Coaching");

        (await page.ReadCardAsync("A first step here")).ShouldContain("Coaching");
        page.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_alone_holds_the_conversation()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("automated guide");
        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "Help me choose" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.WaitForTextAsync("Question 1 of up to 6");
        await page.LastCard.GetByRole(AriaRole.Radio).First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");
        await page.LastCard.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.WaitForTextAsync("Question 2 of up to 6");
    }

    [Fact]
    public async Task The_conversation_is_there_again_after_a_reload_and_after_the_host_was_killed()
    {
        await using var page = await browser.OpenAsync(_host.Address);
        await page.WaitForTextAsync("automated guide");
        await page.PressCardButtonAsync("Help me choose");
        await page.WaitForTextAsync("Question 1 of up to 6");

        await _host.KillAndRestartAsync();
        await page.ReloadAsync();
        await page.WaitForTextAsync("Question 1 of up to 6");
        await page.SayAsync("1");
        await page.WaitForTextAsync("Question 2 of up to 6");
    }
}
