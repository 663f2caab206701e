using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SupportBot.BotBuilder.Connector.Authentication;
using SupportBot.BotBuilder.Json;
using SupportBot.BotBuilder.Schema;

namespace SupportBot.BotBuilder.Integration.AspNet.Core;

/// <summary>Answers an HTTP request that holds an activity.</summary>
public interface IBotFrameworkHttpAdapter
{
    Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default);
}

/// <summary>
/// The Bot Framework protocol over HTTP. With the delivery mode expectReplies the answer holds what the bot said; otherwise that goes to
/// the connector at the activity's service URL, and the answer is empty or an invoke's own.
/// </summary>
public class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger? logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public async Task ProcessAsync(
        HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (await Read(httpRequest, cancellationToken) is not { Type.Length: > 0 } activity)
        {
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (await Authenticate(httpRequest, activity, cancellationToken) is not { } caller)
        {
            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var response = await ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellationToken);
        await Write(httpResponse, response, cancellationToken);
    }

    private async Task<AuthenticateRequestResult?> Authenticate(HttpRequest request, Activity activity, CancellationToken cancellationToken)
    {
        try
        {
            var header = request.Headers.Authorization.ToString();
            return await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, header, cancellationToken);
        }
        catch (UnauthorizedAccessException exception)
        {
            Logger.LogWarning("A caller was turned away: {Reason}", exception.Message);
            return null;
        }
    }

    private static async Task<Activity?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        try
        {
            return ActivityJson.ReadActivity(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task Write(HttpResponse response, InvokeResponse? result, CancellationToken cancellationToken)
    {
        var body = result?.Body is null ? null : ActivityJson.WriteObject(result.Body);
        response.StatusCode = result?.Status ?? StatusCodes.Status200OK;
        if (body is null) return;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, cancellationToken);
    }
}
