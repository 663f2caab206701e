using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.WebChat.Tests.Support;

/// <summary>Another site, with Web Chat on its page and a strict content security policy.</summary>
internal sealed class SitePage : IAsyncDisposable
{
    private const string Nonce = "n0nce";

    private static readonly string Bundle = Path.Combine(
        typeof(SitePage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "WebChatFolder").Value!,
        "node_modules", "botframework-webchat", "dist", "webchat.js");

    private readonly WebApplication _app;

    private SitePage()
    {
        File.Exists(Bundle).ShouldBeTrue($"{Bundle} is missing: run eng/test, or npm ci in tests/node-webchat");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/", WritePageAsync);
        _app.MapGet("/webchat.js", () => Results.File(Bundle, "text/javascript"));
        foreach (var (name, type) in new[] { ("page.js", "text/javascript"), ("page.css", "text/css") })
            _app.MapGet($"/{name}", () => Results.File(Path.Combine(AppContext.BaseDirectory, "page", name), type));
        _app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    public string Origin => _app.Urls.Single();

    /// <summary>The host whose Direct Line service the page uses.</summary>
    public Uri? Service { get; set; }

    public static async Task<SitePage> StartAsync()
    {
        var page = new SitePage();
        await page._app.StartAsync();
        return page;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task WritePageAsync(HttpContext context)
    {
        var service = Service!.GetLeftPart(UriPartial.Authority);
        context.Response.Headers.ContentSecurityPolicy = string.Create(
            CultureInfo.InvariantCulture,
            $"default-src 'none'; script-src 'self'; connect-src 'self' ws: blob: {service}; style-src 'self' 'nonce-{Nonce}'; img-src data: blob:");
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!doctype html><html lang="en" data-service="{service}/v3/directline" data-nonce="{Nonce}"><head><title>A site</title><link rel="stylesheet" href="/page.css"></head>
            <body><div id="chat" role="main"></div><script src="/webchat.js"></script><script src="/page.js"></script></body></html>
            """);
    }
}
