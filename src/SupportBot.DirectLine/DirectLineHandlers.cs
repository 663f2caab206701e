using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>What each request of Direct Line 3.0 does; failures leave as <see cref="DirectLineException"/>.</summary>
internal sealed class DirectLineHandlers(
    DirectLineAccess access,
    DirectLineTokens tokens,
    ConversationService conversations,
    LiveConversations live,
    FloodGuard floods,
    IDirectLineStore store,
    IHostApplicationLifetime lifetime,
    IOptions<DirectLineOptions> options,
    TimeProvider time)
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    /// <summary>POST tokens/generate</summary>
    public async Task GenerateTokenAsync(HttpContext context)
    {
        var isTrusted = access.AuthorizeGenerate(context.Request);
        using var body = await ReadBodyAsync(context);
        var asked = ConversationRequest.Parse(body?.RootElement);
        if (asked.HasReservedUser && !isTrusted) throw ReservedUser();
        var token = new DirectLineToken(ConversationService.NewId(), asked.UserId, asked.UserName, asked.Locale, asked.TrustedOrigins, isTrusted && asked.UserId is not null);
        await AnswerAsync(context, StatusCodes.Status200OK, token);
    }

    /// <summary>POST tokens/refresh</summary>
    public async Task RefreshTokenAsync(HttpContext context)
    {
        var token = await access.AuthenticateAsync(context.Request, TokenUse.Resume)
            ?? throw DirectLineException.Forbidden(DirectLineTokens.Invalid, "Only a token can be refreshed, and this is a secret.");
        await AnswerAsync(context, StatusCodes.Status200OK, token);
    }

    /// <summary>POST conversations</summary>
    public async Task BeginConversationAsync(HttpContext context)
    {
        var token = await access.AuthenticateAsync(context.Request);
        using var body = await ReadBodyAsync(context);
        var asked = ConversationRequest.Parse(body?.RootElement);
        if (asked.HasReservedUser && asked.UserId != token?.UserId) throw ReservedUser();
        token ??= new DirectLineToken(ConversationService.NewId(), asked.UserId, asked.UserName, asked.Locale, asked.TrustedOrigins, asked.UserId is not null);
        if (asked.UserId is not null && token.UserId is not null && asked.UserId != token.UserId) throw WrongUser();
        token = token with
        {
            UserId = token.UserId ?? asked.UserId,
            UserName = token.UserName ?? asked.UserName,
            Locale = asked.Locale ?? token.Locale,
        };
        var (conversation, isNew) = await conversations.BeginAsync(token, context.RequestAborted);
        if (token.UserId is not null && token.UserId != conversation.UserId) throw WrongUser();
        await AnswerAsync(context, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, token, StreamUrl(context.Request, token, 0));
    }

    /// <summary>GET conversations/{id}</summary>
    public async Task ResumeConversationAsync(HttpContext context)
    {
        var (conversation, token) = await OpenAsync(context, TokenUse.Resume);
        token ??= new DirectLineToken(
            conversation.Id, conversation.UserId, UserName: null, conversation.Locale, [], IsVouchedFor: !ConversationRequest.IsReserved(conversation.UserId));
        var watermark = await WatermarkAsync(context, conversation);
        await AnswerAsync(context, StatusCodes.Status200OK, token, StreamUrl(context.Request, token, watermark));
    }

    /// <summary>GET conversations/{id}/activities</summary>
    public async Task ReadActivitiesAsync(HttpContext context)
    {
        var (conversation, _) = await OpenAsync(context);
        var watermark = ActivitySet.ParseWatermark(context.Request.Query["watermark"]);
        var set = await ActivitySet.ReadAsync(store, conversation.Id, watermark, context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(set.ToJson(), context.RequestAborted);
    }

    /// <summary>POST conversations/{id}/activities</summary>
    public async Task PostActivityAsync(HttpContext context)
    {
        var (conversation, token) = await OpenAsync(context);
        using var body = await ReadBodyAsync(context) ?? throw DirectLineException.BadRequest("The body must be an activity.");
        var posted = IncomingActivity.Parse(body.RootElement);
        CheckSender(posted.FromId, conversation, token);
        floods.CheckPost(conversation.Id, token);
        await AnswerAsync(context, await conversations.PostAsync(conversation, posted, context.RequestAborted));
    }

    /// <summary>POST conversations/{id}/upload: what is written with the files is posted; the files are told as refused and not kept.</summary>
    public async Task UploadAsync(HttpContext context)
    {
        var (conversation, token) = await OpenAsync(context);
        // Before anything is read, because what is read is held.
        floods.CheckPost(conversation.Id, token);
        using var one = floods.BeginUpload(conversation.Id);
        using var upload = new Upload(context, options.Value.MaxBodyBytes, time);
        using var body = await upload.ReadActivityAsync();
        var posted = IncomingActivity.Parse(body.RootElement, upload.HasFiles);
        CheckSender(context.Request.Query["userId"], conversation, token);
        CheckSender(posted.FromId, conversation, token);
        var id = await conversations.PostAsync(conversation, posted, context.RequestAborted);
        await upload.SkimAsync();
        await AnswerAsync(context, id);
    }

    /// <summary>GET conversations/{id}/stream, as a WebSocket; the token may come in the query as <c>t</c>.</summary>
    public async Task StreamAsync(HttpContext context)
    {
        var (conversation, _) = await OpenAsync(context, TokenUse.Stream);
        var watermark = await WatermarkAsync(context, conversation);
        if (!context.WebSockets.IsWebSocketRequest)
            throw new DirectLineException(StatusCodes.Status426UpgradeRequired, "UpgradeRequired", "Open the stream as a WebSocket.");

        using var hold = live.Take(conversation.Id);
        // Listening begins before the store is read, so that nothing falls between the two.
        using var subscription = hold.Conversation.Subscribe();
        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        await new StreamSocket(socket, store, conversation.Id, watermark, time).RunAsync(subscription, lifetime.ApplicationStopping);
    }

    private static Task AnswerAsync(HttpContext context, string activityId) => context.Response.WriteAsJsonAsync(
        new PostAnswer(activityId), DirectLineJson.Default.PostAnswer, contentType: null, context.RequestAborted);

    private async Task<(DirectLineConversation Conversation, DirectLineToken? Token)> OpenAsync(
        HttpContext context, TokenUse use = TokenUse.Converse)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var token = await access.AuthenticateAsync(context.Request, id, use);
        return (await conversations.FindAsync(id, context.RequestAborted), token);
    }

    private async Task<long> WatermarkAsync(HttpContext context, DirectLineConversation conversation)
    {
        var watermark = ActivitySet.ParseWatermark(context.Request.Query["watermark"]);
        if (watermark > 0 && watermark > (await store.ReadAsync(conversation.Id, watermark, 0, context.RequestAborted)).End)
            throw ActivitySet.BeyondTheEnd();
        return watermark;
    }

    private Task<JsonDocument?> ReadBodyAsync(HttpContext context) =>
        RequestBody.ReadAsync(context.Request, options.Value.MaxBodyBytes, context.RequestAborted);

    private Task AnswerAsync(HttpContext context, int status, DirectLineToken token, string? streamUrl = null)
    {
        var issued = tokens.Issue(token);
        context.Response.StatusCode = status;
        var answer = new TokenAnswer(token.ConversationId, issued.Value, issued.ExpiresIn, streamUrl);
        return context.Response.WriteAsJsonAsync(answer, DirectLineJson.Default.TokenAnswer, contentType: null, context.RequestAborted);
    }

    private string StreamUrl(HttpRequest request, DirectLineToken token, long watermark)
    {
        var service = $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}{request.PathBase}{DirectLineEndpoints.Prefix}";
        var issued = tokens.Issue(token, forStream: true).Value;
        return string.Create(
            CultureInfo.InvariantCulture, $"{service}/conversations/{token.ConversationId}/stream?watermark={watermark}&t={issued}");
    }

    /// <summary>
    /// A client of a conversation whose user the service named knows no id and may send any; the service writes its own. Where the id is known,
    /// another one is an error.
    /// </summary>
    private static void CheckSender(string? from, DirectLineConversation conversation, DirectLineToken? token)
    {
        if (string.IsNullOrEmpty(from) || from == conversation.UserId) return;
        var isNamedByService = token?.UserId is null && ConversationRequest.IsReserved(conversation.UserId);
        if (!isNamedByService || ConversationRequest.IsReserved(from)) throw WrongUser();
    }

    private static DirectLineException WrongUser() =>
        DirectLineException.Forbidden("WrongUser", "The user id is not the one of this conversation's token.");

    private static DirectLineException ReservedUser() =>
        DirectLineException.Forbidden("ReservedUser", "User ids that begin with dl_ come from a token that was generated with a secret.");
}
