using System.Text;

namespace SupportBot.WebChat.Tests;

/// <summary>
/// Microsoft's Web Chat, as it is, on a page of another site against the real host. Screenshots are left in artifacts/screenshots.
/// </summary>
public sealed class WebChatTests : IAsyncLifetime
{
    /// <summary>Answers that go together.</summary>
    private static readonly string[] OfOnePerson =
        ["A lot, and it is hard", "Talk about feelings and where they come from", "Someone trained to help with feelings", "It keeps coming back, or never left", "No, or hardly"];

    /// <summary>Stands on the card of a suggestion alone.</summary>
    private const string Suggested = "What you told me";

    private static readonly LocatorWaitForOptions Patiently = new() { Timeout = 60_000 };

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Web Chat itself sets an empty inline style, which every policy without unsafe-inline reports.</summary>
    private const string HashOfNothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-webchat").FullName;
    private readonly List<string> _faults = [];
    private SitePage _site = null!;
    private SupportBotProcess _host = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _site = await SitePage.StartAsync();
        (_host, _site.Service) = await SupportBotProcess.StartAsync(_folder, "--Organisation:Country", "GB", "--DirectLine:TrustedOrigins:0", _site.Origin);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
        _page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 800, Height = 900 } });
        _page.PageError += (_, error) => _faults.Add(error);
        _page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains(HashOfNothing, StringComparison.Ordinal)) _faults.Add(message.Text);
        };
        await _page.GotoAsync(_site.Origin);
        await WaitForTextAsync("automated guide");
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _host.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_whole_conversation_by_cards_and_words_ends_with_a_suggestion_and_with_help_when_in_danger()
    {
        await PressAsync("Compare all three");
        await WaitForTextAsync("side by side");
        await PressAsync("Help me choose");
        await WaitForTextAsync("Question 1 of up to 6");
        await _page.GetByLabel("Feeling low, anxious or hurt").Last.CheckAsync();
        await PressAsync("Send answer");
        await WaitForTextAsync("Question 2 of up to 6");
        await ScreenshotAsync("question");
        await AnswerToTheEndAsync();
        await ScreenshotAsync("suggestion");

        await SayAsync("I want to kill myself");
        await WaitForTextAsync("Samaritans");
        (await Conversation.InnerTextAsync()).ShouldContain("116 123");
        await ScreenshotAsync("crisis");
        await PressAsync("I'm safe, carry on");
        await BotMessages.Filter(new() { HasText = Suggested }).Nth(1).WaitForAsync(Patiently);
        await ShouldBeFineAsync();
    }

    [Fact]
    public async Task A_file_is_refused_kindly_and_what_is_written_with_it_is_answered()
    {
        await _page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "note.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("private") });
        await SayAsync("I want to kill myself");

        await WaitForTextAsync("Samaritans");
        await WaitForTextAsync("I cannot take files");
        (await BotMessages.Last.InnerTextAsync()).ShouldContain("I cannot take files");
        await ScreenshotAsync("file");
        await ShouldBeFineAsync();
    }

    [Fact]
    public async Task A_host_that_was_killed_is_found_again_and_the_conversation_goes_on()
    {
        await PressAsync("Help me choose");
        await WaitForTextAsync("Question 1 of up to 6");
        await _host.KillAsync();
        (_host, _) = await SupportBotProcess.StartAsync(
            _folder, "--Organisation:Country", "GB", "--DirectLine:TrustedOrigins:0", _site.Origin, "--urls", _site.Service!.ToString());

        await SayAsync("1");
        await WaitForTextAsync("Question 2 of up to 6");
        (await _page.GetByText("Send failed").CountAsync()).ShouldBe(0);
    }

    private ILocator Conversation => _page.Locator(".webchat__basic-transcript");

    private ILocator SendBox => _page.Locator("[data-testid='send box text area'], .webchat__send-box-text-box__input").First;

    private Task WaitForTextAsync(string text) => Conversation.GetByText(text).Last.WaitForAsync(Patiently);

    private Task PressAsync(string caption) => Conversation.GetByRole(AriaRole.Button, new() { Name = caption, Exact = true }).Last.ClickAsync();

    private async Task SayAsync(string text)
    {
        await SendBox.FillAsync(text);
        await SendBox.PressAsync("Enter");
    }

    /// <summary>Answers as one person would, from the second question on, until the suggestion is there.</summary>
    private async Task AnswerToTheEndAsync()
    {
        for (var question = 2; ; question++)
        {
            // An answer is met with several messages: only the card of the next question, or the suggestion, says that it was taken.
            var next = BotMessages.Filter(new() { HasText = $"Question {question} of up to 6" }).Or(BotMessages.Filter(new() { HasText = Suggested })).Last;
            await next.WaitForAsync(Patiently);
            var card = await next.InnerTextAsync();
            if (card.Contains(Suggested, StringComparison.Ordinal))
                return;
            await SayAsync(Array.Find(OfOnePerson, answer => card.Contains(answer, StringComparison.Ordinal)) ?? "1");
        }
    }

    private ILocator BotMessages => Conversation.Locator("article:not(.webchat__basic-transcript__activity--from-user)");

    private async Task ShouldBeFineAsync()
    {
        (await _page.GetByText("Send failed").CountAsync()).ShouldBe(0);
        (await _page.EvaluateAsync<string[]>("window.rejected")).ShouldBeEmpty();
        _faults.ShouldBeEmpty();
    }

    private async Task ScreenshotAsync(string station)
    {
        await BotMessages.Last.ScrollIntoViewIfNeededAsync();
        var folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "screenshots"));
        Directory.CreateDirectory(folder);
        await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"webchat-{station}.png") });
    }
}
