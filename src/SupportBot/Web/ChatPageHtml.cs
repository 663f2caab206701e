using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportBot.Web;

/// <summary>Writes the chat page, in the language and for the site that asked for it.</summary>
internal sealed class ChatPageHtml(ChatPageSettings settings, WidgetFiles? widget)
{
    private const string DirectLine = "/v3/directline";

    private readonly string _guide = HtmlEncoder.Default.Encode(settings.Guide);
    private readonly string _organisation = HtmlEncoder.Default.Encode(settings.Organisation);

    public byte[] Page(string language, ChatSite site, WidgetFiles widget)
    {
        var texts = settings.Texts.ByLanguage[language];
        var title = _organisation.Length == 0 ? _guide : $"{_guide} – {_organisation}";
        var style = site.Style.Length == 0 ? "" : $"<style>{site.Style}</style>\n";
        var parts = string.Concat(widget.Parts.Select(part => $"""<link rel="modulepreload" href="/widget/{part}">"""));
        return Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <link rel="icon" type="image/svg+xml" href="/widget/{widget.Icon}">
            <link rel="stylesheet" href="/widget/{widget.Style}">
            {style}<script type="module" src="/widget/{widget.Script}"></script>
            {parts}
            </head>
            <body>
            <div id="supportbot" data-guide="{_guide}" data-organisation="{_organisation}" data-service="{DirectLine}" data-spoken="{settings.Texts.Locale}"
              data-leave-to="{HtmlEncoder.Default.Encode(site.LeaveTo)}" data-cover-key="{site.CoverKey}" data-frames="{HtmlEncoder.Default.Encode(string.Join(' ', site.FrameAncestors))}">
            <noscript class="fallback">
            <h1>{_guide}</h1>
            {Paragraphs(texts, "needs_script")}
            </noscript>
            </div>
            <script type="application/json" id="texts">{JsonSerializer.Serialize(texts)}</script>
            </body>
            </html>
            """);
    }

    public byte[] UnknownSite(string language) => Notice(
        "There is no such site",
        "<p>The address of this page, or <code>data-site</code> of the script that opened it, names a site that <code>ChatPage:Sites</code> does not have.</p>",
        language);

    public byte[] Missing() => Notice(
        "The chat page was not built",
        """
        <p>It is made with Node.js 20 or later, which was missing when this service was built. Install Node.js, run
        <code>dotnet build src/SupportBot</code> and start the service again.</p>
        <p>The service itself works: bots and Direct Line clients can reach it.</p>
        """,
        settings.Texts.Choose());

    /// <summary>For whoever runs the service; whoever was looking for help gets what to do without it.</summary>
    private byte[] Notice(string heading, string text, string language)
    {
        var icon = widget is null ? "" : $"""<link rel="icon" type="image/svg+xml" href="/widget/{widget.Icon}">""";
        return Encoding.UTF8.GetBytes($"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{_guide}</title>{icon}</head>
            <body>
            <h1>{heading}</h1>
            {text}
            <div lang="{language}">
            {Paragraphs(settings.Texts.ByLanguage[language])}
            </div>
            </body>
            </html>
            """);
    }

    private static string Paragraphs(ImmutableSortedDictionary<string, string> texts, params IEnumerable<string> keys) => string.Join('\n', keys.Concat(["emergency", "find_helpline"])
        .Select(key => $"<p>{HtmlEncoder.Default.Encode(texts[key]).Replace("findahelpline.com", Link, StringComparison.Ordinal)}</p>"));

    private const string Link = """<a href="https://findahelpline.com" rel="noopener noreferrer">findahelpline.com</a>""";
}
