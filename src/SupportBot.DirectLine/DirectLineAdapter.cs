using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>
/// Runs a bot for Direct Line clients: what the bot sends is stored and streamed to them. Hosts add their middleware with <c>Use</c> before the
/// first request.
/// </summary>
public sealed class DirectLineAdapter : BotAdapter
{
    /// <summary>Channel id of every activity of this adapter.</summary>
    public const string ChannelId = "directline";

    /// <summary>Stands where other channels name the service to reply to; here nothing is ever sent to it.</summary>
    public const string ServiceUrl = "https://directline.invalid";

    /// <summary>
    /// Name of an event by which the bot says that the person asked to be forgotten: what was said before it is dropped, and clients get to
    /// know.
    /// </summary>
    internal const string Forgotten = "supportbot.forgotten";

    private readonly ConversationFeed _feed;
    private readonly DirectLineOptions _options;
    private readonly TimeProvider _time;

    internal DirectLineAdapter(ConversationFeed feed, IOptions<DirectLineOptions> options, TimeProvider time)
    {
        _feed = feed;
        _options = options.Value;
        _time = time;
    }

    /// <summary>
    /// Stores and streams the activities in order. Where one says that the person is forgotten, all before it is deleted. Typing is streamed
    /// and not stored; traces and invoke responses have no reader on this channel and are dropped.
    /// </summary>
    /// <returns>The ids of the activities, in order.</returns>
    /// <exception cref="KeyNotFoundException">The conversation is gone.</exception>
    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var conversationId = turnContext.Activity.Conversation!.Id!;
        var toStore = new List<ReadOnlyMemory<byte>>(activities.Length);
        foreach (var activity in activities)
        {
            Address(activity, conversationId);
            if (activity.Type is ActivityTypes.Trace or ActivityTypesEx.InvokeResponse) continue;
            if (activity is { Type: ActivityTypes.Event, Name: Forgotten })
            {
                await _feed.TrimAsync(conversationId, turnContext.Activity.Id, cancellationToken);
                toStore.Clear();
            }
            if (activity.Type != ActivityTypes.Typing)
            {
                toStore.Add(BotJson.WriteActivity(activity));
                continue;
            }
            await StoreAsync(conversationId, toStore, cancellationToken);
            await _feed.ShowTransientAsync(conversationId, BotJson.WriteActivity(activity), cancellationToken);
        }
        await StoreAsync(conversationId, toStore, cancellationToken);
        return [.. activities.Select(activity => new ResourceResponse(activity.Id))];
    }

    /// <summary>
    /// Direct Line has no update: the activity is sent again under the id that it has. Clients that know the id may put it in the place of the
    /// first; others show it as a further message.
    /// </summary>
    /// <exception cref="ArgumentException">The activity has no id.</exception>
    public override async Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentException.ThrowIfNullOrEmpty(activity.Id, nameof(activity));
        return (await SendActivitiesAsync(turnContext, [activity], cancellationToken))[0];
    }

    /// <exception cref="NotSupportedException">Always: a Direct Line client cannot be told to take an activity away.</exception>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line cannot delete an activity that was sent.");

    internal async Task RunAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var turnContext = new TurnContext(this, activity);
        await RunPipelineAsync(turnContext, callback, cancellationToken);
    }

    internal ChannelAccount Bot => new() { Id = _options.BotId, Name = _options.BotName, Role = "bot" };

    internal static string NewActivityId(string conversationId) => $"{conversationId}|{Guid.CreateVersion7():N}";

    /// <summary>A message that the service itself has for the person, as it is stored.</summary>
    /// <param name="locale">Of the conversation: that of the text, where <see cref="DirectLineOptions.TextLocale"/> names no other.</param>
    internal ReadOnlyMemory<byte> WriteNotice(string conversationId, string text, string? locale, string? replyToId, byte[]? channelData = null)
    {
        var notice = new Activity { Type = ActivityTypes.Message, Text = text, Locale = _options.TextLocale ?? locale, ReplyToId = replyToId };
        if (channelData is not null) notice.ChannelData = BotJson.Raw(channelData);
        Address(notice, conversationId);
        return BotJson.WriteActivity(notice);
    }

    private void Address(Activity activity, string conversationId)
    {
        activity.Id ??= NewActivityId(conversationId);
        activity.Timestamp = _time.GetUtcNow();
        activity.ChannelId = ChannelId;
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.From = Bot;
        activity.ServiceUrl = null;
    }

    private async Task StoreAsync(string conversationId, List<ReadOnlyMemory<byte>> activities, CancellationToken cancellationToken)
    {
        if (activities.Count == 0) return;
        await _feed.AppendAsync(conversationId, [.. activities], cancellationToken);
        activities.Clear();
    }
}
