using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Browser.Tests.Support;

/// <summary>
/// Somebody's website on another origin than the chat: with style sheets that would spoil a widget in its page, and a strict policy that lets
/// in the script and the frame of the chat alone.
/// </summary>
public sealed class ForeignSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private Uri _chat = new("http://127.0.0.1");

    private ForeignSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/", context => WriteAsync(context, $"""<script async src="{Chat}widget.js" {context.Request.Query["attributes"]}></script>"""));
        _app.MapGet("/head", context => WriteAsync(context, "", $$"""
            <script nonce="site">window.SupportBot = [["on", "open", () => { document.title = "Opened"; }]];</script>
            <script src="{{Chat}}widget.js"></script>
            <script nonce="site">SupportBot.push(["open"]);</script>
            """));
        _app.MapGet("/portal", context => WriteAsync(context, $"""<iframe src="{Chat}?{context.Request.Query["query"]}" title="Support" width="500" height="700"></iframe>"""));
        _app.MapGet("/before", context => WriteAsync(context, ""));
        _app.MapGet("/favicon.ico", () => Results.NoContent());
    }

    /// <summary>Another site than that of the chat, not only another port.</summary>
    public Uri Address => new UriBuilder(_app.Urls.Single()) { Host = "localhost" }.Uri;

    public string Origin => Address.GetLeftPart(UriPartial.Authority);

    private string Chat => _chat.ToString();

    public static async Task<ForeignSite> StartAsync()
    {
        var site = new ForeignSite();
        await site._app.StartAsync();
        return site;
    }

    /// <summary>Says where the chat is that the site shows.</summary>
    public void Show(Uri chat) => _chat = chat;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task WriteAsync(HttpContext context, string chat, string head = "")
    {
        var origin = _chat.GetLeftPart(UriPartial.Authority);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {origin} 'nonce-site'; frame-src {origin}; style-src 'nonce-site'; require-trusted-types-for 'script'";
        return context.Response.WriteAsync($$"""
            <!doctype html>
            <html lang="{{context.Request.Query["lang"].FirstOrDefault() ?? "en"}}">
            <title>Shop</title>
            {{head}}
            <style nonce="site">* { color: red; font: italic 40px serif } button, dialog { display: none !important } iframe { opacity: 1 }</style>
            <h1>Shop</h1>
            <a href="/before" id="link">A link</a>
            <script nonce="site">
              window.events = [];
              window.SupportBot = window.SupportBot || [];
              for (const name of ["ready", "open", "close", "unread"]) SupportBot.push(["on", name, (detail) => events.push(detail === undefined ? name : name + " " + detail)]);
              if (location.search.includes("queue")) SupportBot.push(["open"]);
            </script>
            {{chat}}
            </html>
            """);
    }
}
