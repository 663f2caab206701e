using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Polly.Timeout;
using SupportBot.BotBuilder.Json;
using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder.Connector;

/// <summary>Speaks the connector's REST protocol (v3). Making one is cheap: the connections belong to <paramref name="http"/>.</summary>
/// <param name="tokens">Gives the tokens to answer with; null where connectors need none.</param>
/// <param name="audience">Whom these tokens are for.</param>
internal sealed class ConnectorClient(
    HttpClient http, Uri baseUri, ResiliencePipeline<HttpResponseMessage> pipeline, IConnectorTokens? tokens = null, string? audience = null)
    : IConnectorClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public Uri BaseUri { get; set; } = baseUri;

    public Task<ResourceResponse> SendAsync(Activity activity, CancellationToken cancellationToken) =>
        Call(HttpMethod.Post, Activities(activity.Conversation?.Id, activity.ReplyToId), activity, cancellationToken);

    public Task<ResourceResponse> UpdateAsync(Activity activity, CancellationToken cancellationToken) =>
        Call(HttpMethod.Put, Activities(activity.Conversation?.Id, activity.Id ?? ""), activity, cancellationToken);

    public Task DeleteAsync(string conversationId, string activityId, CancellationToken cancellationToken) =>
        Call(HttpMethod.Delete, Activities(conversationId, activityId), null, cancellationToken);

    // The connections are shared; there is nothing of its own to let go.
    public void Dispose()
    {
    }

    private Uri Activities(string? conversationId, string? activityId)
    {
        var path = $"v3/conversations/{Segment(conversationId)}/activities";
        if (activityId is not null) path += $"/{Segment(activityId)}";
        var root = BaseUri.AbsoluteUri;
        return new Uri(new Uri(root.EndsWith('/') ? root : root + "/"), path);
    }

    private static string Segment(string? id) => id is null or "" or "." or ".."
        ? throw new ArgumentException("The activity has no id that can stand in a connector's address.", nameof(id))
        : Uri.EscapeDataString(id);

    private async Task<ResourceResponse> Call(HttpMethod method, Uri address, Activity? activity, CancellationToken cancellationToken)
    {
        var body = activity is null ? null : ActivityJson.Write(activity);
        var attempts = new ConnectorAttempts();
        try
        {
            using var response = await pipeline.ExecuteAsync(token => Authorized(method, address, body, attempts, token), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new ConnectorException($"The connector answered {(int)response.StatusCode} to {method}.", response.StatusCode);
            }

            return Response(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (TimeoutRejectedException exception)
        {
            throw new ConnectorException($"The connector did not answer {method} in time.", null, exception, attempts.ErrorIfTimeIsUp);
        }
        catch (HttpRequestException exception) when (exception is not ConnectorException)
        {
            throw new ConnectorException($"{method} did not reach the connector: {exception.HttpRequestError}.", null, exception, exception.HttpRequestError);
        }
    }

    /// <summary>A connector that refuses the token has not taken the activity: it is asked once more with a fresh one.</summary>
    private async ValueTask<HttpResponseMessage> Authorized(HttpMethod method, Uri address, byte[]? body, ConnectorAttempts attempts, CancellationToken cancellationToken)
    {
        var token = await Token(refused: false, cancellationToken);
        var response = await Once(method, address, body, token, attempts, cancellationToken);
        if (token is null || response.StatusCode != HttpStatusCode.Unauthorized) return response;
        response.Dispose();
        return await Once(method, address, body, await Token(refused: true, cancellationToken), attempts, cancellationToken);
    }

    private ValueTask<string?> Token(bool refused, CancellationToken cancellationToken) =>
        tokens is null ? ValueTask.FromResult<string?>(null) : tokens.GetAsync(audience, refused, cancellationToken);

    private async ValueTask<HttpResponseMessage> Once(HttpMethod method, Uri address, byte[]? body, string? token, ConnectorAttempts attempts, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = Json;
        }

        return await attempts.SendAsync(() => http.SendAsync(request, cancellationToken), cancellationToken);
    }

    /// <summary>Connectors answer some activities, such as typing, without a body or without JSON.</summary>
    private static ResourceResponse Response(byte[] body)
    {
        try
        {
            return (body.Length == 0 ? null : ActivityJson.ReadResponse(body)) ?? new ResourceResponse();
        }
        catch (JsonException)
        {
            return new ResourceResponse();
        }
    }
}
