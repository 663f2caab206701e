namespace SupportBot.Web;

/// <summary>What the chat page says about itself and where it may be shown.</summary>
/// <param name="Guide">Name under which the bot speaks.</param>
/// <param name="Organisation">Whose employees or visitors are served; empty when the page should not say.</param>
/// <param name="FrameAncestors">Origins that may show the page in a frame, such as https://intranet.example; none by default.</param>
public sealed record ChatPageSettings(string Guide, string Organisation, IReadOnlyList<string> FrameAncestors)
{
    public ChatPageSettings(string guide, string organisation) : this(guide, organisation, [])
    {
    }

    /// <summary>Where the built widget is.</summary>
    public string WidgetFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot", "widget");

    /// <summary>The value of the CSP directive frame-ancestors.</summary>
    internal string FrameAncestorsValue => FrameAncestors.Count == 0 ? "'none'" : string.Join(' ', FrameAncestors.Select(ToOrigin));

    private static string ToOrigin(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" && origin.PathAndQuery == "/")
            return origin.GetLeftPart(UriPartial.Authority);
        throw new ArgumentException($"'{text}' cannot be a frame ancestor: write an origin such as https://intranet.example.", nameof(text));
    }
}
