using Microsoft.Playwright;

namespace SupportBot.Browser.Tests.Support;

/// <summary>One headless Chromium for all tests; each test has a context of its own. CHROMIUM names another browser than the usual one.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Quiet,
        });
    }

    /// <summary>A new window that forgets everything when it is closed.</summary>
    public async Task<ChatPageDriver> OpenAsync(
        Uri address, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, string page = "/")
    {
        var driver = new ChatPageDriver(await NewPageAsync(address, width, height, scheme));
        await driver.OpenAsync(page);
        return driver;
    }

    /// <summary>An empty page in such a window.</summary>
    public async Task<IPage> NewPageAsync(Uri address, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>Tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "Browser";
}
