using System.Collections.Immutable;
using System.Globalization;

namespace SupportBot.Conversation.Flows;

/// <summary>One reminder on a later day, for whoever asks for it and where the host can write by itself (docs/decisions/0015-one-reminder.md).</summary>
internal static class ReminderFlow
{
    private const int MostDays = 90;

    /// <summary>Labels of what may be pressed, which are read like words when it is.</summary>
    private static readonly (string Key, ImmutableArray<string> Values) Days = ("suggested", ["remind_week", "remind_two_weeks", "remind_month"]);
    private static readonly (string Key, ImmutableArray<string> Values) Answers = ("suggested", ["go_on", "not_now"]);

    public static void Set(TurnBuilder turn)
    {
        if (!turn.Event.CanRemind)
            TellNotHere(turn);
        else if (Named(turn.Event) is not { } day)
            Ask(turn, PhraseIds.ReminderAsk);
        else if (TimeOf(day, turn.Event) is not { } time)
            Ask(turn, PhraseIds.ReminderRange);
        else
            Set(turn, time);
    }

    public static void Cancel(TurnBuilder turn)
    {
        Tell(turn, turn.Session.Reminder is null ? PhraseIds.ReminderNone : PhraseIds.ReminderCancelled);
        if (turn.Session.Reminder is not null)
            turn.Count("reminders.cancelled");
        Drop(turn);
    }

    public static void Show(TurnBuilder turn)
    {
        if (!turn.Event.CanRemind)
            TellNotHere(turn);
        else if (turn.Session.Reminder is not { } time)
            Tell(turn, PhraseIds.ReminderNone);
        else
            Tell(turn, PhraseIds.ReminderDay, time);
    }

    /// <summary>Asked when, the person would rather not say: what was set before stays.</summary>
    public static void Leave(TurnBuilder turn)
    {
        if (turn.Session.Reminder is null)
            Tell(turn, PhraseIds.ReminderLeft);
        else
            Show(turn);
    }

    /// <summary>Who comes back by themselves once the time has come is not reminded of it any more.</summary>
    public static void Overtake(TurnBuilder turn)
    {
        if (turn.Session.Reminder <= turn.Event.At)
            Drop(turn);
    }

    /// <summary>The reminder itself: the next yes or no answers it, and nothing that was asked before.</summary>
    public static void Write(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Asked = SideQuestion.Reminded, Inferred = [] };
        turn.Say(PhraseIds.ReminderDue, Answers);
    }

    /// <summary>"Not now" needs no welcome and no card.</summary>
    public static bool TryDecline(TurnBuilder turn)
    {
        if (turn.Asked != SideQuestion.Reminded || turn.Event is not Said { Reading.Intent: Intent.No })
            return false;
        turn.Say(PhraseIds.ReminderNotNow);
        return true;
    }

    public static void GoOn(TurnBuilder turn)
    {
        if (turn.Session.Step == Step.Stopped)
            turn.Session = turn.Session with { Step = Step.Menu };
        Resume.Where(turn, quiet: turn.Shows(CardIds.Welcome));
    }

    public static void Drop(TurnBuilder turn)
    {
        turn.Session = turn.Session with { Reminder = null };
        turn.DropReminder();
    }

    /// <summary>Tells a card that a reminder can be asked for.</summary>
    public static (string Key, ImmutableArray<string> Values) Offered(TurnBuilder turn) => ("reminds", turn.Event.CanRemind ? ["true"] : []);

    /// <summary>Tells a card that reminders of this conversation are kept: also one that will not be sent, because they were switched off since.</summary>
    public static (string Key, ImmutableArray<string> Values) Kept(TurnBuilder turn) =>
        ("reminds", turn.Event.CanRemind || turn.Session.Reminder is not null ? ["true"] : []);

    /// <summary>What was set before reminders were switched off will not be sent, and is not kept.</summary>
    private static void TellNotHere(TurnBuilder turn)
    {
        Tell(turn, PhraseIds.ReminderNotHere);
        if (turn.Session.Reminder is not null)
            Drop(turn);
    }

    private static void Ask(TurnBuilder turn, string phrase)
    {
        turn.Session = turn.Session with { Asked = SideQuestion.Reminder };
        turn.Say(phrase, Days);
    }

    private static void Set(TurnBuilder turn, DateTimeOffset time)
    {
        var isFirst = turn.Session.Reminder is null;
        turn.Session = turn.Session with { Reminder = time };
        turn.SetReminder(time);
        turn.Count(isFirst ? "reminders.set" : "reminders.replaced");
        Tell(turn, isFirst ? PhraseIds.ReminderSet : PhraseIds.ReminderReplaced, time);
    }

    private static Delay? Named(UserEvent happened) => happened switch
    {
        Said said => said.Reading.When,
        Edited edited => edited.Reading.When,
        _ => null,
    };

    /// <returns>The same time of the day that is named, by the person's clock; null when that is not within one to 90 days.</returns>
    private static DateTimeOffset? TimeOf(Delay named, UserEvent happened)
    {
        var days = named.Days;
        if (named.Weekday is { } weekday)
            days += ((int)weekday - (int)Local(happened.At, happened).AddDays(days).DayOfWeek + 7) % 7;
        if (days is < 1 or > MostDays)
            return null;
        var time = happened.At.AddDays(days).ToUniversalTime();
        return new DateTimeOffset(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    private static DateTimeOffset Local(DateTimeOffset time, UserEvent happened) => time.ToOffset(happened.Offset ?? TimeSpan.Zero);

    private static void Tell(TurnBuilder turn, string phrase, DateTimeOffset time)
    {
        turn.Say(phrase, ("day", Local(time, turn.Event).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        ShowOpen(turn);
    }

    private static void Tell(TurnBuilder turn, string phrase)
    {
        turn.Say(phrase);
        ShowOpen(turn);
    }

    /// <summary>What was asked comes again; other cards are still in view.</summary>
    private static void ShowOpen(TurnBuilder turn)
    {
        if (turn.Session.Step is Step.Asking or Step.Filling)
            Resume.Where(turn);
    }
}
