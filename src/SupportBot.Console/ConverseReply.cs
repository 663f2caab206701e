using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Console;

/// <summary>What one line of <c>converse</c> says: the names of its members are kept stable (docs/console.md).</summary>
/// <param name="Question">The question that waits for an answer, or null.</param>
/// <param name="Outcome">The suggestion while it stands, or null.</param>
internal sealed record ConverseReply(ImmutableArray<Spoken> Messages, AskedQuestion? Question, SuggestedOutcome? Outcome, SafetyShown Safety)
{
    public static ConverseReply Of(ImmutableArray<Message> messages, Talk talk) => new(
        [.. messages.Select(message => Spoken.Of(message, talk))],
        talk.OpenQuestion is { } open ? AskedQuestion.Of(open, talk) : null,
        talk.Suggestion is { } shown ? SuggestedOutcome.Of(shown, talk) : null,
        SafetyShown.Of(messages, talk));
}

internal sealed record ConverseError(string Error);

internal sealed record AskedQuestion(string Id, ImmutableArray<AskedChoice> Choices)
{
    public static AskedQuestion Of(Question question, Talk talk) => new(
        question.Id,
        [.. question.Choices.Select(choice => new AskedChoice(choice.Id, talk.Read($"question.{question.Id}.{choice.Id}.label")))]);
}

internal sealed record AskedChoice(string Id, string Label);

/// <param name="Reasons">As the suggestion gives them back to the person, at most three.</param>
/// <param name="Unsure">The bot says that the answers point to no outcome clearly.</param>
internal sealed record SuggestedOutcome(string Id, string Title, ImmutableArray<string> Reasons, NextBest NextBest, bool Unsure)
{
    public static SuggestedOutcome Of(Message card, Talk talk)
    {
        var (id, next) = (card.Ids("outcome")[0], card.Ids("next")[0]);
        return new SuggestedOutcome(
            id,
            talk.Read($"outcome.{id}.title"),
            [.. card.Ids("reasons").Select(reason => talk.Read($"question.{reason}.reason"))],
            new NextBest(next, talk.Read($"outcome.{next}.title")),
            !card.Ids("unsure").IsEmpty);
    }
}

internal sealed record NextBest(string Id, string Title);

/// <param name="Emergency">Emergency number shown in this turn, or null where none was shown or the country is not known.</param>
/// <param name="Resources">What the card of this turn holds: its lines, and the list of lines of the world where it shows that.</param>
internal sealed record SafetyShown(SafetyPhase State, string? Emergency, ImmutableArray<Resource> Resources)
{
    public static SafetyShown Of(ImmutableArray<Message> messages, Talk talk)
    {
        var helplines = talk.Catalog.Helplines;
        var cards = messages.Where(message => message is { Kind: MessageKind.Card, Id: CardIds.Crisis })
            .Select(card => (Card: card, Country: helplines.Find(card.Ids("country").FirstOrDefault())))
            .ToList();
        var lines =
            from shown in cards
            from id in shown.Card.Ids("lines")
            from line in shown.Country?.Lines ?? []
            where line.Id == id
            select new Resource(line.Name, line.Phone, line.Text, line.Chat ?? line.Url);
        var world = cards.Exists(shown => CrisisCardData.ShowsDirectory(shown.Card, shown.Country))
            ? [new Resource(new Uri(helplines.WorldDirectory).Host, Phone: null, Text: null, helplines.WorldDirectory)]
            : Array.Empty<Resource>();
        return new SafetyShown(talk.Session.Safety.Phase, cards.Select(shown => shown.Country?.Emergency).FirstOrDefault(), [.. lines.Concat(world).Distinct()]);
    }
}

/// <param name="Phone">As dialled in the country, or null.</param>
/// <param name="Text">How to reach it by text message, or null.</param>
/// <param name="Url">Its chat, else its page, or null.</param>
internal sealed record Resource(string Name, string? Phone, string? Text, string? Url);
