using System.Net;
using SupportBot.Content;
using SupportBot.Web;

namespace SupportBot.Browser.Tests;

/// <summary>Settings of the page for one website or portal.</summary>
public sealed class ChatSiteTests
{
    [Fact]
    public async Task Each_site_has_its_own_origins_neutral_place_and_key_and_takes_what_it_leaves_out_from_the_page()
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: new()
        {
            FrameAncestors = { "https://www.example" },
            CoverKey = "F9",
            Sites = { ["hr"] = new() { FrameAncestors = { "https://hr.example" }, LeaveTo = "https://weather.example/" } },
        }));
        using var client = new HttpClient { BaseAddress = host.Address };

        using var page = await client.GetAsync("/");
        using var site = await client.GetAsync("/?site=hr");

        PolicyOf(page).ShouldContain("frame-ancestors https://www.example;");
        PolicyOf(site).ShouldContain("frame-ancestors https://hr.example;");
        (await site.Content.ReadAsStringAsync()).ShouldContain("data-leave-to=\"https://weather.example/\" data-cover-key=\"F9\"");
        (await page.Content.ReadAsStringAsync()).ShouldContain("data-leave-to=\"https://www.wikipedia.org/\"");
    }

    [Fact]
    public async Task A_site_that_is_not_set_is_named_and_no_one_is_left_without_help()
    {
        await using var host = await ChatPageHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync("/?site=none");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("ChatPage:Sites");
        text.ShouldContain("call your local emergency number");
    }

    [Fact]
    public async Task Every_setting_that_cannot_be_used_is_named_with_the_fix()
    {
        var error = await Should.ThrowAsync<ContentException>(() => ChatPageHost.StartAsync(PageSettings.Of(options: new()
        {
            LeaveTo = "http://insecure.example",
            CoverKey = "q",
            Sites = { ["a b"] = new(), ["hr"] = new() { FrameAncestors = { "https://hr.example", "hr.example" } } },
            Light = { ["Accent"] = "teal", ["Colour"] = "#000000" },
        })));

        error.Errors.Select(fault => fault.File).ShouldBe(
            ["ChatPage:LeaveTo", "ChatPage:CoverKey", "ChatPage:Light:Accent", "ChatPage:Light:Colour", "ChatPage:Sites:a b", "ChatPage:Sites:hr:FrameAncestors:1"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Colours_that_cannot_be_read_stop_the_host_with_their_contrast()
    {
        var error = await Should.ThrowAsync<ContentException>(() => ChatPageHost.StartAsync(PageSettings.Of(options: new()
        {
            Sites = { ["hr"] = new() { Light = { ["Accent"] = "#9fd8d2" }, Dark = { ["accent"] = "#7fd0c4" } } },
        })));

        error.Message.ShouldContain("ChatPage:Sites:hr:Light");
        error.Message.ShouldContain("OnAccent #ffffff on Accent #9fd8d2 has a contrast of 1.58 to 1: choose colours with at least 4.5 to 1");
        error.Errors.ShouldAllBe(fault => fault.File == "ChatPage:Sites:hr:Light");
    }

    [Fact]
    public async Task A_dark_look_needs_its_own_colours_for_the_parts_of_cards_that_stand_out_such_as_help_lines()
    {
        var options = new ChatPageOptions();
        foreach (var name in new[] { "Page", "Surface", "Card", "Own", "AccentSoft" }) options.Light[name] = "#101010";
        foreach (var name in new[] { "Text", "TextSoft", "AccentText", "AttentionText", "Accent", "Help", "LineStrong", "Focus" }) options.Light[name] = "#ffffff";
        foreach (var name in new[] { "OnAccent", "OnHelp" }) options.Light[name] = "#000000";
        foreach (var name in new[] { "GoodText", "WarningText" }) options.Light[name] = "#eeeeee";

        var error = await Should.ThrowAsync<ContentException>(() => ChatPageHost.StartAsync(PageSettings.Of(options: options)));
        error.Message.ShouldContain("Text #ffffff on CardEmphasis #f6f1e9 has a contrast of 1.12 to 1");
        error.Message.ShouldContain("WarningText #eeeeee on CardAttention");

        foreach (var name in new[] { "CardEmphasis", "CardAccent", "CardGood", "CardWarning", "CardAttention" }) options.Light[name] = "#202020";
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of(options: options));
    }

    [Fact]
    public async Task Words_on_a_button_can_be_read_also_while_the_pointer_is_on_it()
    {
        var error = await Should.ThrowAsync<ContentException>(() => ChatPageHost.StartAsync(PageSettings.Of(options: new()
        {
            Dark = { ["Accent"] = "#707070", ["OnAccent"] = "#ffffff" },
        })));

        error.Errors.ShouldHaveSingleItem().Problem.ShouldContain("OnAccent #ffffff on AccentHover #8f8e8c has a contrast of 3.");
    }

    [Fact]
    public async Task The_language_is_the_one_asked_for_else_the_best_that_the_browser_names()
    {
        await using var host = await ChatPageHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("Accept-Language", "sv, nl;q=0.5, de-AT;q=0.8, fr;q=0");

        (await client.GetStringAsync("/")).ShouldContain("<html lang=\"de\">");
        (await client.GetStringAsync("/?locale=pt-BR")).ShouldContain("<html lang=\"pt\">");
        (await client.GetStringAsync("/?locale=%22%3E%3Cscript%3E")).ShouldContain("<html lang=\"de\">");
    }

    [Fact]
    public async Task The_script_for_other_sites_is_asked_for_again_only_when_it_changed()
    {
        await using var host = await ChatPageHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var first = await client.GetAsync("/widget.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        request.Headers.Add("If-None-Match", first.Headers.ETag!.ToString());
        using var again = await client.SendAsync(request);

        first.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["cross-origin"]);
        (await first.Content.ReadAsStringAsync()).ShouldContain("Chat zur Unterstützung öffnen");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    private static string PolicyOf(HttpResponseMessage response) => response.Headers.GetValues("Content-Security-Policy").Single();
}
