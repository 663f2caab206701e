using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SupportBot.Conversation.Content;
using SupportBot.Conversation.Safety;

namespace SupportBot.Conversation;

/// <summary>Collects what one turn says and changes. It lives for one transition and never leaves it.</summary>
internal sealed class TurnBuilder(Session session, UserEvent @event, Catalog catalog)
{
    /// <summary>How often one wording may be said to one person; safety may say it once more (docs/safety.md).</summary>
    private const int MostRepeats = 2;
    private const int MostRepeatsInSafety = 3;

    /// <summary>Must be said whenever it is due or asked for, however often that was.</summary>
    private static readonly ImmutableHashSet<string> AlwaysSaid = [PhraseIds.Disclosure, PhraseIds.Automated, PhraseIds.ReminderDue, SafetyPhrases.Automated, SafetyPhrases.InView, SafetyPhrases.CallFirst];

    private readonly ImmutableArray<Message>.Builder _messages = ImmutableArray.CreateBuilder<Message>();
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private bool _leftOut;

    /// <summary>Place and language of words of safety that were left out, or null when none were.</summary>
    private (int Place, string? Language)? _leftOutOfSafety;

    public Session Session { get; set; } = session;

    public UserEvent Event { get; } = @event;

    public Catalog Catalog { get; } = catalog;

    /// <summary>How long the person was silent before this event; zero at the first.</summary>
    public TimeSpan Silence { get; init; }

    /// <summary>What the message before asked beside the questions, for this event alone to answer.</summary>
    public SideQuestion Asked { get; init; }

    /// <summary>Answers that wait for this event to say yes to them.</summary>
    public ImmutableArray<Answer> Inferred { get; init; } = [];

    /// <summary>The message before ended a talk about danger, at the menu; this event alone may agree to that.</summary>
    public bool SafetyHasJustEnded { get; init; }

    /// <summary>Language of wordings that differ from the session's; set while a sign of risk is answered.</summary>
    public string? Language { get; set; }

    /// <summary>Once all is said, the person is told that the open question waits.</summary>
    public bool HintsAtOpenQuestion { get; set; }

    /// <summary>The rest of the talk belongs to another bot: neither a welcome nor a menu of ours is shown.</summary>
    public bool IsGuest { get; set; }

    /// <summary>What is said now stands beside the main thing, which brings the way on.</summary>
    public bool IsAside { get; set; }

    /// <summary>The channel, as cards and phrases are told of it.</summary>
    public string ChannelName => JsonNamingPolicy.SnakeCaseLower.ConvertName(Event.Channel.ToString());

    public bool IsEmpty => _messages.Count == 0;

    public bool Shows(string card) => _messages.Any(message => message.Kind == MessageKind.Card && message.Id == card);

    /// <summary>Says a phrase in its next wording, and leaves it out once all of its wordings have been said often enough.</summary>
    public void Say(string phrase, params ReadOnlySpan<(string Key, ImmutableArray<string> Values)> data)
    {
        if (MayDiffer(data) || !IsWornOut(phrase))
            _messages.Add(Phrase(phrase) with { Data = ToDictionary(data) });
        else if (IsOfSafety(phrase))
            _leftOutOfSafety ??= (_messages.Count, Language);
        else
            _leftOut |= phrase != PhraseIds.ResumeHint;
    }

    public void Say(string phrase, params ReadOnlySpan<(string Key, string Value)> data)
    {
        var lists = new (string, ImmutableArray<string>)[data.Length];
        for (var i = 0; i < data.Length; i++)
            lists[i] = (data[i].Key, [data[i].Value]);
        Say(phrase, lists);
    }

    public void Say(string phrase) => Say(phrase, ReadOnlySpan<(string, ImmutableArray<string>)>.Empty);

    public void Show(string card, params ReadOnlySpan<(string Key, ImmutableArray<string> Values)> data)
    {
        var drawnIn = Session.Turns.ToString(CultureInfo.InvariantCulture);
        _messages.Add(new Message(MessageKind.Card, card)
        {
            Wording = Times("card." + card),
            Data = ToDictionary(data).SetItem("card", [drawnIn]),
            Language = Language,
        });
    }

    public void Count(string counter) => _effects.Add(new Count(counter));

    public void Forget() => _effects.Add(new Forget());

    public void SetReminder(DateTimeOffset at) => _effects.Add(new SetReminder(at));

    public void DropReminder() => _effects.Add(new DropReminder());

    public bool IsForgotten => _effects.OfType<Forget>().Any();

    public Turn Build()
    {
        // Beside help there are always words: silence could be taken for being given up on.
        if (_leftOutOfSafety is var (place, language) && !_messages.Any(message => IsOfSafety(message.Id) && message.Id != SafetyPhrases.Automated))
        {
            var instead = Shows(CardIds.Crisis) && !IsWornOut(SafetyPhrases.StillHere) ? SafetyPhrases.StillHere : SafetyPhrases.InView;
            _messages.Insert(place, Phrase(instead) with { Language = language });
        }

        // Where nothing but left-out words would answer, the person hears why.
        if (_leftOut && !Shows(CardIds.Crisis) && _messages.All(message => message.Kind == MessageKind.Card))
        {
            if (!IsWornOut(PhraseIds.AlreadySaid))
                _messages.Insert(0, Phrase(PhraseIds.AlreadySaid));
            if (!IsGuest && _messages.All(message => message.Kind == MessageKind.Phrase))
                Show(CardIds.Menu);
        }

        return new Turn(Session, _messages.ToImmutable(), _effects.ToImmutable());
    }

    /// <summary>Words that give something back differ with what that is; a number of questions or the name of a country hardly do.</summary>
    private static bool MayDiffer(ReadOnlySpan<(string Key, ImmutableArray<string> Values)> data)
    {
        foreach (var (key, _) in data)
        {
            if (key is "choice" or "answer" or "answers" or "outcome" or "day")
                return true;
        }

        return false;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ToDictionary(
        ReadOnlySpan<(string Key, ImmutableArray<string> Values)> data)
    {
        var builder = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>();
        foreach (var (key, values) in data)
        {
            if (!values.IsEmpty)
                builder[key] = values;
        }

        return builder.ToImmutable();
    }

    private Message Phrase(string phrase) =>
        new(MessageKind.Phrase, phrase) { Wording = Times(phrase) % Wordings(phrase), Language = Language };

    private bool IsWornOut(string phrase)
    {
        var repeats = IsOfSafety(phrase) ? MostRepeatsInSafety : MostRepeats;
        return Session.Said.GetValueOrDefault(phrase) >= repeats * Wordings(phrase) && !AlwaysSaid.Contains(phrase);
    }

    private static bool IsOfSafety(string phrase) => phrase.StartsWith("safety.", StringComparison.Ordinal);

    private int Wordings(string phrase) => Math.Max(1, Catalog.Wordings.GetValueOrDefault(phrase));

    /// <summary>How often this was said or shown before; counts it.</summary>
    private int Times(string id)
    {
        var before = Session.Said.GetValueOrDefault(id);
        Session = Session with { Said = Session.Said.SetItem(id, before + 1) };
        return before;
    }
}
