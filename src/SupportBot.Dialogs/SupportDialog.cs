using SupportBot.Conversation;
using SupportBot.Conversation.Matching;

namespace SupportBot.Dialogs;

/// <summary>
/// The whole conversation as one dialog. A Bot Framework bot may add it to its own <see cref="DialogSet"/>; the session in the store is its
/// only state. It ends when the person stops, with the id of the suggested outcome or null.
/// </summary>
public sealed class SupportDialog(ConversationRunner runner, ActivityTranslator translator, ActivityPresenter presenter, TimeProvider clock)
    : Dialog(DialogName)
{
    public const string DialogName = "support";

    /// <summary>Key in the turn state under which the card that replaces a pressed one is left for the activity handler.</summary>
    internal const string ReplacementKey = "SupportBot.Replacement";

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
        TurnAsync(dc, cancellationToken);

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        TurnAsync(dc, cancellationToken);

    private async Task<DialogTurnResult> TurnAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var context = dc.Context;
        var activity = context.Activity;
        await using var typing = TypingSign.ForSlowTurn(context, clock, cancellationToken);
        var finished = await runner.RunAsync(
            ConversationKey.Of(activity),
            ConversationKey.TurnOf(activity),
            stored => translator.Translate(activity, stored),
            async (turn, told) =>
            {
                await typing.EndAsync();
                await SendAsync(context, turn, told, cancellationToken);
            },
            cancellationToken);

        if (finished?.Session.Step != Step.Stopped)
            return EndOfTurn;
        return await dc.EndDialogAsync(presenter.OutcomeOf(finished.Session), cancellationToken);
    }

    private async Task SendAsync(ITurnContext context, FinishedTurn finished, Action<int> told, CancellationToken cancellationToken)
    {
        var isInvoke = context.Activity.Type == ActivityTypes.Invoke;
        if (isInvoke && presenter.Replacement(finished, context.Activity) is { } card)
            context.TurnState[ReplacementKey] = card;

        var answersInBody = context.Activity.DeliveryMode == DeliveryModes.ExpectReplies;
        var skip = finished.IsRepeat && !answersInBody ? finished.Turn.Sent : 0;
        var replies = presenter.Present(finished, context.Activity, skip);
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
            await context.SendActivityAsync(reply.Activity, cancellationToken);
            told(reply.Told);
        }
    }
}
