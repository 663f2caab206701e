using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Console.Vignettes;

/// <summary>How the person of a case answers: by pressing a choice or in their own words.</summary>
internal enum Manner { Choice, Words }

/// <summary>Plays a case as its person would talk: their opening first, then an answer to whatever is asked, until something is suggested.</summary>
internal sealed class Player
{
    /// <summary>No talk of six questions takes as many turns; the guard ends one that goes in circles.</summary>
    private const int MostTurns = 40;

    private readonly Vignette _case;
    private readonly Manner _manner;
    private readonly Talk _talk;
    private readonly List<Turn> _turns = [];
    private readonly Dictionary<string, int> _said = new(StringComparer.Ordinal);
    private readonly HashSet<Answer> _marked = [];
    private (int Agreed, int Disagreed) _inferred;
    private ImmutableArray<Message> _messages;
    private bool _begun;

    private Player(Vignette vignette, Manner manner, SupportContent content)
    {
        (_case, _manner) = (vignette, manner);
        _talk = new Talk(content, TimeProvider.System, country: null);
        _messages = _talk.Join();
        Note("", _messages);
    }

    public static Played Play(Vignette vignette, Manner manner, SupportContent content) => new Player(vignette, manner, content).Play();

    private Played Play()
    {
        Say(_case.Opening);
        if (_talk.Session.Safety.IsOpen)
            return End(Vignette.Crisis);
        for (var turn = 1; turn < MostTurns; turn++)
        {
            if (_talk.Session.Safety.IsOpen)
                return End(_case.Acceptable.Contains(Vignette.Crisis) ? Played.LateCrisis : Vignette.Crisis);
            if (_talk.Suggestion is { } card)
                return End(card.Ids("outcome")[0], card.Id == CardIds.Either ? card.Ids("next")[0] : null);
            if (!TryGoOn())
                break;
        }

        return End(Played.Nothing);
    }

    /// <returns>False when the talk has ended without a suggestion.</returns>
    private bool TryGoOn()
    {
        if (_talk.Session.Asked == SideQuestion.Inferred)
        {
            Confirm(_talk.Session.Inferred);
        }
        else if (_talk.OpenQuestion is { } open)
        {
            Answer(open.Id);
        }
        else if (!_begun)
        {
            _begun = true;
            Press("label.choose", Intent.Choose);
        }
        else
        {
            return false;
        }

        return true;
    }

    private void Confirm(ImmutableArray<Answer> inferred)
    {
        var agreed = inferred.Count(Agrees);
        Count(agreed, inferred.Length - agreed);
        if (agreed == inferred.Length)
            Press("label.inferred_yes", Intent.Yes);
        else
            Press("label.inferred_no", Intent.No);
    }

    private void Answer(string question)
    {
        var said = _said.GetValueOrDefault(question);
        var likely = Likely(question);
        if (likely is not null && _marked.Add(likely))
            Count(Agrees(likely) ? 1 : 0, Agrees(likely) ? 0 : 1);

        _said[question] = said + 1;
        var choice = _case.Answers.GetValueOrDefault(question);
        if (choice is not null && (_manner == Manner.Choice || (likely is not null && Agrees(likely))))
            Press($"question.{question}.{choice}.label", Intent.Answer, question, choice);
        else if (_manner == Manner.Words && said < 2 && _case.Facts.TryGetValue(question, out var words))
            Say(words);
        else
            Press("label.skip", Intent.Skip, question);
    }

    /// <summary>The choice that the card in view marks because the person's words point to it, or null.</summary>
    private Answer? Likely(string question) =>
        _messages.LastOrDefault(message => message is { Kind: MessageKind.Card, Id: CardIds.Question }) is { } card
        && card.Ids("changing").IsEmpty && card.Ids("selected") is [var marked]
            ? new Answer(question, marked)
            : null;

    private bool Agrees(Answer inferred) => _case.Answers.GetValueOrDefault(inferred.Question) == inferred.Choice;

    private void Count(int agreed, int disagreed) => _inferred = (_inferred.Agreed + agreed, _inferred.Disagreed + disagreed);

    private void Say(string words) => Note(words, _talk.Say(words));

    private void Press(string label, Intent intent, string? target = null, string? choice = null) =>
        Note($"[{_talk.Read(label)}]", _talk.Press(intent, target, choice));

    private void Note(string did, ImmutableArray<Message> messages)
    {
        _messages = messages;
        _turns.Add(new Turn(did, [.. messages.Select(_talk.Read)]));
    }

    private Played End(string outcome, string? other = null) =>
        new(_case, outcome, other, _said.Count, _inferred.Agreed, _inferred.Disagreed, [.. _turns]);
}

/// <param name="Outcome">The outcome suggested first, <see cref="Vignette.Crisis"/>, <see cref="LateCrisis"/> or <see cref="Nothing"/>.</param>
/// <param name="Other">The second outcome where the person was left to choose between two, or null.</param>
/// <param name="Questions">Questions that were put to the person.</param>
/// <param name="Agreed">Answers taken from the person's words that are those of the case.</param>
internal sealed record Played(Vignette Case, string Outcome, string? Other, int Questions, int Agreed, int Disagreed, ImmutableArray<Turn> Turns)
{
    /// <summary>Safety opened, but not at the opening that called for it.</summary>
    public const string LateCrisis = "crisis_late";

    /// <summary>The talk ended without a suggestion.</summary>
    public const string Nothing = "nothing";

    /// <summary>Of the outcome suggested first, also where the person was left to choose.</summary>
    public Verdict Verdict => Case.Judge(Outcome);

    /// <summary>The person was left to choose between two.</summary>
    public bool Unsure => Other is not null;
}

/// <param name="Did">What the person wrote, or the button that they pressed in brackets; empty for the opening of the talk.</param>
/// <param name="Replies">What they read.</param>
internal sealed record Turn(string Did, ImmutableArray<string> Replies);
