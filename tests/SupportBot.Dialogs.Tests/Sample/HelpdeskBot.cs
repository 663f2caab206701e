namespace SupportBot.Dialogs.Tests.Sample;

/// <summary>A helpdesk bot that offers <see cref="SupportDialog"/> beside its own work: the sample of docs/embed-dialog.md.</summary>
public sealed class HelpdeskBot(IStatePropertyAccessor<DialogState> state, SupportDialog support) : ActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var dialogs = new DialogSet(state);
        dialogs.Add(support);
        var dialog = await dialogs.CreateContextAsync(turnContext, cancellationToken);

        // While the support dialog is open it has every turn; it ends when the person stops.
        var result = await dialog.ContinueDialogAsync(cancellationToken);
        if (result.Status == DialogTurnStatus.Empty && turnContext.Activity.Text?.Contains("support", StringComparison.OrdinalIgnoreCase) == true)
            result = await dialog.BeginDialogAsync(SupportDialog.DialogName, cancellationToken: cancellationToken);

        // The result is the id of what was suggested, or null. It is about somebody's wellbeing: keep it out of tickets, logs and reports.
        if (result.Status == DialogTurnStatus.Complete)
            await turnContext.SendActivityAsync(MessageFactory.Text("Back at the helpdesk."), cancellationToken);
        else if (result.Status == DialogTurnStatus.Empty)
            await turnContext.SendActivityAsync(MessageFactory.Text("Tell me what is broken, or write “support” to find out which kind of support may fit."), cancellationToken);
    }
}
