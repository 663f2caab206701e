namespace SupportBot.Browser.Tests.Support;

/// <summary>A foreign site with the chat's button on it, as a visitor uses it.</summary>
public sealed class SiteDriver : PageDriver
{
    private SiteDriver(IPage page)
        : base(page)
    {
    }

    public ILocator Button => Page.Locator("supportbot-widget .button");

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public IFrameLocator Chat => Page.FrameLocator("iframe");

    public ILocator Conversation => Chat.GetByRole(AriaRole.Log);

    public ILocator MessageBox => Chat.GetByLabel("Your message");

    /// <summary>On the cover over a hidden conversation.</summary>
    public ILocator ShowAgain => Chat.GetByRole(AriaRole.Button, new() { Name = "Show it again" });

    /// <param name="withClock">The test moves the time of the page.</param>
    public static async Task<SiteDriver> OpenAsync(
        Browser browser, ForeignSite site, string path = "/", int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, bool withClock = false)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(site);
        var driver = new SiteDriver(await browser.NewPageAsync(site.Address, width, height, scheme));
        if (withClock) await driver.Page.Clock.InstallAsync();
        await driver.Page.GotoAsync(path);
        return driver;
    }

    /// <summary>Presses the button and waits for the guide's first words.</summary>
    public async Task OpenChatAsync()
    {
        await Button.ClickAsync();
        await Chat.GetByRole(AriaRole.Article).First.WaitForAsync();
    }

    /// <summary>What the site was told of, oldest first.</summary>
    public Task<string[]> ReadEventsAsync() => Page.EvaluateAsync<string[]>("events");
}
