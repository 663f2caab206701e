using System.Security.Cryptography;
using System.Text.Json;

namespace SupportBot.DirectLine;

/// <summary>Begins conversations and takes what their clients post.</summary>
internal sealed class ConversationService(
    IDirectLineStore store,
    LiveConversations live,
    ConversationFeed feed,
    BotTurns turns,
    DirectLineAdapter adapter,
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
            if (begun is null) slot.Dispose();
        }
        await turns.RunAsync(Welcome(begun, token.UserName), slot);
        return (begun, true);
    }

    /// <summary>Stores and echoes an activity and runs the bot on it, unless it was posted before.</summary>
    /// <returns>The id of the activity.</returns>
    public async Task<string> PostAsync(DirectLineConversation conversation, IncomingActivity posted, CancellationToken cancellationToken)
    {
        var slot = await live.EnterTurnAsync(conversation.Id, cancellationToken);
        (string Id, Activity? ToRun) accepted = default;
        try
        {
            slot.Conversation.Ledger ??= await PostLedger.LoadAsync(store, conversation.Id, cancellationToken);
            accepted = await AcceptAsync(conversation, posted, slot.Conversation.Ledger);
        }
        finally
        {
            if (accepted.ToRun is null) slot.Dispose();
        }
        var ledger = slot.Conversation.Ledger;
        if (accepted.ToRun is { } activity)
            await turns.RunAsync(activity, slot, posted.ClientActivityId is null ? null : () => ledger.MarkHandled(accepted.Id));
        return accepted.Id;
    }

    private async Task<(string Id, Activity? ToRun)> AcceptAsync(DirectLineConversation conversation, IncomingActivity posted, PostLedger ledger)
    {
        var knownId = posted.ClientActivityId is null ? null : ledger.Find(posted.ClientActivityId);
        if (knownId is not null && ledger.IsHandled(knownId)) return (knownId, null);

        var id = knownId ?? DirectLineAdapter.NewActivityId(conversation.Id);
        var json = posted.Write(id, time.GetUtcNow(), conversation);
        var activity = Address(Read(json));
        if (knownId is null && posted.IsStored) await EchoAsync(conversation.Id, json);
        if (posted.ClientActivityId is not null) ledger.Add(posted.ClientActivityId, id);
        return (id, activity);
    }

    /// <summary>From here on the activity is the service's to answer, even when the client goes away.</summary>
    private async Task EchoAsync(string conversationId, byte[] json)
    {
        try
        {
            await feed.AppendAsync(conversationId, [json], CancellationToken.None);
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
