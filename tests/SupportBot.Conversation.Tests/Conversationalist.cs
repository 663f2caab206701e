using System.Collections.Immutable;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>Talks to the engine as a door does, with the session written out and read back between all turns.</summary>
internal sealed class Conversationalist(SupportContent content)
{
    private byte[] _stored = SessionJson.Write(new StoredSession(new Session { Locale = content.Catalog.Locale }, 0, []));

    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public string? ChannelCountry { get; set; }

    public Session Session => SessionJson.Read(_stored)!.Session;

    public Turn Last { get; private set; } = new(new Session(), [], []);

    public ChannelKind Channel { get; set; } = ChannelKind.WebChat;

    /// <summary>Reminders are switched on where this person writes.</summary>
    public bool Reminds { get; set; } = true;

    /// <summary>How far the person's clock is ahead of UTC.</summary>
    public TimeSpan? Offset { get; set; }

    public void Restore(Session session) => _stored = SessionJson.Write(new StoredSession(session, 1, []));

    public Turn Join() => Happen(new Joined(Later()));

    public Turn Say(string text) => Happen(new Said(Later(), content.Reader.Read(text, Session)));

    public Turn Press(Intent intent, string? target = null, string? choice = null, int? card = null) =>
        Happen(new Chose(Later(), intent, target, choice, card));

    public Turn Submit(params (string Question, string Choice)[] answers) =>
        Happen(new Submitted(Later(), answers.ToImmutableSortedDictionary(answer => answer.Question, answer => answer.Choice, StringComparer.Ordinal)) { Card = Session.Form });

    /// <param name="question">The question that the message answered, or null.</param>
    public Turn Edit(string text, string? question)
    {
        var read = question is null ? Session : Session with { OpenQuestion = question };
        return Happen(new Edited(Later(), content.Reader.Read(text, read), question));
    }

    public Turn Delete(string? question) => Happen(new Deleted(Later(), question));

    /// <summary>The time has come that the person asked to be reminded at.</summary>
    public Turn Remind() => Keep(ConversationEngine.Remind(Session, Now, content.Catalog));

    public Turn Happen(UserEvent happened)
    {
        return Keep(ConversationEngine.Transition(Session, happened with { ChannelCountry = ChannelCountry, Channel = Channel, CanRemind = Reminds && Channel == ChannelKind.Teams, Offset = Offset }, content.Catalog));
    }

    private Turn Keep(Turn turn)
    {
        Last = turn;
        _stored = SessionJson.Write(new StoredSession(Last.Session, 1, [new RecordedTurn("a", Last.Messages, 0)]));
        var read = SessionJson.Read(_stored)!;
        Last = Last with { Messages = read.Recent[0].Messages };
        return Last;
    }

    /// <summary>A person takes their time to read and to answer.</summary>
    private DateTimeOffset Later() => Now += TimeSpan.FromSeconds(5);

    /// <summary>What the last turn said, as a person reads it on a channel without cards.</summary>
    public ImmutableArray<string> Texts =>
        [.. Last.Messages.Select(message => content.Presenter.Present(message, Last.Session, new Surface(Cards: false, Execute: false)).Text)];
}
