using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SupportBot.Host.Tests.Support;

/// <param name="Status">What the connector answered.</param>
internal sealed record ConnectorRequest(string Path, JsonObject Body, int Status);

/// <summary>A channel's connector on a free port. It answers as the test has lined up, and after that takes what comes.</summary>
internal sealed class LoopbackConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ConnectorRequest> _requests = [];
    private readonly ConcurrentQueue<int> _next = [];

    private LoopbackConnector(WebApplication app)
    {
        _app = app;
        app.Run(AnswerAsync);
    }

    public string ServiceUrl => _app.Urls.First() + "/_connector";

    public IReadOnlyList<ConnectorRequest> Requests => [.. _requests];

    /// <summary>What the channel shows to the person.</summary>
    public IReadOnlyList<ConnectorRequest> Taken => [.. _requests.Where(request => request.Status == StatusCodes.Status201Created)];

    public static async Task<LoopbackConnector> StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls(url);
        builder.Logging.ClearProviders();
        var connector = new LoopbackConnector(builder.Build());
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>Lines up the answers to the next requests.</summary>
    public void Then(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            _next.Enqueue(status);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        var status = _next.TryDequeue(out var lined) ? lined : StatusCodes.Status201Created;
        _requests.Enqueue(new ConnectorRequest(context.Request.Path, body, status));
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
            context.Response.Headers.RetryAfter = "0";
        if (status == StatusCodes.Status201Created)
            await context.Response.WriteAsync($$"""{"id":"{{_requests.Count.ToString(CultureInfo.InvariantCulture)}}"}""");
    }
}
