using System.Collections.Concurrent;
using System.Globalization;

namespace SupportBot.DirectLine.Tests.Support;

/// <summary>Answers "echo: …"; a few texts make it do something else.</summary>
public sealed class EchoBot : IBot
{
    public ConcurrentQueue<Activity> Received { get; } = new();

    /// <summary>A turn on the text "wait" ends when this is done.</summary>
    public TaskCompletionSource Gate { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>From then on the text "fail" is a text like another.</summary>
    public bool IsMended { get; set; }

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var activity = turnContext.Activity;
        Received.Enqueue(activity);
        if (activity.Type == ActivityTypes.ConversationUpdate) await turnContext.SendActivityAsync(Text($"welcome {activity.Locale}"), cancellationToken);
        else if (activity.Type == ActivityTypes.Message) await AnswerAsync(turnContext, activity.Text ?? "", cancellationToken);
    }

    private async Task AnswerAsync(ITurnContext turnContext, string text, CancellationToken cancellationToken)
    {
        switch (text.Split(' ')[0])
        {
            case "fail" when !IsMended:
                await turnContext.SendActivityAsync(Text("before the fault"), cancellationToken);
                throw new InvalidOperationException($"could not handle: {text}");
            case "stall" when !IsMended:
                await turnContext.SendActivityAsync(Text("before the fault"), cancellationToken);
                await Gate.Task.WaitAsync(cancellationToken);
                throw new InvalidOperationException($"could not handle: {text}");
            case "wait":
                await Gate.Task.WaitAsync(cancellationToken);
                break;
            case "think":
                await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Typing }, cancellationToken);
                await Gate.Task.WaitAsync(cancellationToken);
                break;
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
            case "typing":
                await turnContext.SendActivitiesAsync([Text("first"), new Activity { Type = ActivityTypes.Typing }, Text("second")], cancellationToken);
                return;
            case "trace":
                await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Trace, Value = "state" }, cancellationToken);
                return;
            case "forget":
                await turnContext.SendActivitiesAsync([new Activity { Type = ActivityTypes.Event, Name = "supportbot.forgotten" }, Text("goodbye")], cancellationToken);
                return;
            case "silence":
                return;
            case "update":
                var sent = await turnContext.SendActivityAsync(Text("draft"), cancellationToken);
                await turnContext.UpdateActivityAsync(new Activity { Type = ActivityTypes.Message, Id = sent.Id, Text = "final" }, cancellationToken);
                return;
            case "delete":
                await turnContext.DeleteActivityAsync("some-id", cancellationToken);
                return;
            case "card":
                var card = new Attachment { ContentType = "application/vnd.microsoft.card.adaptive", Content = BotJson.Raw("""{"type":"AdaptiveCard","version":"1.5"}"""u8.ToArray()) };
                await turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Message, Attachments = [card] }, cancellationToken);
                return;
            case "many":
                var count = int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture);
                var padding = new string('x', 20_000);
                for (var i = 0; i < count; i++) await turnContext.SendActivityAsync(Text(string.Create(CultureInfo.InvariantCulture, $"{i} {padding}")), cancellationToken);
                return;
        }
        await turnContext.SendActivityAsync(Text($"echo: {text}"), cancellationToken);
    }

    private static Activity Text(string text) => new() { Type = ActivityTypes.Message, Text = text };
}
