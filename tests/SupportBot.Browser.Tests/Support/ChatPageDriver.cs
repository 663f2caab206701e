namespace SupportBot.Browser.Tests.Support;

/// <summary>The chat page as a person uses it.</summary>
public sealed class ChatPageDriver : PageDriver
{
    /// <summary>Stands on the card of a suggestion alone.</summary>
    private const string Suggested = "What you told me";

    /// <summary>Answers of the real host's questions that go together.</summary>
    private static readonly string[] OfOnePerson =
        ["A lot, and it is hard", "Talk about feelings and where they come from", "Someone trained to help with feelings", "It keeps coming back, or never left", "No, or hardly"];

    internal ChatPageDriver(IPage page)
        : base(page)
    {
    }

    public ILocator Conversation => Page.GetByRole(AriaRole.Log);

    public ILocator MessageBox => Page.GetByLabel("Your message");

    /// <summary>The button that is always in view, not one on a card.</summary>
    public ILocator HelpNow => Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "I need help now" });

    public ILocator Cards => Conversation.Locator(".card");

    public ILocator LastCard => Cards.Last;

    /// <summary>Loads the page and waits for the bot's first words, which end with a card: what comes later is a reply.</summary>
    public async Task OpenAsync(string address = "/")
    {
        await Page.GotoAsync(address);
        await Cards.First.WaitForAsync();
    }

    /// <summary>Before the page is opened: lets the test close its sockets later.</summary>
    public Task KeepSocketsAsync() => Page.AddInitScriptAsync("""
        window.sockets = [];
        window.WebSocket = class extends WebSocket { constructor(address) { super(address); sockets.push(this); } };
        """);

    public Task CloseSocketsAsync() => Page.EvaluateAsync("sockets.forEach((socket) => socket.close())");

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await Conversation.GetByRole(AriaRole.Article).First.WaitForAsync();
    }

    /// <summary>Writes and sends, then waits for the reply.</summary>
    public Task SayAsync(string text) => AwaitReplyAsync(async () =>
    {
        await MessageBox.FillAsync(text);
        await MessageBox.PressAsync("Enter");
    });

    /// <summary>Answers as one person would, from the second question on, until the suggestion is there.</summary>
    public async Task AnswerToTheEndAsync()
    {
        for (var question = 2; ; question++)
        {
            var card = await ReadCardAsync($"Question {question} of up to 6", orHolds: Suggested);
            if (card.Contains(Suggested, StringComparison.Ordinal))
                return;
            await SayAsync(Array.Find(OfOnePerson, answer => card.Contains(answer, StringComparison.Ordinal)) ?? "1");
        }
    }

    /// <summary>Waits until the newest card holds this: an answer is met with several messages, of which the first may hold no card.</summary>
    /// <returns>The words on it.</returns>
    public async Task<string> ReadCardAsync(string holds, string? orHolds = null)
    {
        var card = LastCard.Filter(new() { HasText = holds }).Or(LastCard.Filter(new() { HasText = orHolds ?? holds }));
        await card.WaitForAsync();
        return await card.InnerTextAsync();
    }

    /// <summary>Asks for the suggestion, which comes in two messages, and waits for its card.</summary>
    public async Task AskForSuggestionAsync()
    {
        var before = await Cards.CountAsync();
        await SayAsync("suggest");
        await Cards.Nth(before).WaitForAsync();
    }

    /// <summary>Presses a button of the newest card and waits for the reply.</summary>
    public Task PressCardButtonAsync(string caption) =>
        AwaitReplyAsync(() => LastCard.GetByRole(AriaRole.Button, new() { Name = caption, Exact = true }).ClickAsync());

    /// <summary>Picks an answer on the newest card, sends it and waits for the reply.</summary>
    /// <param name="send">Caption of the button that sends the answer.</param>
    public Task ChooseAnswerAsync(string choice, string send) => ChooseAsync(LastCard, choice, send);

    /// <summary>The same on any card.</summary>
    public async Task ChooseAsync(ILocator card, string choice, string send)
    {
        await card.GetByLabel(choice, new() { Exact = true }).CheckAsync();
        await AwaitReplyAsync(() => card.GetByRole(AriaRole.Button, new() { Name = send, Exact = true }).ClickAsync());
    }

    public Task PressHelpNowAsync() => AwaitReplyAsync(() => HelpNow.ClickAsync());

    public Task StartOverAsync() =>
        AwaitReplyAsync(() => PressMenuAsync("Start over"));

    public ILocator Menu => Page.GetByRole(AriaRole.Group, new() { Name = "Menu", Exact = true });

    public ILocator MenuButton => Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true });

    public ILocator Leave => Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button, new() { Name = "Leave now" });

    public ILocator Cover => Page.GetByRole(AriaRole.Dialog, new() { Name = "The conversation is hidden." });

    public async Task PressMenuAsync(string caption)
    {
        await MenuButton.ClickAsync();
        await Menu.GetByRole(AriaRole.Button, new() { Name = caption }).ClickAsync();
    }

    /// <summary>Presses a key several times in one moment, however busy the machine is.</summary>
    public Task PressAsync(string key, int times) => Page.EvaluateAsync(
        "({ key, times }) => { for (; times > 0; times--) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })); }",
        new { key, times });

    /// <summary>What is in the conversation, oldest first, as "SupportBot: …" and "You: …"; a card as the words on it.</summary>
    public async Task<IReadOnlyList<string>> ReadMessagesAsync()
    {
        var messages = await Conversation.GetByRole(AriaRole.Article).AllAsync();
        return [.. await Task.WhenAll(messages.Select(ReadAsync))];
    }

    /// <summary>What a screen reader was told lately, oldest first.</summary>
    public Task<IReadOnlyList<string>> ReadAnnouncementsAsync() => Page.Locator("#announcements p").AllInnerTextsAsync();

    /// <summary>Waits until the conversation shows the text.</summary>
    public Task WaitForTextAsync(string text) => Conversation.GetByText(text).First.WaitForAsync();

    public Task ScreenshotAsync(string path) => Page.ScreenshotAsync(new() { Path = path });

    private async Task AwaitReplyAsync(Func<Task> act)
    {
        var before = await BotMessages.CountAsync();
        await act();
        await BotMessages.Nth(before).WaitForAsync();
        await Conversation.Locator(".typing").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private ILocator BotMessages => Conversation.Locator("article.bot");

    private static async Task<string> ReadAsync(ILocator message)
    {
        var sender = await message.Locator(".sender").InnerTextAsync();
        var words = await message.Locator(":scope > :not(.sender, .delivery)").AllInnerTextsAsync();
        return $"{sender}: {string.Join('\n', words).Trim()}";
    }
}
