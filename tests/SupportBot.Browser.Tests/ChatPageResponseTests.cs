using System.Net;
using SupportBot.Content;

namespace SupportBot.Browser.Tests;

public sealed class ChatPageResponseTests
{
    [Fact]
    public async Task The_page_may_load_its_own_files_alone_and_stand_in_no_frame()
    {
        await using var host = await ChatPageHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync("/");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith($"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host.Address.Authority} ");
        policy.ShouldContain("frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldContain("data-organisation=\"Northwind &amp; &quot;Sons&quot;\"");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Files_are_compressed_as_the_browser_accepts_and_kept_for_ever(string encoding)
    {
        await using var host = await ChatPageHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var script = ScriptOf(await client.GetStringAsync(new Uri("/", UriKind.Relative)));
        using var request = new HttpRequestMessage(HttpMethod.Get, script);
        request.Headers.Add("Accept-Encoding", encoding);

        using var response = await client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(encoding == "identity" ? [] : [encoding]);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        response.Headers.Vary.ShouldContain("Accept-Encoding");
    }

    [Theory]
    [InlineData("/widget/manifest.json")]
    [InlineData("/widget/..%2f..%2fappsettings.json")]
    [InlineData("/widget/none.js")]
    public async Task Nothing_but_the_files_of_the_page_is_served(string path)
    {
        await using var host = await ChatPageHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Named_origins_may_show_the_page_in_a_frame()
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of("", new() { FrameAncestors = { "https://Intranet.example/", "http://bücher.example:8080" } }));
        using var client = new HttpClient { BaseAddress = host.Address };

        using var response = await client.GetAsync("/");

        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors https://intranet.example http://xn--bcher-kva.example:8080;");
        response.Headers.Contains("X-Frame-Options").ShouldBeFalse("it would contradict the policy");
    }

    [Theory]
    [InlineData("intranet.example")]
    [InlineData("https://intranet.example/page")]
    [InlineData("https://intranet.example; script-src *")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://*.example")]
    [InlineData("https://user@intranet.example")]
    public async Task An_origin_that_is_none_stops_the_host_with_the_reason(string origin)
    {
        var error = await Should.ThrowAsync<ContentException>(() => ChatPageHost.StartAsync(PageSettings.Of("", new() { FrameAncestors = { origin } })));

        error.Message.ShouldContain($"ChatPage:FrameAncestors:0: '{origin}'");
        error.Message.ShouldContain("https://intranet.example");
    }

    [Fact]
    public async Task Without_a_built_widget_the_page_says_what_is_missing_and_the_service_works()
    {
        await using var host = await ChatPageHost.StartAsync(PageSettings.Of("") with { WidgetFolder = "none" });
        using var client = new HttpClient { BaseAddress = host.Address };

        using var page = await client.GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        request.Headers.Add("Origin", host.Address.GetLeftPart(UriPartial.Authority));
        using var token = await client.SendAsync(request);

        page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Node.js 20 or later");
        token.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string ScriptOf(string page)
    {
        var tail = page[page.IndexOf("<script", StringComparison.Ordinal)..];
        return tail.Split("src=\"", 2)[1].Split('"', 2)[0];
    }
}
