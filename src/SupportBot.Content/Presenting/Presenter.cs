using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;

namespace SupportBot.Content;

/// <summary>What a channel can show.</summary>
/// <param name="Cards">Adaptive Cards; without them a person gets the plain-text twin.</param>
/// <param name="Execute"><c>Action.Execute</c> (Teams) instead of <c>Action.Submit</c>.</param>
public readonly record struct Surface(bool Cards, bool Execute);

/// <param name="Text">The words, or the plain-text twin of the card.</param>
/// <param name="Card">The card as UTF-8 JSON, or null when the message is words alone.</param>
/// <param name="Speak">What a voice says, or null when that is <paramref name="Text"/>.</param>
/// <param name="Language">ISO 639-1, of the words and of the card.</param>
public sealed record PresentedMessage(string Text, ReadOnlyMemory<byte>? Card, string? Speak, string Language);

/// <summary>Turns the engine's messages into words and cards. The same message always gives the same text.</summary>
public sealed class Presenter
{
    private readonly Texts _texts;
    private readonly Catalog _catalog;
    private readonly CardLibrary _library;
    private readonly ImmutableDictionary<string, ICardData> _cards;

    public Presenter(Texts texts, Catalog catalog, CardLibrary library)
    {
        (_texts, _catalog, _library) = (texts, catalog, library);
        _cards = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create<string, ICardData>(CardIds.Welcome, new WelcomeCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Menu, new MenuCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Modality, new ModalityCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Comparison, new ComparisonCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Question, new QuestionCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Form, new FormCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Either, new EitherCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Answers, new AnswersCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Inferred, new InferredCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Person, new PersonCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Privacy, new PrivacyCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Forget, new ForgetCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Feedback, new FeedbackCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Suggestion, new SuggestionCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Crisis, new CrisisCardData()),
            KeyValuePair.Create<string, ICardData>(CardIds.Record, new RecordCardData(message => Phrase(message, session: null))),
        ]);
    }

    public PresentedMessage Present(Message message, Session session, Surface surface)
    {
        if (message.Kind == MessageKind.Phrase)
            return new PresentedMessage(Phrase(message, session), Card: null, Speak: null, LanguageOf(message.Id, message.Language));

        var writer = new CardWriter(_texts, _catalog, message, session, surface);
        var json = Render(message.Id, _cards[message.Id].Write(writer));
        return surface.Cards
            ? new PresentedMessage(writer.Fallback, json, writer.Speak, writer.Spoken)
            : new PresentedMessage(CardText.Render(json.Span), Card: null, writer.Speak, writer.Spoken);
    }

    /// <summary>A message without its card's template: what is left to say when a card cannot be drawn.</summary>
    public PresentedMessage Words(Message message, Session session)
    {
        if (message.Kind == MessageKind.Phrase)
            return Present(message, session, default);
        var writer = new CardWriter(_texts, _catalog, message, session, default);
        _cards[message.Id].Write(writer);
        return new PresentedMessage(writer.Fallback, Card: null, Speak: null, writer.Spoken);
    }

    /// <summary>The short card that takes the place of an answered one.</summary>
    /// <param name="said">
    /// The message that takes the answer up. Its data may name <c>question</c> with <c>choice</c> (none when it was skipped), or
    /// <c>answers</c> as <c>question.choice</c> or <c>question</c>; otherwise the record holds its words.
    /// </param>
    public ReadOnlyMemory<byte> Record(Message said, Session session, Surface surface)
    {
        var writer = new CardWriter(_texts, _catalog, said, session, surface);
        return Render(CardIds.Record, _cards[CardIds.Record].Write(writer));
    }

    /// <summary>A phrase that is said outside a conversation, in its first wording.</summary>
    public string Phrase(string id) => Phrase(new Message(MessageKind.Phrase, id), session: null);

    /// <summary>The language in which a phrase is said, which falls back where a language does not have it.</summary>
    public string LanguageOf(string phrase, string? wanted = null) => _texts.LanguageOf(wanted, phrase);

    /// <summary>A label outside a conversation.</summary>
    public string Label(string id) => _texts.Render($"label.{id}", args: KnownValues.Of(_texts, _catalog.Organisation, language: null));

    private string Phrase(Message message, Session? session)
    {
        var language = message.Language;
        var arguments = KnownValues.Of(_texts, _catalog.Organisation, language);
        arguments["emergency"] = _catalog.Helplines.Find(session?.Country) is { } here ? HelplineText.Emergency(here) : _texts.Render(language, "label.emergency_here", 0);
        foreach (var (key, values) in message.Data)
        {
            arguments[key] = key switch
            {
                "answer" or "second" => _texts.Render($"question.{values[0]}.label"),
                "choice" => _texts.Render($"question.{message.Data["question"][0]}.{values[0]}.label"),
                "outcome" => _texts.Render($"outcome.{values[0]}.title"),
                "country" => _catalog.Helplines.Find(values[0])?.Name ?? Countries.Names.GetValueOrDefault(values[0], values[0]),
                "day" => DayOf(values[0]),
                "line" => Line(message.Data["country"][0], values[0]),
                "lines" => string.Join("; ", values.Select(line => Line(message.Data["country"][0], line))),
                _ => values.FirstOrDefault() ?? "",
            };
        }

        if (message.Ids("outcome") is [var outcome])
            arguments["when"] = _texts.Render($"outcome.{outcome}.next_best_when");
        return _texts.Render(language, message.Id, message.Wording, arguments);
    }

    /// <summary>A day with its weekday, as it is said in the language of the content.</summary>
    private string DayOf(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("dddd, d MMMM", CultureInfo.GetCultureInfo(_catalog.Locale));

    /// <summary>The name of a helpline with the number, or else the page, to reach it by.</summary>
    private string Line(string country, string id)
    {
        var line = _catalog.Helplines.Find(country)!.Lines.First(line => line.Id == id);
        return $"{line.Name} ({line.Phone ?? line.Text ?? line.Chat ?? line.Url})";
    }

    private ReadOnlyMemory<byte> Render(string card, CardValue data)
    {
        var output = new ArrayBufferWriter<byte>(4096);
        _library.Render(card, data, output);
        return output.WrittenMemory;
    }
}
