using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>What one event leads to.</summary>
public sealed record Turn(Session Session, ImmutableArray<Message> Messages, ImmutableArray<Effect> Effects);

/// <summary>What safety makes of an event in a bot that is not ours.</summary>
/// <param name="Turn">What is said, if anything, and what is remembered.</param>
/// <param name="IsTaken">Safety answers alone; otherwise the event goes on to that bot, after a gentle check-in where there is one.</param>
public sealed record Screening(Turn Turn, bool IsTaken);

/// <summary>
/// One message to the person as ids and data. Content turns it into words or a card for a locale, a channel and an organisation; the same
/// message always gives the same text, so that it can be stored instead of the text and sent again.
/// </summary>
public sealed record Message(MessageKind Kind, string Id)
{
    /// <summary>Which of the wordings to use, from 0.</summary>
    public int Wording { get; init; }

    /// <summary>Ids for the placeholders of a phrase or the parts of a card. Values are ids and numbers, never prose.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Data { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Ids below a key; none where the key is missing.</summary>
    public ImmutableArray<string> Ids(string key) => Data.GetValueOrDefault(key, []);

    /// <summary>Language of the wording where it is not the session's: replies to a sign of risk use the language it was written in.</summary>
    public string? Language { get; init; }
}

public enum MessageKind { Phrase, Card }

/// <summary>Something to be done at the edge after the turn is recorded.</summary>
public abstract record Effect;

/// <summary>Counts an event of the service, such as a suggestion shown. Counters carry no person and no conversation.</summary>
public sealed record Count(string Counter) : Effect;

/// <summary>The person asked to be forgotten: once this turn is sent, what is kept of the conversation is deleted, its chat log included.</summary>
public sealed record Forget : Effect;

/// <summary>The person asked to be written to: the host keeps how to reach them until then, in the place of any earlier reminder.</summary>
/// <param name="At">In UTC and whole minutes.</param>
public sealed record SetReminder(DateTimeOffset At) : Effect;

/// <summary>The reminder of this conversation, if there is one, is deleted.</summary>
public sealed record DropReminder : Effect;
