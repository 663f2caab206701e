using System.Collections.Immutable;

namespace SupportBot.Conversation.Content;

/// <summary>Whose employees or visitors are served. Comes from the host's configuration.</summary>
/// <param name="Country">Default country as ISO 3166-1 alpha-2 in upper case, used when neither the person nor the channel names one.</param>
/// <param name="Contact">Who answers questions about this service, such as an e-mail address or an intranet page.</param>
public sealed record Organisation(
    string Name,
    string? Country,
    string Locale,
    string Contact,
    ImmutableArray<DirectoryEntry> Directory)
{
    public DirectoryEntry? Find(string kind) => Directory.FirstOrDefault(entry => entry.Kind == kind);
}

/// <summary>One way to begin with a kind of support here.</summary>
/// <param name="Kind">Kind of support as named by <see cref="Outcome.Directory"/>: therapy, coaching, mentorship, practical, medical, self_help, person.</param>
/// <param name="Name">What it is called here.</param>
/// <param name="HowToStart">What to do first, in one sentence.</param>
/// <param name="Url">https, mailto or tel link, or null.</param>
public sealed record DirectoryEntry(string Kind, string Name, string HowToStart, string? Url);
