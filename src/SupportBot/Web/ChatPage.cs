using SupportBot.Content;

namespace SupportBot.Web;

/// <summary>
/// The page where a person talks with the bot, at <c>/</c>; the script that puts its button on other sites, at <c>/widget.js</c>; and the files
/// they are made of, at <c>/widget/</c>.
/// </summary>
public static class ChatPage
{
    internal static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    private const string TrustedTypes =
        "require-trusted-types-for 'script'; trusted-types adaptivecards#markdownPassthroughPolicy adaptivecards#restoreContentsPolicy "
        + "adaptivecards#deprecatedExportedFunctionPolicy";

    /// <summary>Adds the page. Without a built widget it answers 503 and says what is missing; everything else works.</summary>
    /// <exception cref="ContentException">A setting of the page cannot be used.</exception>
    public static IEndpointRouteBuilder MapChatPage(this IEndpointRouteBuilder endpoints, ChatPageSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var widget = WidgetFiles.Load(settings.WidgetFolder);
        var sites = ChatSite.ReadAll(settings.Options, PageThemes.Load(settings.WidgetFolder));
        var html = new ChatPageHtml(settings, widget);
        var launcher = widget is null ? null : Launcher.Create(widget.Launcher, settings.Texts);

        endpoints.MapMethods("/", GetAndHead, context =>
        {
            var site = sites.GetValueOrDefault(context.Request.Query["site"].ToString());
            var language = LanguageOf(context.Request, settings.Texts);
            return site is null ? WritePageAsync(context, html.UnknownSite(language), StatusCodes.Status404NotFound, sites[""])
                : widget is null ? WritePageAsync(context, html.Missing(), StatusCodes.Status503ServiceUnavailable, site)
                : WritePageAsync(context, html.Page(language, site, widget), StatusCodes.Status200OK, site);
        });
        endpoints.MapMethods("/widget.js", GetAndHead, context => launcher is null ? NotFoundAsync(context) : launcher.WriteAsync(context));
        endpoints.MapMethods("/widget/{file}", GetAndHead, context =>
            widget?.Find((string)context.Request.RouteValues["file"]!) is { } found ? found.WriteAsync(context, "public, max-age=31536000, immutable") : NotFoundAsync(context));
        return endpoints;
    }

    /// <summary>The language that the address asks for, else the best of those the browser names.</summary>
    private static string LanguageOf(HttpRequest request, ChatPageTexts texts) => texts.Choose(
    [
        request.Query["locale"].ToString(),
        .. request.GetTypedHeaders().AcceptLanguage.Where(language => language.Quality is not 0).OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString()),
    ]);

    private static async Task WritePageAsync(HttpContext context, byte[] page, int status, ChatSite site)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy(context.Request, site);
        // It can only say "nobody" or "this site alone": where others may frame the page it would contradict the policy.
        if (site.FrameAncestors.Count == 0)
            response.Headers.XFrameOptions = "DENY";
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Language";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(page, context.RequestAborted);
    }

    /// <summary>Own files and own service only. Older browsers do not count a socket as 'self', so its address is written out.</summary>
    private static string ContentSecurityPolicy(HttpRequest request, ChatSite site)
    {
        var host = request.Host.HasValue ? request.Host.ToUriComponent() : "";
        var sockets = Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var address) ? $" ws://{address.Authority} wss://{address.Authority}" : "";
        return $"default-src 'none'; script-src 'self'; style-src {site.StyleSource}; img-src 'self' data:; connect-src 'self'{sockets}; "
            + $"frame-ancestors {site.FrameAncestorsValue}; base-uri 'none'; form-action 'none'; {TrustedTypes}";
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
