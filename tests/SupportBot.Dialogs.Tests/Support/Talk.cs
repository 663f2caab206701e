using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Dialogs.Tests.Support;

/// <summary>The handler with the real content behind a channel of the tests.</summary>
internal sealed class Talk : BotAdapter, IDisposable
{
    private readonly ServiceProvider _services;

    public Talk(TimeProvider? clock = null, SupportContent? content = null) => _services = new ServiceCollection()
        .AddSingleton(clock ?? TimeProvider.System)
        .AddSingleton<ISessionStore>(Store)
        .AddSupportDialog(content ?? TestContent.Britain)
        .BuildServiceProvider();

    public InMemorySessionStore Store { get; } = new();

    public ConversationRunner Runner => _services.GetRequiredService<ConversationRunner>();

    /// <summary>What the channel was given, in order.</summary>
    public ConcurrentQueue<Activity> Sent { get; } = new();

    /// <summary>What the channel does with an activity before it takes it.</summary>
    public Func<Activity, CancellationToken, Task> Taking { get; set; } = (_, _) => Task.CompletedTask;

    public IEnumerable<string?> SentTypes => Sent.Select(activity => activity.Type);

    /// <returns>What was said in the turn.</returns>
    public async Task<IReadOnlyList<Activity>> TurnAsync(Activity activity)
    {
        var earlier = Sent.Count;
        using var context = new TurnContext(this, activity);
        await _services.GetRequiredService<SupportActivityHandler>().OnTurnAsync(context);
        return [.. Sent.Skip(earlier), .. context.BufferedReplyActivities];
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        foreach (var activity in activities)
        {
            await Taking(activity, cancellationToken);
            Sent.Enqueue(activity);
        }

        return [.. activities.Select(_ => new ResourceResponse("sent"))];
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose() => _services.Dispose();
}
