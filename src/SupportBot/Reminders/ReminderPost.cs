using System.Net;
using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.DirectLine;
using SupportBot.Gate;
using SupportBot.Gate.Tokens;

namespace SupportBot.Reminders;

/// <summary>Sends one reminder through the adapter, and decides what becomes of it when that fails. It never goes out twice.</summary>
internal sealed partial class ReminderPost(
    IReminderStore store,
    ReminderTalk talk,
    MessagesAdapter adapter,
    ChannelSettings channels,
    ServiceHosts hosts,
    TimeProvider clock,
    ILogger<ReminderPost> logger)
{
    /// <summary>What is later than this is not sent any more.</summary>
    public static readonly TimeSpan MostLate = TimeSpan.FromDays(7);

    /// <summary>Waits before a reminder is tried again that was surely not sent; after the last it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    /// <returns>Name of the event to count.</returns>
    public async Task<string> SendAsync(ClaimedReminder reminder)
    {
        if (clock.GetUtcNow() - reminder.At >= MostLate)
            return await EndAsync(reminder, "reminders.late");
        if (ReminderReference.Read(reminder.Reference) is not { } reference || !Uri.TryCreate(reference.ServiceUrl, UriKind.Absolute, out var url) || !hosts.AllowEmulator(url))
        {
            LogNowhere();
            return await EndAsync(reminder, "reminders.refused");
        }

        var attempt = new Attempt();
        try
        {
            await WriteAsync(reminder, reference, attempt);
        }
        catch (Exception fault)
        {
            LogFailed(ConnectorFault.StatusOf(fault), FaultText.Of(fault));
            return ConnectorFault.IsFinal(fault)
                ? await EndAsync(reminder, "reminders.refused")
                : await LeaveAsync(reminder, attempt.HasBegun && ActivityRuns.MayHaveTaken(fault));
        }

        if (attempt.Outcome is { } outcome)
            return await EndAsync(reminder, NameOf(outcome));
        LogNotRun();
        return await LeaveAsync(reminder, attempt.HasBegun);
    }

    private async Task WriteAsync(ClaimedReminder reminder, ReminderReference reference, Attempt attempt)
    {
        using var limit = new CancellationTokenSource(SlowTurns.Limit, clock);
        await adapter.ContinueConversationAsync(
            channels.AppId ?? "",
            reference.ToConversation(),
            async (turn, cancellationToken) => attempt.Outcome = await talk.WriteAsync(turn, reminder.At, BeginAsync, cancellationToken),
            limit.Token);

        async ValueTask<bool> BeginAsync() => attempt.HasBegun = await store.BeginAsync(reminder, limit.Token);
    }

    private static string NameOf(ReminderOutcome outcome) => outcome switch
    {
        ReminderOutcome.Sent => "reminders.sent",
        ReminderOutcome.Silent => "reminders.silent",
        ReminderOutcome.Unwanted => "reminders.unwanted",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, message: null),
    };

    /// <summary>What was surely not sent is tried again, for a while.</summary>
    private async Task<string> LeaveAsync(ClaimedReminder reminder, bool mayBeSent)
    {
        if (mayBeSent)
            return await EndAsync(reminder, "reminders.unclear");
        if (reminder.Tries >= Pauses.Count)
            return await EndAsync(reminder, "reminders.given_up");
        await store.PostponeAsync(reminder, clock.GetUtcNow() + Pauses[reminder.Tries], CancellationToken.None);
        return "reminders.postponed";
    }

    private async Task<string> EndAsync(ClaimedReminder reminder, string counter)
    {
        await store.EndAsync(reminder, CancellationToken.None);
        return counter;
    }

    private sealed class Attempt
    {
        public bool HasBegun { get; set; }

        /// <summary>Null as long as the turn has not run to its end.</summary>
        public ReminderOutcome? Outcome { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A reminder could not be sent. Status of the connector: {Status}. {Fault}")]
    private partial void LogFailed(HttpStatusCode? status, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "A reminder's turn did not run to its end, and nothing says why: look at the middleware of the adapter")]
    private partial void LogNotRun();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reminder is not sent: the host that it was to go to is no longer among Channels:ServiceHosts, or it cannot be read")]
    private partial void LogNowhere();
}
