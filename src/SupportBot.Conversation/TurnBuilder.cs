using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Conversation;

/// <summary>Collects what one turn says and changes. It lives for one transition and never leaves it.</summary>
internal sealed class TurnBuilder(Session session, UserEvent @event, Catalog catalog)
{
    private readonly ImmutableArray<Message>.Builder _messages = ImmutableArray.CreateBuilder<Message>();
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();

    public Session Session { get; set; } = session;

    public UserEvent Event { get; } = @event;

    public Catalog Catalog { get; } = catalog;

    /// <summary>Language of wordings that differ from the session's; set while a sign of risk is answered.</summary>
    public string? Language { get; set; }

    public void Say(string phrase, params ReadOnlySpan<(string Key, string Value)> data)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var (key, value) in data)
            builder[key] = [value];
        _messages.Add(new Message(MessageKind.Phrase, phrase) { Wording = NextWording(phrase), Data = builder.ToImmutable(), Language = Language });
    }

    public void Show(string card, params ReadOnlySpan<(string Key, ImmutableArray<string> Values)> data)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var (key, values) in data)
        {
            if (!values.IsEmpty)
                builder[key] = values;
        }

        builder["card"] = [Session.Turns.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        _messages.Add(new Message(MessageKind.Card, card) { Wording = Times("card." + card), Data = builder.ToImmutable(), Language = Language });
    }

    public void Count(string counter) => _effects.Add(new Count(counter));

    public Turn Build() => new(Session, _messages.ToImmutable(), _effects.ToImmutable());

    private int NextWording(string phrase) => Times(phrase) % Math.Max(1, Catalog.Wordings.GetValueOrDefault(phrase));

    /// <summary>How often this was said or shown before; counts it.</summary>
    private int Times(string id)
    {
        var before = Session.Said.GetValueOrDefault(id);
        Session = Session with { Said = Session.Said.SetItem(id, before + 1) };
        return before;
    }
}
