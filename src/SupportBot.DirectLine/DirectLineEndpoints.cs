using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Maps the service into a host.</summary>
public static class DirectLineEndpoints
{
    /// <summary>Path below which the service answers.</summary>
    public const string Prefix = "/v3/directline";

    private static readonly string[] Get = [HttpMethods.Get];
    private static readonly string[] Post = [HttpMethods.Post];
    private static readonly string[] Stream = [HttpMethods.Get, HttpMethods.Connect];

    /// <summary>
    /// Maps Direct Line 3.0 at <c>/v3/directline</c>, with its own CORS and WebSocket handling: the host needs no middleware for it. Behind a
    /// proxy the host must take scheme and host from its forwarded headers, because <c>streamUrl</c> names them.
    /// </summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var handlers = endpoints.ServiceProvider.GetRequiredService<DirectLineHandlers>();
        var gate = endpoints.ServiceProvider.GetRequiredService<DirectLineGate>();
        var stream = endpoints.CreateApplicationBuilder().UseWebSockets().Use(_ => handlers.StreamAsync).Build();

        var group = endpoints.MapGroup(Prefix);
        group.MapMethods("/tokens/generate", Post, gate.Guard(handlers.GenerateTokenAsync));
        group.MapMethods("/tokens/refresh", Post, gate.Guard(handlers.RefreshTokenAsync));
        group.MapMethods("/conversations", Post, gate.Guard(handlers.BeginConversationAsync));
        group.MapMethods("/conversations/{id}", Get, gate.Guard(handlers.ResumeConversationAsync));
        group.MapMethods("/conversations/{id}/activities", Get, gate.Guard(handlers.ReadActivitiesAsync));
        group.MapMethods("/conversations/{id}/activities", Post, gate.Guard(handlers.PostActivityAsync));
        group.MapMethods("/conversations/{id}/upload", Post, gate.Guard(handlers.UploadAsync));
        group.MapMethods("/conversations/{id}/stream", Stream, gate.Guard(stream));
        group.Map("/{**rest}", gate.Guard(AnswerOtherAsync));
        return group;
    }

    private static Task AnswerOtherAsync(HttpContext context)
    {
        if (!HttpMethods.IsOptions(context.Request.Method))
            throw DirectLineException.NotFound("Direct Line 3.0 has no such path and method.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}

/// <summary>What every request passes: CORS for the trusted origins, and failures as <c>{error: {code, message}}</c>.</summary>
internal sealed partial class DirectLineGate(ICorsService cors, IOptions<DirectLineOptions> options, ILogger<DirectLineGate> logger)
{
    private readonly CorsPolicy _policy = new CorsPolicyBuilder([.. options.Value.TrustedOrigins])
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
        .WithExposedHeaders("retry-after")
        .SetPreflightMaxAge(TimeSpan.FromHours(1))
        .Build();

    public RequestDelegate Guard(RequestDelegate handle) => async context =>
    {
        cors.ApplyResult(cors.EvaluatePolicy(context, _policy), context.Response);
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await handle(context);
        }
        catch (DirectLineException refusal)
        {
            var message = refusal.Status == StatusCodes.Status429TooManyRequests ? options.Value.BusyText(null) : refusal.Message;
            await RefuseAsync(context, refusal.Status, refusal.Code, message, refusal.RetryAfter);
        }
        catch (BadHttpRequestException exception)
        {
            await RefuseAsync(context, exception.StatusCode, "BadRequest", "The request could not be read.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to answer.
        }
        catch (Exception exception)
        {
            LogFault(FaultText.Of(exception));
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The service failed. Try again in a moment.", DirectLineException.ShortWait);
        }
    };

    private static Task RefuseAsync(HttpContext context, int status, string code, string message, TimeSpan? retryAfter = null)
    {
        var response = context.Response;
        if (response.HasStarted) return Task.CompletedTask;
        response.StatusCode = status;
        if (retryAfter is { } wait) response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        if (status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
        return response.WriteAsJsonAsync(new ErrorAnswer(new ErrorDetail(code, message)), DirectLineJson.Default.ErrorAnswer);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line request failed: {Fault}")]
    private partial void LogFault(string fault);
}
