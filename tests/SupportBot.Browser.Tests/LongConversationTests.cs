using System.Globalization;

namespace SupportBot.Browser.Tests;

/// <summary>What stays quick. Nothing here is held against a clock: the figures are left in artifacts/figures.</summary>
[Collection(BrowserTests.Name)]
public sealed class LongConversationTests(Support.Browser browser)
{
    private const int Rounds = 5;
    private const int Samples = 10;

    [Fact]
    public async Task A_conversation_of_five_hundred_messages_goes_on()
    {
        await using var host = await ChatPageHost.StartAsync();
        await using var page = await browser.OpenAsync(host.Address);
        var cdp = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await cdp.SendAsync("Performance.enable");
        var atFirst = await CostOfAnExchangeAsync(page, cdp);

        for (var round = 1; round <= Rounds; round++)
        {
            await page.MessageBox.FillAsync("many");
            await page.MessageBox.PressAsync("Enter");
            await Assertions.Expect(page.Cards).ToHaveCountAsync(1 + round * ScriptedBot.Many / 10);
        }
        var atLast = await CostOfAnExchangeAsync(page, cdp);

        await page.SayAsync("hello");
        await Assertions.Expect(page.Conversation.GetByText("You said: hello").Last).ToBeInViewportAsync();
        await Assertions.Expect(page.MessageBox).ToBeFocusedAsync();
        (await page.Conversation.GetByRole(AriaRole.Article).CountAsync()).ShouldBeGreaterThan(500);
        (await page.ReadAnnouncementsAsync()).Count.ShouldBeLessThan(10);
        await page.ChooseAsync(page.Cards.First, "A goal", "Answer");
        await page.WaitForTextAsync("Thank you.");
        await page.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.ScreenshotAsync(Screenshots.Path("long", "five-hundred"));
        page.Faults.ShouldBeEmpty();
        await Figures.WriteAsync("long-conversation", string.Create(CultureInfo.InvariantCulture,
            $"main thread per exchange (own message and reply): {atFirst:0.0} ms at up to 20 messages, {atLast:0.0} ms at more than 500, ratio {atLast / atFirst:0.00}"));
    }

    [Fact]
    public async Task A_processor_of_a_quarter_of_the_speed_opens_the_chat_to_be_used()
    {
        await using var foreign = await ForeignSite.StartAsync();
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new() { FrameAncestors = { foreign.Origin } }));
        foreign.Show(host.Address);
        var times = new List<double>();
        for (var i = 0; i < Samples; i++) times.Add(await OpenSlowlyAsync(foreign));

        times.Sort();
        await Figures.WriteAsync("first-open", string.Create(CultureInfo.InvariantCulture,
            $"from the press on the button to the guide's card in view and the message box in focus, 4x slower processor, nothing cached, {Samples} runs: median {times[Samples / 2]:0} ms, least {times[0]:0} ms, most {times[^1]:0} ms"));
    }

    private async Task<double> OpenSlowlyAsync(ForeignSite foreign)
    {
        await using var site = await SiteDriver.OpenAsync(browser, foreign);
        await site.Button.WaitForAsync();
        var cdp = await site.Page.Context.NewCDPSessionAsync(site.Page);
        await cdp.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        var started = TimeProvider.System.GetTimestamp();
        await site.Button.ClickAsync();
        await site.Chat.Locator(".card").First.WaitForAsync();
        await Assertions.Expect(site.MessageBox).ToBeFocusedAsync();
        var taken = TimeProvider.System.GetElapsedTime(started);
        await site.MessageBox.FillAsync("hello");
        await site.MessageBox.PressAsync("Enter");
        await site.Conversation.GetByText("You said: hello").WaitForAsync();
        return taken.TotalMilliseconds;
    }

    /// <summary>How long the page's main thread is busy with one message and its answer, in milliseconds.</summary>
    private static async Task<double> CostOfAnExchangeAsync(ChatPageDriver page, ICDPSession cdp)
    {
        var before = await BusyAsync(cdp);
        await page.Page.EvaluateAsync("""
            async (count) => {
              const box = document.getElementById("message-text");
              const messages = document.querySelector(".messages");
              for (let i = 0; i < count; i++) {
                const replied = new Promise((done) => {
                  const watch = new MutationObserver(() => {
                    if (!messages.lastElementChild.classList.contains("bot")) return;
                    watch.disconnect();
                    done();
                  });
                  watch.observe(messages, { childList: true });
                });
                box.value = "hello";
                box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
                await replied;
                await new Promise((done) => setTimeout(done, 100));
              }
            }
            """, Samples);
        return (await BusyAsync(cdp) - before) * 1000 / Samples;
    }

    private static async Task<double> BusyAsync(ICDPSession cdp)
    {
        var metrics = (await cdp.SendAsync("Performance.getMetrics")).ShouldNotBeNull().GetProperty("metrics");
        return metrics.EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }
}
