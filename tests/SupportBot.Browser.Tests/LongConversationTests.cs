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
    public async Task A_processor_of_a_quarter_of_the_speed_opens_the_page_to_be_used()
    {
        await using var host = await RealHost.StartAsync();
        var first = await OpenSlowlyAsync(host.Address);
        var opened = new List<Dictionary<string, double>>();
        while (opened.Count < Samples) opened.Add(await OpenSlowlyAsync(host.Address));
        opened.Sort((one, other) => one["usable"].CompareTo(other["usable"]));
        var load = await LoadAsync();
        var steps = first.Keys.Select(step => string.Create(CultureInfo.InvariantCulture, $"{step} {opened.Select(times => times[step]).Order().ElementAt(Samples / 2):0}"));
        await Figures.WriteAsync("first-open", string.Create(CultureInfo.InvariantCulture, $"""
            from the request for the page to the welcome's card painted, real host, 4x slower processor, nothing cached, load {load}
            {Samples} runs: median {opened[Samples / 2]["usable"]:0} ms, least {opened[0]["usable"]:0} ms, most {opened[^1]["usable"]:0} ms; the host's very first {first["usable"]:0} ms
            median ms at which each step was done: {string.Join(", ", steps)}
            """));
    }

    private static async Task<string> LoadAsync() => File.Exists("/proc/loadavg") ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";

    /// <summary>The page itself, as the frame loads it: the frame of another site would run in a process that is not slowed down.</summary>
    /// <returns>When the steps were done, in milliseconds since the page was asked for.</returns>
    private async Task<Dictionary<string, double>> OpenSlowlyAsync(Uri address)
    {
        await using var page = new ChatPageDriver(await browser.NewPageAsync(address, 420, 700));
        var cdp = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await cdp.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
        await page.Page.AddInitScriptAsync("""
            new MutationObserver((_, watch) => {
              if (!document.querySelector(".card") || window.usable) return;
              watch.disconnect();
              requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
            }).observe(document, { childList: true, subtree: true });
            """);
        await page.OpenAsync();
        await page.Page.WaitForFunctionAsync("window.usable");
        var times = await page.Page.EvaluateAsync<Dictionary<string, double>>("""
            () => {
              const done = (part) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(part)).at(-1).responseEnd;
              return {
                page: performance.getEntriesByType("navigation")[0].responseEnd, "page's script": done("/widget/page-"), token: done("/tokens/generate"),
                conversation: done("/directline/conversations"), usable: window.usable,
              };
            }
            """);
        await page.SayAsync("hello");
        page.Faults.ShouldBeEmpty();
        return times;
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
