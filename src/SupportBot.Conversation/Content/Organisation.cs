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
    public Retention Retention { get; init; } = Retention.Nothing;

    public DirectoryEntry? Find(string kind) => Directory.FirstOrDefault(entry => entry.Kind == kind);
}

/// <summary>How long the host keeps what it stores, as people are told.</summary>
/// <param name="SessionDays">Days after the last turn for which the session is kept.</param>
/// <param name="LogHours">Hours after the last message for which the chat log of web chat is kept, a part of an hour counted as a whole one.</param>
public sealed record Retention(int SessionDays, int LogHours)
{
    /// <summary>Nothing is stored, as in the terminal.</summary>
    public static readonly Retention Nothing = new(0, 0);
}

/// <summary>One way to begin with a kind of support here.</summary>
/// <param name="Kind">Kind of support as named by <see cref="Outcome.Directory"/>: therapy, coaching, mentorship, practical, medical, self_help, person.</param>
/// <param name="Name">What it is called here.</param>
/// <param name="HowToStart">What to do first, in one sentence.</param>
/// <param name="Url">https, mailto or tel link, or null.</param>
public sealed record DirectoryEntry(string Kind, string Name, string HowToStart, string? Url);
