using SupportBot.Conversation;

namespace SupportBot.Dialogs;

/// <summary>Tells a person that what they said or pressed could not be answered, and where help is. It needs no session.</summary>
public sealed class ApologyBot(ActivityPresenter presenter) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var activity = turnContext.Activity;
        if (ConversationKey.IsSpoken(activity) && ConversationKey.IsPersonal(activity.Conversation))
            await turnContext.SendActivityAsync(presenter.Say(PhraseIds.TryAgain), cancellationToken);
    }
}
