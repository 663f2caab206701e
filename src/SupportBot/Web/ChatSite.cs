using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Content;

namespace SupportBot.Web;

/// <summary>The page's settings for one website or portal, checked.</summary>
/// <param name="FrameAncestors">Origins as browsers write them.</param>
/// <param name="Style">The site's colours as a style sheet; empty when it has none of its own.</param>
internal sealed partial record ChatSite(IReadOnlyList<string> FrameAncestors, string LeaveTo, string CoverKey, string Style)
{
    private const string NeutralPlace = "https://www.wikipedia.org/";
    private const string CoverByDefault = "Escape";

    /// <summary>The value of the CSP directive frame-ancestors.</summary>
    public string FrameAncestorsValue => FrameAncestors.Count == 0 ? "'none'" : string.Join(' ', FrameAncestors);

    /// <summary>The value of the CSP directive style-src: the page's own files and this very style sheet.</summary>
    public string StyleSource => Style.Length == 0 ? "'self'" : $"'self' 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    /// <summary>The section's own settings under the empty name, and every site's under its name.</summary>
    /// <param name="themes">Colours of the built page; null when it was not built.</param>
    /// <exception cref="ContentException">Names every setting that cannot be used, and the fix.</exception>
    public static IReadOnlyDictionary<string, ChatSite> ReadAll(ChatPageOptions options, PageThemes? themes)
    {
        var errors = new List<ContentError>();
        var sites = new Dictionary<string, ChatSite>(StringComparer.Ordinal) { [""] = Read(ChatPageOptions.Section, options, null, themes, errors) };
        foreach (var (name, site) in options.Sites)
        {
            var key = $"{ChatPageOptions.Section}:Sites:{name}";
            if (!SiteName().IsMatch(name))
                errors.Add(new(key, 0, $"'{name}' cannot be the name of a site: write up to 40 letters, digits and hyphens"));
            sites[name] = Read(key, site, options, themes, errors);
        }

        return errors.Count == 0 ? sites : throw new ContentException(errors);
    }

    private static ChatSite Read(string key, ChatSiteOptions site, ChatPageOptions? section, PageThemes? themes, List<ContentError> errors)
    {
        List<string> origins = [];
        for (var i = 0; i < site.FrameAncestors.Count; i++)
        {
            if (Origin(site.FrameAncestors[i]) is { } origin)
                origins.Add(origin);
            else
                errors.Add(new($"{key}:FrameAncestors:{i}", 0, $"'{site.FrameAncestors[i]}' cannot be a frame ancestor: write an origin such as https://intranet.example"));
        }

        if (site.LeaveTo is not null && !(Uri.TryCreate(site.LeaveTo, UriKind.Absolute, out var place) && place.Scheme == Uri.UriSchemeHttps))
            errors.Add(new($"{key}:LeaveTo", 0, $"'{site.LeaveTo}' is no address that begins with https://: write one such as {NeutralPlace}"));
        if (site.CoverKey is not null && !KnownKey().IsMatch(site.CoverKey))
            errors.Add(new($"{key}:CoverKey", 0, $"'{site.CoverKey}' cannot cover the page: write Escape (pressed twice), F1 to F12, Insert or Pause"));
        return new ChatSite(
            origins,
            Uri.TryCreate(site.LeaveTo ?? section?.LeaveTo, UriKind.Absolute, out var leaveTo) ? leaveTo.AbsoluteUri : NeutralPlace,
            site.CoverKey ?? section?.CoverKey ?? CoverByDefault,
            themes?.Style(key, site, section, errors) ?? "");
    }

    private static string? Origin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" && origin.PathAndQuery == "/" && origin.UserInfo.Length == 0
            && origin.Fragment.Length == 0 && !text.Contains('*', StringComparison.Ordinal)
            ? new UriBuilder(origin.Scheme, origin.IdnHost, origin.IsDefaultPort ? -1 : origin.Port).Uri.GetLeftPart(UriPartial.Authority)
            : null;

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,40}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SiteName();

    [GeneratedRegex(@"\A(Escape|Insert|Pause|F([1-9]|1[0-2]))\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KnownKey();
}
