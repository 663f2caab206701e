using System.Text;
using System.Text.Encodings.Web;
using SupportBot.Content;
using SupportBot.Conversation.Content;

namespace SupportBot.Web;

/// <summary>
/// What is kept, at <c>/privacy</c>, and what the service is and is not, at <c>/terms</c>: the pages that a Teams app has to name. They say
/// what the bot itself says, so that the two cannot drift apart.
/// </summary>
public static class InformationPages
{
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private const string Style = "body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}";

    private static readonly string[] TermsParts = ["purpose", "limits", "danger", "use", "questions"];

    /// <param name="reminds">Whether people may ask to be reminded.</param>
    public static IEndpointRouteBuilder MapInformationPages(this IEndpointRouteBuilder endpoints, SupportContent content, bool reminds)
    {
        var presenter = content.Presenter;
        Map(endpoints, "/privacy", presenter.Label("privacy"), content.Catalog,
        [
            (presenter.Label("privacy_kept"), presenter.Phrase("privacy.kept")),
            .. reminds ? [(presenter.Label("privacy_reminder"), presenter.Phrase("privacy.reminder"))] : Array.Empty<(string, string)>(),
            (presenter.Label("privacy_not_kept"), presenter.Phrase("privacy.not_kept")),
            (presenter.Label("privacy_page_web"), presenter.Phrase("privacy.channel.web_chat")),
            (presenter.Label("privacy_page_teams"), presenter.Phrase("privacy.channel.teams")),
            (presenter.Label("privacy_organisation"), presenter.Phrase("privacy.organisation")),
            (presenter.Label("privacy_forget"), presenter.Phrase("privacy.forget")),
        ]);
        Map(endpoints, "/terms", presenter.Label("terms"), content.Catalog,
        [
            .. TermsParts.Select(part => (presenter.Label($"terms_{part}"), presenter.Label($"terms_{part}_text"))),
        ]);
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, string path, string title, Catalog catalog, IEnumerable<(string Heading, string Text)> parts)
    {
        var page = Encoding.UTF8.GetBytes(Write($"{title} – {catalog.Organisation.Name}", title, catalog.Locale, parts));
        endpoints.MapMethods(path, ChatPage.GetAndHead, async context =>
        {
            var headers = context.Response.Headers;
            headers.ContentType = "text/html; charset=utf-8";
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.CacheControl = "no-cache";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
        });
    }

    private static string Write(string name, string title, string locale, IEnumerable<(string Heading, string Text)> parts)
    {
        var encoder = HtmlEncoder.Default;
        var sections = string.Concat(parts.Select(part => $"<h2>{encoder.Encode(part.Heading)}</h2>\n<p>{encoder.Encode(part.Text)}</p>\n"));
        return $"""
            <!doctype html>
            <html lang="{encoder.Encode(locale)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{encoder.Encode(name)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{encoder.Encode(title)}</h1>
            {sections}</main>
            </body>
            </html>
            """;
    }
}
