using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>Something that happened: what the person did, or that a time has come. Time comes in here and nowhere else.</summary>
/// <param name="At">When it happened, by the host's clock.</param>
public abstract record UserEvent(DateTimeOffset At)
{
    /// <summary>Country that the channel reports for the person, as ISO 3166-1 alpha-2 in upper case, or null.</summary>
    public string? ChannelCountry { get; init; }

    public ChannelKind Channel { get; init; }

    /// <summary>The host can write to this person by itself on a later day, and does where they ask for it.</summary>
    public bool CanRemind { get; init; }

    /// <summary>How far the person's clock is ahead of UTC, or null when the channel does not say. It names days and is not kept.</summary>
    public TimeSpan? Offset { get; init; }
}

/// <summary>Where the person talks to the bot; who keeps a copy of the words depends on it (docs/what-we-store.md).</summary>
public enum ChannelKind
{
    Other,

    /// <summary>The chat page or another client of our own Direct Line service.</summary>
    WebChat,
    Teams,
    Terminal,
}

/// <summary>The person opened the conversation, or the bot was installed for them.</summary>
public sealed record Joined(DateTimeOffset At) : UserEvent(At);

/// <summary>The person wrote something; the words themselves stay outside.</summary>
public sealed record Said(DateTimeOffset At, Reading Reading) : UserEvent(At);

/// <summary>The person changed a message that was handled before.</summary>
/// <param name="Reading">What the new words were understood as; its choice is one of <paramref name="Question"/>.</param>
/// <param name="Question">Id of the question that the message answered, or null.</param>
public sealed record Edited(DateTimeOffset At, Reading Reading, string? Question) : UserEvent(At);

/// <summary>The person took a message back.</summary>
/// <param name="Question">Id of the question that the message answered, or null.</param>
public sealed record Deleted(DateTimeOffset At, string? Question) : UserEvent(At);

/// <summary>The person pressed a button.</summary>
/// <param name="Target">
/// What the intent is about: a modality or an explanation for <see cref="Intent.Explain"/>, two or more modalities joined by dots for
/// <see cref="Intent.Compare"/>, a modality for <see cref="Intent.WhyNot"/>, a question otherwise.
/// </param>
/// <param name="Choice">
/// Id of the choice for <see cref="Intent.Answer"/>, of the question for <see cref="Intent.ChangeAnswer"/>; null when nothing was chosen.
/// </param>
/// <param name="Card">Number of the turn that drew the card, or null when the button does not say.</param>
public sealed record Chose(DateTimeOffset At, Intent Intent, string? Target = null, string? Choice = null, int? Card = null) : UserEvent(At);

/// <summary>
/// The person judged a message from outside the conversation, such as with the thumb that Teams shows under it. It answers nothing that was asked.
/// </summary>
public sealed record Rated(DateTimeOffset At, bool Helped) : UserEvent(At);

/// <summary>The time has come that a person asked to be reminded at. It is no turn of theirs.</summary>
internal sealed record Due(DateTimeOffset At) : UserEvent(At);

/// <summary>The person sent a form.</summary>
/// <param name="Choices">Choice ids by question id; questions left open are missing.</param>
/// <param name="Reading">What the free text on the form was understood as, or null when there was none.</param>
public sealed record Submitted(DateTimeOffset At, ImmutableSortedDictionary<string, string> Choices, Reading? Reading = null) : UserEvent(At)
{
    /// <summary>Number of the turn that drew the form, or null when it does not say.</summary>
    public int? Card { get; init; }
}
