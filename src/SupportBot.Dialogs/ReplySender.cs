namespace SupportBot.Dialogs;

/// <summary>Sends what a turn says, as its channel takes it.</summary>
internal sealed class ReplySender(ActivityPresenter presenter)
{
    /// <param name="replaces">Whether the response to an invoke replaces the pressed card.</param>
    /// <param name="sent">Told after each message how many of the turn's are with the channel, where it takes them one by one.</param>
    public async Task SendAsync(ITurnContext context, FinishedTurn finished, Action<int> sent, bool replaces, CancellationToken cancellationToken)
    {
        var answersInBody = context.Activity.DeliveryMode == DeliveryModes.ExpectReplies;
        var runs = ActivityRuns.Of(context);
        var progress = finished.IsUnkept ? runs.Unkept : runs.Recorded;
        var skip = answersInBody ? 0 : Math.Max(finished.IsRepeat ? finished.Turn.Sent : 0, runs.IsRepeat ? progress.Sent : 0);
        var replies = presenter.Present(finished, context.Activity, skip, replaces);
        if (replies.Count == 0)
            return;
        if (finished.Forgets && OwnDirectLine.IsChannelOf(context.Activity))
            replies = [new Reply(OwnDirectLine.ForgottenEvent(), skip), .. replies];

        // A connector takes one activity at a time and may fail between two; other ways out take all or none.
        if (answersInBody || context.TurnState.Get<ConnectorFactory>() is null)
        {
            await context.SendActivitiesAsync([.. replies.Select(reply => reply.Activity)], cancellationToken);
            return;
        }

        foreach (var reply in replies)
        {
            await progress.SayAsync(reply.Sent, () => context.SendActivityAsync(reply.Activity, cancellationToken));
            sent(reply.Sent);
        }
    }
}
