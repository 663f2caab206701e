using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>Draws what the bot says, each distinct message once, and keeps what was on it.</summary>
internal sealed class Easel(SupportContent content)
{
    private readonly ConcurrentDictionary<string, Drawing> _drawings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);

    /// <summary>Every text that stood on a card.</summary>
    public IEnumerable<string> Texts => _texts.Keys;

    public Drawing Draw(Message message, Session session) => _drawings.GetOrAdd(Key(message), _ => Present(message, session));

    private Drawing Present(Message message, Session session)
    {
        var presented = content.Presenter.Present(message, session, new Surface(Cards: true, Execute: false));
        if (presented.Card is not { } json)
            return new Drawing(presented.Text, []);
        using var card = JsonDocument.Parse(json);
        foreach (var text in CardReader.Texts(card.RootElement))
            _texts.TryAdd(text, true);
        return new Drawing(presented.Text, CardReader.Buttons(card.RootElement));
    }

    /// <summary>The number of the turn is left out: it changes nothing but itself.</summary>
    private static string Key(Message message)
    {
        var key = new StringBuilder(message.Id).Append('|').Append(message.Language);
        if (message.Kind == MessageKind.Phrase || message.Id == CardIds.Welcome)
            key.Append('|').Append(message.Wording);
        foreach (var (name, values) in message.Data)
        {
            if (name != "card")
                key.Append('|').Append(name).Append('=').AppendJoin(',', values);
        }

        return key.ToString();
    }
}

/// <param name="Text">The words, or what is read instead of the card.</param>
internal sealed record Drawing(string Text, ImmutableArray<Button> Buttons);
