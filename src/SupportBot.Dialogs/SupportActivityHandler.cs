using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>Brings activities of a channel to <see cref="SupportDialog"/>. Health is talked of in personal conversations only.</summary>
public sealed class SupportActivityHandler : ActivityHandler
{
    private readonly DialogSet _dialogs;
    private readonly ConversationRunner _runner;
    private readonly ActivityPresenter _presenter;

    public SupportActivityHandler(SupportDialog dialog, ConversationRunner runner, ActivityPresenter presenter)
    {
        (_runner, _presenter) = (runner, presenter);
        _dialogs = new DialogSet(new StatelessDialogState());
        _dialogs.Add(dialog);
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        if (!ConversationKey.IsPersonal(turnContext.Activity.Conversation))
            await SayAsync(turnContext, PhraseIds.GroupPrivate, cancellationToken);
        else if (ActivityTranslator.Words((Activity)turnContext.Activity).Length == 0 && BotJson.Read(turnContext.Activity.Value) is null)
            await SayAsync(turnContext, PhraseIds.EmptyMessage, cancellationToken);
        else
            await RunDialogAsync(turnContext, cancellationToken);
    }

    protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        OnChangedAsync(turnContext, cancellationToken);

    protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        OnChangedAsync(turnContext, cancellationToken);

    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded,
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        var someoneElse = membersAdded.Any(member => member.Id != turnContext.Activity.Recipient?.Id);
        if (someoneElse && ConversationKey.IsPersonal(turnContext.Activity.Conversation))
            await RunDialogAsync(turnContext, cancellationToken);
    }

    protected override async Task OnInstallationUpdateAddAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken)
    {
        if (ConversationKey.IsPersonal(turnContext.Activity.Conversation))
            await RunDialogAsync(turnContext, cancellationToken);
    }

    /// <summary>The person took the app away: what is kept of the conversation goes with it.</summary>
    protected override Task OnInstallationUpdateRemoveAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken) =>
        _runner.ForgetAsync(ConversationKey.Of((Activity)turnContext.Activity), cancellationToken);

    /// <summary>Feedback on a message is taken up here; other invokes are known to the base class or to nobody.</summary>
    protected override async Task<InvokeResponse?> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        if (MessageFeedback.Of((Activity)turnContext.Activity) is null)
            return await base.OnInvokeActivityAsync(turnContext, cancellationToken);
        if (ConversationKey.IsPersonal(turnContext.Activity.Conversation))
            await RunDialogAsync(turnContext, cancellationToken);
        return CreateInvokeResponse();
    }

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AdaptiveCardInvokeValue invokeValue,
        CancellationToken cancellationToken)
    {
        if (!ConversationKey.IsPersonal(turnContext.Activity.Conversation))
            return Note(PhraseIds.GroupPrivate);

        await RunDialogAsync(turnContext, cancellationToken);
        return ActivityRuns.Of(turnContext).Response.Card is { } card
            ? new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.card.adaptive", Value = BotJson.Raw(card) }
            : new AdaptiveCardInvokeResponse { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = _presenter.Done };
    }

    /// <summary>Only what a person changes of their own words in private is of interest.</summary>
    private async Task OnChangedAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var activity = context.Activity;
        if (ConversationKey.IsPersonal(activity.Conversation) && activity.From?.Id != activity.Recipient?.Id)
            await RunDialogAsync(context, cancellationToken);
    }

    private AdaptiveCardInvokeResponse Note(string phrase) =>
        new() { StatusCode = 200, Type = "application/vnd.microsoft.activity.message", Value = _presenter.Text(phrase) };

    private Task SayAsync(ITurnContext context, string phrase, CancellationToken cancellationToken)
    {
        var runs = ActivityRuns.Of(context);
        // A response that got lost has to hold the words again.
        return context.Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? SendAsync()
            : _runner.SayOnceAsync(ConversationKey.Of(context.Activity), ConversationKey.TurnOf(context), SendAsync, cancellationToken);

        Task SendAsync() => runs is { IsRepeat: true, Recorded.Sent: > 0 }
            ? Task.CompletedTask
            : runs.Recorded.SayAsync(1, () => context.SendActivityAsync(_presenter.Say(phrase), cancellationToken));
    }

    private async Task RunDialogAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        var dialogs = await _dialogs.CreateContextAsync(context, cancellationToken);
        await dialogs.ContinueDialogAsync(cancellationToken);
    }
}
