using Microsoft.Extensions.DependencyInjection;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Dialogs.Tests.Support;

/// <summary>A small bot that books rooms, not ours, behind an adapter that uses <see cref="SafetyMiddleware"/>.</summary>
internal sealed class ForeignTalk : BotAdapter, IDisposable
{
    private readonly ServiceProvider _services;
    private readonly SupportActivityHandler _support;

    public ForeignTalk(TimeProvider? clock = null, SupportContent? content = null)
    {
        _services = new ServiceCollection()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton<ISessionStore>(Store)
            .AddSupportDialog(content ?? TestContent.Britain)
            .BuildServiceProvider();
        _support = _services.GetRequiredService<SupportActivityHandler>();
        Use(_services.GetRequiredService<SafetyMiddleware>());
    }

    /// <summary>Has the turns that reach the embedding bot, in its place.</summary>
    public IBot? Bot { get; set; }

    public SupportDialog Dialog => _services.GetRequiredService<SupportDialog>();

    public InMemorySessionStore Store { get; } = new();

    /// <summary>Ids of the activities that reached the embedding bot.</summary>
    public List<string?> Reached { get; } = [];

    /// <summary>The embedding bot hands its turns to the support dialog.</summary>
    public bool UsesDialog { get; set; }

    public List<Activity> Sent { get; } = [];

    /// <returns>What was said in the turn.</returns>
    public async Task<IReadOnlyList<string>> TurnAsync(Activity activity)
    {
        var earlier = Sent.Count;
        using var context = new TurnContext(this, activity);
        await RunPipelineAsync(context, BookAsync, CancellationToken.None);
        return [.. Sent.Skip(earlier).Where(reply => reply.Type == ActivityTypes.Message).Select(Words)];
    }

    /// <summary>Says it on a channel without cards.</summary>
    public Task<IReadOnlyList<string>> SayAsync(string text, string? id = null) => TurnAsync(Plain(Activities.Message(text, id ?? Guid.NewGuid().ToString())));

    /// <summary>Sends the data of a card of the embedding bot.</summary>
    public Task<IReadOnlyList<string>> PressAsync(string data) => TurnAsync(Plain(Activities.Press(data, Guid.NewGuid().ToString())));

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select(_ => new ResourceResponse("sent")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose() => _services.Dispose();

    private async Task BookAsync(ITurnContext context, CancellationToken cancellationToken)
    {
        Reached.Add(context.Activity.Id);
        if (Bot is not null)
            await Bot.OnTurnAsync(context, cancellationToken);
        else if (UsesDialog)
            await _support.OnTurnAsync(context, cancellationToken);
        else
            await context.SendActivityAsync(MessageFactory.Text("Room booked."), cancellationToken);
    }

    private static Activity Plain(Activity activity)
    {
        activity.ChannelId = "sms";
        return activity;
    }

    private static string Words(Activity reply) => reply.Text ?? "";
}
