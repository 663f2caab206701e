namespace SupportBot.Dialogs;

/// <summary>The turn in which the bot writes by itself, because the person had asked for it.</summary>
public sealed class ReminderTalk(ConversationRunner runner, ActivityPresenter presenter, TimeProvider clock)
{
    private readonly ReplySender _sender = new(presenter);

    /// <summary>Writes once the conversation is free, if that is still wanted then.</summary>
    /// <param name="context">A turn that continues the conversation.</param>
    /// <param name="at">When the reminder was to be sent.</param>
    /// <param name="begin">Says whether it still is to be sent, right before it is.</param>
    public async Task<ReminderOutcome> WriteAsync(ITurnContext context, DateTimeOffset at, Func<ValueTask<bool>> begin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        // It replies to no message.
        context.Activity.Id = null;
        var finished = await runner.RemindAsync(
            ConversationKey.Of(context.Activity),
            at,
            clock.GetUtcNow(),
            begin,
            (turn, sent) => _sender.SendAsync(context, turn, sent, replaces: false, cancellationToken),
            cancellationToken);
        return finished switch
        {
            null => ReminderOutcome.Unwanted,
            { Turn.Messages.IsEmpty: true } => ReminderOutcome.Silent,
            _ => ReminderOutcome.Sent,
        };
    }
}

public enum ReminderOutcome
{
    Sent,

    /// <summary>It was cancelled, replaced or forgotten, or the person has come back by themselves.</summary>
    Unwanted,

    /// <summary>Safety was open when the person left, and nothing was said.</summary>
    Silent,
}
