namespace SupportBot.Seam.Tests;

/// <summary>A bot that does what the test says and counts its turns.</summary>
internal sealed class TestBot(Func<ITurnContext, CancellationToken, Task> turn) : IBot
{
    private int _turns;

    public int Turns => _turns;

    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _turns);
        return turn(turnContext, cancellationToken);
    }
}

/// <summary>Echoes messages and answers a card's button with a card.</summary>
internal sealed class EchoHandler : ActivityHandler
{
    public static ReadOnlyMemory<byte> Card { get; } =
        """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"step 1 – é"}]}"""u8.ToArray();

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(MessageFactory.Text("echo: " + turnContext.Activity.Text), cancellationToken);

    protected override Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        var card = new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = BotJson.Raw(Card) };
        return turnContext.SendActivityAsync(MessageFactory.Attachment(card), cancellationToken);
    }

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        Task.FromResult(new AdaptiveCardInvokeResponse
        {
            StatusCode = 200,
            Type = "application/vnd.microsoft.card.adaptive",
            Value = BotJson.Raw(Card),
        });
}
