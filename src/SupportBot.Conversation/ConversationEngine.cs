using SupportBot.Conversation.Content;
using SupportBot.Conversation.Flows;
using SupportBot.Conversation.Safety;

namespace SupportBot.Conversation;

/// <summary>The conversation as a pure function: the same session, event and catalog always give the same turn.</summary>
public static class ConversationEngine
{
    /// <summary>After this long away nothing of the old conversation is assumed, and the person is told again that this is automated.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromDays(7);

    /// <summary>After this long away the person is told that their answers are still here.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    /// <summary>After this long in one conversation the person is told again that this is automated (New York GBL Art. 47, California SB 243).</summary>
    public static readonly TimeSpan DisclosureInterval = TimeSpan.FromHours(3);

    public static Turn Transition(Session session, UserEvent @event, Catalog catalog)
    {
        var (turn, arrived) = Begin(session, @event, catalog);
        if (!SafetyFlow.TryHandle(turn) && !Pace.HoldsBack(turn, arrived.LastPress))
            MainFlow.Handle(turn);
        Resume.SayHint(turn);
        return turn.Build();
    }

    /// <summary>
    /// What safety alone makes of an event, for a bot whose other part is not ours. Nothing else is said, but that a conversation of ours that
    /// has begun is taken up where it was once safety ends.
    /// </summary>
    public static Screening Screen(Session session, UserEvent @event, Catalog catalog)
    {
        var (turn, _) = Begin(session, @event, catalog);
        turn.IsGuest = session.Step == Step.New;
        var isTaken = SafetyFlow.TryHandle(turn);
        if (isTaken)
            Resume.SayHint(turn);
        return new Screening(turn.Build(), isTaken);
    }

    /// <summary>
    /// What the bot says by itself when the time has come that the person asked for: nothing while safety is open, however long ago that was,
    /// because a note that knows nothing of it would hurt.
    /// </summary>
    /// <param name="at">When it is said, by the host's clock.</param>
    public static Turn Remind(Session session, DateTimeOffset at, Catalog catalog)
    {
        var turn = new TurnBuilder(session with { Turns = session.Turns + 1, Reminder = null }, new Due(at), catalog);
        if (!session.Safety.IsOpen)
            ReminderFlow.Write(turn);
        return turn.Build();
    }

    private static (TurnBuilder Turn, Session Arrived) Begin(Session session, UserEvent @event, Catalog catalog)
    {
        var arrived = Arrive(session, @event, catalog);
        var spoken = IsSpoken(@event);
        var turn = new TurnBuilder(spoken ? Met(arrived, @event) : arrived, @event, catalog)
        {
            Silence = session.LastSeen is { } seen ? @event.At - seen : TimeSpan.Zero,
            Asked = spoken ? arrived.Asked : SideQuestion.None,
            Inferred = spoken ? arrived.Inferred : [],
            SafetyHasJustEnded = spoken && arrived.Safety.HasJustEnded,
        };
        if (spoken)
            ReminderFlow.Overtake(turn);
        return (turn, arrived);
    }

    /// <summary>What only the next words may answer is over with them.</summary>
    private static Session Met(Session arrived, UserEvent @event) => arrived with
    {
        LastSeen = @event.At,
        LastPress = Pace.PressOf(@event),
        Asked = SideQuestion.None,
        Inferred = [],
        Safety = arrived.Safety with { HasJustEnded = false },
    };

    /// <summary>The session as it counts at a time: after long away nothing of it does. Words are to be read in the light of this one.</summary>
    public static Session Aged(Session session, DateTimeOffset at) => session.LastSeen is { } seen && at - seen > Away
        ? new Session
        {
            Locale = session.Locale,
            Country = session.Country,
            CountrySource = session.CountrySource,
            Turns = session.Turns,
            Reminder = session.Reminder,
            Asked = session.Asked == SideQuestion.Reminded ? SideQuestion.Reminded : SideQuestion.None,
        }
        : session;

    /// <summary>The person said, pressed or sent something; a joining, a deletion, a thumb and an edit without new meaning are not turned to anyone.</summary>
    private static bool IsSpoken(UserEvent happened) => happened switch
    {
        Joined or Deleted or Rated => false,
        Edited edited => edited.Reading is not { Intent: Intent.None, Risk.Level: RiskLevel.None },
        _ => true,
    };

    private static Session Arrive(Session session, UserEvent @event, Catalog catalog)
    {
        session = Aged(session, @event.At);
        session = session with { Turns = session.Turns + 1, Burst = Pace.BurstWith(session.Burst, @event) };
        if (@event.ChannelCountry is { } country && session.CountrySource <= CountrySource.Channel)
            return session with { Country = country, CountrySource = CountrySource.Channel };
        if (session.Country is null && catalog.Organisation.Country is { } home)
            return session with { Country = home, CountrySource = CountrySource.Organisation };
        return session;
    }
}
