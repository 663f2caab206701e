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
        var silence = session.LastSeen is { } seen ? @event.At - seen : TimeSpan.Zero;
        var arrived = Arrive(session, @event, catalog, silence);
        var turn = new TurnBuilder(arrived with { LastPress = Pace.PressOf(@event) ?? arrived.LastPress }, @event, catalog) { Silence = silence };
        if (!SafetyFlow.TryHandle(turn) && !Pace.HoldsBack(turn, arrived.LastPress))
            MainFlow.Handle(turn);
        Resume.SayHint(turn);
        return turn.Build();
    }

    private static Session Arrive(Session session, UserEvent @event, Catalog catalog, TimeSpan silence)
    {
        if (silence > Away)
            session = new Session { Locale = session.Locale, Country = session.Country, CountrySource = session.CountrySource, Turns = session.Turns };

        session = session with { Turns = session.Turns + 1, LastSeen = @event.At, Burst = Pace.BurstWith(session.Burst, @event) };
        if (@event.ChannelCountry is { } country && session.CountrySource <= CountrySource.Channel)
            return session with { Country = country, CountrySource = CountrySource.Channel };
        if (session.Country is null && catalog.Organisation.Country is { } home)
            return session with { Country = home, CountrySource = CountrySource.Organisation };
        return session;
    }
}
