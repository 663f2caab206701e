namespace SupportBot.Web;

/// <summary>The section <c>ChatPage</c> of the settings, as it is written.</summary>
public sealed class ChatPageOptions : ChatSiteOptions
{
    public const string Section = "ChatPage";

    /// <summary>Websites and portals with settings of their own, by the name that <c>data-site</c> or <c>?site=</c> gives.</summary>
    public IDictionary<string, ChatSiteOptions> Sites { get; } = new Dictionary<string, ChatSiteOptions>(StringComparer.Ordinal);
}

/// <summary>What one website or portal may set. What a site leaves out it has from the section itself.</summary>
public class ChatSiteOptions
{
    /// <summary>Origins that may show the page in a frame, such as https://intranet.example.</summary>
    public IList<string> FrameAncestors { get; } = [];

    /// <summary>Where "Leave now" goes: an address that begins with https:// and tells nothing of this chat.</summary>
    public string? LeaveTo { get; set; }

    /// <summary>The key that covers the conversation: Escape (pressed twice), F1 to F12, Insert or Pause.</summary>
    public string? CoverKey { get; set; }

    /// <summary>Colours by name, as #rrggbb, in place of those of the light theme.</summary>
    public IDictionary<string, string> Light { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The same for the dark theme.</summary>
    public IDictionary<string, string> Dark { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
