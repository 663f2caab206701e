using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Net.Http.Headers;

namespace SupportBot.Web;

/// <summary>The page where a person talks with the bot, at <c>/</c>, and the files it is made of, at <c>/widget/</c>.</summary>
public static class ChatPage
{
    internal static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    private const string DirectLine = "/v3/directline";

    private const string TrustedTypes =
        "require-trusted-types-for 'script'; trusted-types adaptivecards#markdownPassthroughPolicy adaptivecards#restoreContentsPolicy "
        + "adaptivecards#deprecatedExportedFunctionPolicy";

    /// <summary>Adds the page. Without a built widget it answers 503 and says what is missing; everything else works.</summary>
    /// <exception cref="ArgumentException">A frame ancestor is no origin.</exception>
    public static IEndpointRouteBuilder MapChatPage(this IEndpointRouteBuilder endpoints, ChatPageSettings settings)
    {
        var widget = WidgetFiles.Load(settings.WidgetFolder);
        var page = Encoding.UTF8.GetBytes(widget is null ? MissingPage(settings) : Page(settings, widget));
        var status = widget is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        var frameAncestors = settings.FrameAncestorsValue;

        endpoints.MapMethods("/", GetAndHead, context => WritePageAsync(context, page, status, frameAncestors));
        endpoints.MapGet("/widget/{file}", (string file, HttpContext context) =>
            widget?.Find(file) is { } found ? WriteFileAsync(context, found) : NotFoundAsync(context));
        return endpoints;
    }

    private static string Page(ChatPageSettings settings, WidgetFiles widget)
    {
        var guide = HtmlEncoder.Default.Encode(settings.Guide);
        var organisation = HtmlEncoder.Default.Encode(settings.Organisation);
        var title = organisation.Length == 0 ? guide : $"{guide} – {organisation}";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" type="image/svg+xml" href="/widget/{widget.Icon}">
            <link rel="stylesheet" href="/widget/{widget.Style}">
            <script type="module" src="/widget/{widget.Script}"></script>
            </head>
            <body>
            <div id="supportbot" data-guide="{guide}" data-organisation="{organisation}" data-service="{DirectLine}">
            <noscript class="fallback">
            <h1>{guide}</h1>
            <p>This page needs JavaScript. If you or someone else may be in danger, call your local emergency number now:
            112 in most of Europe, 911 in the US and Canada. Free helplines in many countries are listed at
            <a href="https://findahelpline.com" rel="noopener noreferrer">findahelpline.com</a>.</p>
            </noscript>
            </div>
            </body>
            </html>
            """;
    }

    private static string MissingPage(ChatPageSettings settings) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{HtmlEncoder.Default.Encode(settings.Guide)}</title></head>
        <body>
        <h1>The chat page was not built</h1>
        <p>It is made with Node.js 20 or later, which was missing when this service was built. Install Node.js, run
        <code>dotnet build src/SupportBot</code> and start the service again.</p>
        <p>The service itself works: bots and Direct Line clients can reach it.</p>
        <p>If you or someone else may be in danger, call your local emergency number now. Free helplines in many countries are listed at
        <a href="https://findahelpline.com" rel="noopener noreferrer">findahelpline.com</a>.</p>
        </body>
        </html>
        """;

    private static async Task WritePageAsync(HttpContext context, byte[] page, int status, string frameAncestors)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy(context.Request, frameAncestors);
        response.Headers.CacheControl = "no-cache";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        SetNoSniff(response);
        await response.Body.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>Own files and own service only. Older browsers do not count a socket as 'self', so its address is written out.</summary>
    private static string ContentSecurityPolicy(HttpRequest request, string frameAncestors)
    {
        var host = request.Host.HasValue ? request.Host.ToUriComponent() : "";
        var sockets = Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var address) ? $" ws://{address.Authority} wss://{address.Authority}" : "";
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'{sockets}; "
            + $"frame-ancestors {frameAncestors}; base-uri 'none'; form-action 'none'; {TrustedTypes}";
    }

    private static async Task WriteFileAsync(HttpContext context, WidgetFile file)
    {
        var response = context.Response;
        var (encoding, content) = Choose(context.Request, file);
        response.ContentType = file.ContentType;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        SetNoSniff(response);
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, context.RequestAborted);
    }

    private static (string? Encoding, byte[] Content) Choose(HttpRequest request, WidgetFile file)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        bool Accepts(string name) => accepted.Any(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
        if (Accepts("br"))
            return ("br", file.Brotli);
        return Accepts("gzip") ? ("gzip", file.Gzip) : (null, file.Plain);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static void SetNoSniff(HttpResponse response) => response.Headers.XContentTypeOptions = "nosniff";
}
