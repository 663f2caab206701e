using System.Collections.Concurrent;

namespace SupportBot.Browser.Tests.Support;

/// <summary>A foreign site with the chat's button on it, as a visitor uses it.</summary>
public sealed class SiteDriver : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private SiteDriver(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Enqueue(message.Text);
        };
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Script errors, warnings and breaches of either content security policy so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public IReadOnlyCollection<string> Requests => _requests;

    public ILocator Button => Page.Locator("supportbot-widget .button");

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public IFrameLocator Chat => Page.FrameLocator("iframe");

    public ILocator Conversation => Chat.GetByRole(AriaRole.Log);

    public ILocator MessageBox => Chat.GetByLabel("Your message");

    public static async Task<SiteDriver> OpenAsync(Browser browser, ForeignSite site, string path = "/", int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(site);
        var driver = new SiteDriver(await browser.NewPageAsync(site.Address, width, height, scheme));
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

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
