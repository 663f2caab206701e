namespace SupportBot.Browser.Tests;

/// <summary>A page magnified by its browser has as many fewer pixels: 1280 x 1024 are 640 x 512 at 200 % and 320 x 256 at 400 %.</summary>
[Collection(BrowserTests.Name)]
public sealed class ZoomTests(Support.Browser browser)
{
    [Theory]
    [InlineData("200", 640, 512, "en")]
    [InlineData("400", 320, 256, "en")]
    [InlineData("400-german", 320, 256, "de")]
    [InlineData("400-right-to-left", 320, 256, "ar")]
    public async Task Magnified_it_is_read_by_moving_one_way_and_every_control_can_be_reached(string zoom, int width, int height, string locale)
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address, width, height, page: $"/?locale={locale}");
        await page.LastCard.GetByLabel("Low mood").WaitForAsync();
        await page.Page.Locator("#message-text").FillAsync("form");
        await page.Page.Locator("#message-text").PressAsync("Enter");
        await page.WaitForTextAsync("How long?");
        await AccessibilityCheck.ShouldBeInOrderAsync(page, $"zoom-{zoom}", "form");

        var banner = page.Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button);
        for (var i = 0; i < await banner.CountAsync(); i++) await Assertions.Expect(banner.Nth(i)).ToBeInViewportAsync(new() { Ratio = 1 });
        await ShouldBeReachableAsync(page, "button, a[href]:not(.skip), input, select, textarea");

        await page.Page.Locator(".menu-button").ClickAsync();
        await AccessibilityCheck.ShouldBeInOrderAsync(page, $"zoom-{zoom}", "menu");
        await ShouldBeReachableAsync(page, ".menu button, .menu input");
        await page.Page.Locator(".menu .item:has(.keys)").ClickAsync();
        await AccessibilityCheck.ShouldBeInOrderAsync(page, $"zoom-{zoom}", "cover");
        await ShouldBeReachableAsync(page, ".cover button");
    }

    /// <summary>With the focus on it, as the keyboard brings it there, each control is in view and nothing lies on it.</summary>
    private static async Task ShouldBeReachableAsync(ChatPageDriver page, string controls) => (await page.Page.EvaluateAsync<string[]>("""
        async (controls) => {
          const lost = [];
          const targets = [...document.querySelectorAll(controls)].filter((target) => target.checkVisibility() && !target.disabled && !target.closest("[inert]"));
          if (targets.length === 0) throw new Error("Nothing to reach.");
          for (const target of targets) {
            target.focus();
            await new Promise(requestAnimationFrame);
            const { left, right, top, bottom } = target.getBoundingClientRect();
            const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            const seen = left >= 0 && right <= innerWidth && (target === there || target.contains(there) || target.labels?.[0]?.contains(there));
            if (!seen) lost.push(`${target.tagName} ${target.className} ${target.id} at ${Math.round(left)},${Math.round(top)}-${Math.round(right)},${Math.round(bottom)} under ${there?.tagName} ${there?.className}`);
          }
          return lost;
        }
        """, controls)).ShouldBeEmpty();
}
