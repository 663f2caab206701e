using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Console;

/// <summary>One conversation, led as web chat leads it: the person opens it and is welcomed, then writes and presses. Nothing is stored.</summary>
/// <param name="country">Country that the channel reports, as ISO 3166-1 alpha-2 in upper case, or null.</param>
internal sealed class Talk(SupportContent content, TimeProvider clock, string? country)
{
    /// <summary>Programs write faster than people; each turn is taken for that of a person who reads before they answer.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    private DateTimeOffset _now = DateTimeOffset.MinValue;
    private (Message Card, ImmutableArray<Answer> Answers)? _suggested;

    public Session Session { get; private set; } = new() { Locale = content.Catalog.Locale };

    public Catalog Catalog => content.Catalog;

    /// <summary>The question that an answer would be taken for now; while safety is open there is none.</summary>
    public Question? OpenQuestion => Session.Safety.IsOpen ? null : Catalog.FindQuestion(Session.OpenQuestion);

    /// <summary>The suggestion as it was last shown, while the answers that it rests on still stand.</summary>
    public Message? Suggestion => _suggested is { } shown && shown.Answers.SequenceEqual(Session.Answers) ? shown.Card : null;

    public ImmutableArray<Message> Join() => Happen(new Joined(Now()));

    public ImmutableArray<Message> Say(string text)
    {
        var words = text.Trim();
        if (words.Length == 0)
            return [new Message(MessageKind.Phrase, PhraseIds.EmptyMessage)];
        var now = Now();
        return Happen(new Said(now, content.Reader.Read(words, ConversationEngine.Aged(Session, now))));
    }

    public ImmutableArray<Message> Press(Intent intent, string? target = null, string? choice = null, int? card = null) =>
        Happen(new Chose(Now(), intent, target, choice, card));

    public ImmutableArray<Message> Submit(ImmutableSortedDictionary<string, string> choices) => Happen(new Submitted(Now(), choices));

    /// <summary>What a person reads on a channel without cards.</summary>
    public string Read(Message message) => content.Presenter.Present(message, Session, new Surface(Cards: false, Execute: false)).Text;

    /// <summary>A text of the content that is part of a card, such as <c>outcome.coaching.title</c>.</summary>
    public string Read(string text) => content.Texts.Render(text, args: new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organisation"] = Catalog.Organisation.Name,
        ["contact"] = Catalog.Organisation.Contact,
    });

    private DateTimeOffset Now()
    {
        var earliest = _now == DateTimeOffset.MinValue ? _now : _now + Reading;
        return _now = clock.GetUtcNow() is var now && now > earliest ? now : earliest;
    }

    private ImmutableArray<Message> Happen(UserEvent happened)
    {
        var turn = ConversationEngine.Transition(Session, happened with { ChannelCountry = country, Channel = ChannelKind.Terminal }, Catalog);
        Session = turn.Session;
        if (turn.Messages.LastOrDefault(message => message is { Kind: MessageKind.Card, Id: CardIds.Suggestion or CardIds.Either }) is { } card)
            _suggested = (card, Session.Answers);
        return turn.Messages;
    }
}
