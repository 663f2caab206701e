using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.BotBuilder.Connector;
using SupportBot.BotBuilder.Connector.Authentication;
using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder;

/// <summary>Runs turns of authenticated callers and sends what the bot says through their connector.</summary>
public abstract class CloudAdapterBase : BotAdapter
{
    protected CloudAdapterBase(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(botFrameworkAuthentication);
        BotFrameworkAuthentication = botFrameworkAuthentication;
        Logger = logger ?? NullLogger.Instance;
    }

    protected BotFrameworkAuthentication BotFrameworkAuthentication { get; }

    protected ILogger Logger { get; }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(
        ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        var responses = new ResourceResponse[activities.Length];
        for (var i = 0; i < activities.Length; i++)
        {
            responses[i] = await Send(turnContext, activities[i], cancellationToken);
        }

        return responses;
    }

    public override async Task<ResourceResponse> UpdateActivityAsync(
        ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var connector = await ConnectorOf(turnContext, cancellationToken);
        return await connector.UpdateAsync(activity, cancellationToken);
    }

    public override async Task DeleteActivityAsync(
        ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var connector = await ConnectorOf(turnContext, cancellationToken);
        await connector.DeleteAsync(reference.Conversation?.Id ?? "", reference.ActivityId ?? "", cancellationToken);
    }

    public override async Task ContinueConversationAsync(
        string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(botId);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(callback);
        var identity = new ClaimsIdentity([new Claim("aud", botId), new Claim("appid", botId)]);
        var activity = reference.GetContinuationActivity();
        var factory = BotFrameworkAuthentication.CreateConnectorFactory(identity);
        using var turn = new TurnContext(this, activity);
        turn.TurnState.Set<IIdentity>(BotIdentityKey, identity);
        turn.TurnState.Set(factory);
        var audience = BotFrameworkAuthentication.GetOriginatingAudience();
        turn.TurnState.Set(await factory.CreateAsync(activity.ServiceUrl ?? throw NoServiceUrl(), audience, cancellationToken));
        await RunPipelineAsync(turn, callback, cancellationToken);
    }

    /// <summary>Runs one turn of an authenticated caller.</summary>
    /// <returns>The HTTP answer; null for an empty 200.</returns>
    protected async Task<InvokeResponse?> ProcessActivityAsync(
        AuthenticateRequestResult authenticateRequestResult,
        Activity activity,
        BotCallbackHandler callback,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticateRequestResult);
        ArgumentNullException.ThrowIfNull(activity);
        activity.CallerId = authenticateRequestResult.CallerId;
        using var turn = new TurnContext(this, activity);
        turn.TurnState.Set<IIdentity>(BotIdentityKey, authenticateRequestResult.ClaimsIdentity);
        turn.TurnState.Set(authenticateRequestResult.ConnectorFactory);
        turn.TurnState.Set(authenticateRequestResult);
        try
        {
            await RunPipelineAsync(turn, callback, cancellationToken);
        }
        catch (Exception exception) when (OnTurnError is not null && !cancellationToken.IsCancellationRequested)
        {
            // Messages of exceptions may quote what the person wrote.
            Logger.LogError("A turn failed, and so did OnTurnError: {Kind}", exception.GetType().FullName);
            return new InvokeResponse { Status = (int)HttpStatusCode.InternalServerError };
        }

        return Result(turn);
    }

    private static InvalidOperationException NoServiceUrl() => new("The activity names no service URL to answer to.");

    private static InvokeResponse? Result(TurnContext turn)
    {
        if (turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            return new InvokeResponse { Status = (int)HttpStatusCode.OK, Body = new ExpectedReplies(turn.BufferedReplyActivities) };
        }

        if (turn.Activity.Type != ActivityTypes.Invoke) return null;
        return turn.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse
            ?? new InvokeResponse { Status = (int)HttpStatusCode.NotImplemented };
    }

    private static async Task<ResourceResponse> Send(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        activity.Id = null;
        if (activity.Type == ActivityTypesEx.InvokeResponse)
        {
            turnContext.TurnState.Add(InvokeResponseKey, activity);
            return new ResourceResponse("");
        }

        if (activity.Type == ActivityTypes.Trace && activity.ChannelId != Channels.Emulator) return new ResourceResponse("");
        var connector = await ConnectorOf(turnContext, cancellationToken);
        return await connector.SendAsync(activity, cancellationToken);
    }

    private static async Task<IConnectorClient> ConnectorOf(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (turnContext.TurnState.Get<IConnectorClient>() is { } known) return known;
        var serviceUrl = turnContext.Activity.ServiceUrl
            ?? throw NoServiceUrl();
        var caller = turnContext.TurnState.Get<AuthenticateRequestResult>();
        var factory = caller?.ConnectorFactory
            ?? throw new InvalidOperationException("The turn has no authenticated caller to answer to.");
        var connector = await factory.CreateAsync(serviceUrl, caller.Audience, cancellationToken);
        turnContext.TurnState.Add(connector);
        return connector;
    }
}
