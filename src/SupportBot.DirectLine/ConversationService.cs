using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Begins conversations and takes what their clients post.</summary>
internal sealed class ConversationService(
    IDirectLineStore store,
    LiveConversations live,
    ConversationFeed feed,
    BotTurns turns,
    DirectLineAdapter adapter,
    IOptions<DirectLineOptions> options,
    TimeProvider time)
{
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <exception cref="DirectLineException">404: never begun, expired or deleted.</exception>
    public async Task<DirectLineConversation> FindAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken)
        ?? throw DirectLineException.NotFound("There is no such conversation: it was never begun, or its time is over.");

    /// <summary>Begins a conversation with the bot's welcome, or finds the one that the token began before.</summary>
    public async Task<(DirectLineConversation Conversation, bool IsNew)> BeginAsync(DirectLineToken token, CancellationToken cancellationToken)
    {
        var slot = await live.EnterTurnAsync(token.ConversationId, cancellationToken);
        DirectLineConversation? begun = null;
        try
        {
            if (await store.FindAsync(token.ConversationId, cancellationToken) is { } known) return (known, false);
            begun = await CreateAsync(token);
        }
        finally
        {
            if (begun is null) await slot.DisposeAsync();
        }
        await turns.RunAsync(Welcome(begun, token.UserName), slot);
        return (begun, true);
    }

    /// <summary>Stores and echoes an activity and runs the bot on it, unless it was posted before.</summary>
    /// <returns>The id of the activity.</returns>
    public async Task<string> PostAsync(DirectLineConversation conversation, IncomingActivity posted, CancellationToken cancellationToken)
    {
        var slot = await live.EnterTurnAsync(conversation.Id, cancellationToken);
        var ledger = slot.Conversation.Ledger ??= new PostLedger();
        (string Id, Activity? ToRun) accepted = default;
        try
        {
            if (posted.ClientActivityId is not null) await ledger.CatchUpAsync(store, conversation.Id, cancellationToken);
            accepted = await AcceptAsync(conversation, posted, ledger);
        }
        finally
        {
            if (accepted.ToRun is null) await slot.DisposeAsync();
        }
        if (accepted.ToRun is { } activity)
        {
            await turns.RunAsync(
                activity,
                slot,
                posted.ClientActivityId is null ? null : () => ledger.MarkHandled(accepted.Id),
                posted.HasFiles ? () => FilesRefused(conversation, answeredId: null) : null);
        }
        return accepted.Id;
    }

    private async Task<(string Id, Activity? ToRun)> AcceptAsync(DirectLineConversation conversation, IncomingActivity posted, PostLedger ledger)
    {
        var knownId = posted.ClientActivityId is null ? null : ledger.Find(posted.ClientActivityId);
        if (knownId is not null && ledger.IsHandled(knownId)) return (knownId, null);

        var id = knownId ?? DirectLineAdapter.NewActivityId(conversation.Id);
        var json = posted.Write(id, time.GetUtcNow(), conversation);
        var activity = Address(Read(json));
        var runs = posted.HasContent || !posted.HasFiles;
        List<ReadOnlyMemory<byte>> toShow = knownId is null && posted.IsStored ? [json] : [];
        if (!runs) toShow.Add(FilesRefused(conversation, id));
        if (toShow.Count > 0) await ShowAsync(conversation.Id, toShow);
        if (posted.ClientActivityId is not null) ledger.Add(posted.ClientActivityId, id);
        if (!runs) ledger.MarkHandled(id);
        return (id, runs ? activity : null);
    }

    /// <param name="answeredId">Id of the activity that this alone answers; null where the bot has the answer, which may have failed.</param>
    private ReadOnlyMemory<byte> FilesRefused(DirectLineConversation conversation, string? answeredId) =>
        adapter.WriteNotice(conversation.Id, options.Value.FilesRefusedText(conversation.Locale), conversation.Locale, answeredId);

    private async Task ShowAsync(string conversationId, IReadOnlyList<ReadOnlyMemory<byte>> activities)
    {
        try
        {
            await feed.AppendAsync(conversationId, activities, CancellationToken.None);
        }
        catch (KeyNotFoundException)
        {
            throw DirectLineException.NotFound("The conversation has just ended.");
        }
    }

    private async Task<DirectLineConversation> CreateAsync(DirectLineToken token)
    {
        var userId = token.UserId ?? ConversationRequest.ReservedPrefix + NewId();
        var conversation = new DirectLineConversation(token.ConversationId, userId, token.Locale, time.GetUtcNow());
        await store.CreateAsync(conversation, CancellationToken.None);
        return conversation;
    }

    private static Activity Read(byte[] json)
    {
        try
        {
            return BotJson.ReadActivity(json);
        }
        catch (JsonException)
        {
            throw DirectLineException.BadRequest("A member of the activity has the wrong type.");
        }
    }

    private Activity Address(Activity activity)
    {
        activity.ServiceUrl = DirectLineAdapter.ServiceUrl;
        activity.Recipient = adapter.Bot;
        return activity;
    }

    private Activity Welcome(DirectLineConversation conversation, string? userName)
    {
        var user = new ChannelAccount { Id = conversation.UserId, Name = userName, Role = IncomingActivity.UserRole };
        return Address(new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = DirectLineAdapter.NewActivityId(conversation.Id),
            Timestamp = time.GetUtcNow(),
            ChannelId = DirectLineAdapter.ChannelId,
            Conversation = new ConversationAccount { Id = conversation.Id },
            From = user,
            Locale = conversation.Locale,
            MembersAdded = [user, adapter.Bot],
        });
    }
}
