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
    IBotFrameworkHttpAdapter adapter,
    ChannelSettings channels,
    ServiceHosts hosts,
    TimeProvider clock,
    ILogger<ReminderPost> logger)
{
    /// <summary>Waits before a reminder is tried again that was surely not sent; after the last it is given up.</summary>
    public static readonly IReadOnlyList<TimeSpan> Pauses =
        [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12)];

    /// <returns>Name of the event to count.</returns>
    public async Task<string> SendAsync(ClaimedReminder reminder)
    {
        if (clock.GetUtcNow() - reminder.At > StoredReminder.MostLate)
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
            return await FailAsync(reminder, attempt, fault);
        }

        return await EndAsync(reminder, attempt.Outcome switch
        {
            ReminderOutcome.Sent => "reminders.sent",
            ReminderOutcome.Silent => "reminders.silent",
            _ => "reminders.unwanted",
        });
    }

    private async Task WriteAsync(ClaimedReminder reminder, ReminderReference reference, Attempt attempt)
    {
        using var limit = new CancellationTokenSource(SlowTurns.Limit, clock);
        await ((BotAdapter)adapter).ContinueConversationAsync(
            channels.AppId ?? "",
            reference.ToConversation(),
            async (turn, cancellationToken) => attempt.Outcome = await talk.WriteAsync(turn, reminder.At, BeginAsync, cancellationToken),
            limit.Token);

        async ValueTask<bool> BeginAsync() => attempt.HasBegun = await store.BeginAsync(reminder, limit.Token);
    }

    private async Task<string> FailAsync(ClaimedReminder reminder, Attempt attempt, Exception fault)
    {
        var status = (fault as HttpRequestException)?.StatusCode;
        LogFailed(status, FaultText.Of(fault));
        if (status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return await EndAsync(reminder, "reminders.refused");
        if (attempt.HasBegun && ActivityRuns.MayHaveTaken(fault))
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

        public ReminderOutcome Outcome { get; set; } = ReminderOutcome.Unwanted;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A reminder could not be sent. Status of the connector: {Status}. {Fault}")]
    private partial void LogFailed(HttpStatusCode? status, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reminder is not sent: the host that it was to go to is no longer among Channels:ServiceHosts, or it cannot be read")]
    private partial void LogNowhere();
}
