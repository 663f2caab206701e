using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>Something that happened on the person's side. Time comes in here and nowhere else.</summary>
/// <param name="At">When it happened, by the host's clock.</param>
public abstract record UserEvent(DateTimeOffset At)
{
    /// <summary>Country that the channel reports for the person, as ISO 3166-1 alpha-2 in upper case, or null.</summary>
    public string? ChannelCountry { get; init; }
}

/// <summary>The person opened the conversation, or the bot was installed for them.</summary>
public sealed record Joined(DateTimeOffset At) : UserEvent(At);

/// <summary>The person wrote something; the words themselves stay outside.</summary>
public sealed record Said(DateTimeOffset At, Reading Reading) : UserEvent(At);

/// <summary>The person pressed a button.</summary>
/// <param name="Target">What the intent is about: a modality for <see cref="Intent.Explain"/>, a question otherwise.</param>
/// <param name="Choice">Id of the choice for <see cref="Intent.Answer"/>; null when nothing was chosen.</param>
/// <param name="Card">Number of the turn that drew the card, or null when the button does not say.</param>
public sealed record Chose(DateTimeOffset At, Intent Intent, string? Target = null, string? Choice = null, int? Card = null) : UserEvent(At);

/// <summary>The person sent a form.</summary>
/// <param name="Choices">Choice ids by question id; questions left open are missing.</param>
/// <param name="Reading">What the free text on the form was understood as, or null when there was none.</param>
public sealed record Submitted(DateTimeOffset At, ImmutableSortedDictionary<string, string> Choices, Reading? Reading = null) : UserEvent(At);
