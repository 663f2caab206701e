using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportBot.Seam.Tests;

internal sealed record ConnectorRequest(string Method, string Path, JsonNode? Body, string? Authorization = null);

/// <summary>A channel's connector on a free port. It answers as the test has lined up, and after that with 201 and an id.</summary>
internal sealed class LoopbackConnector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ConnectorRequest> _requests = [];
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _next = [];
    private int _ids;

    private LoopbackConnector(WebApplication app)
    {
        _app = app;
        app.Run(Answer);
    }

    public string ServiceUrl => _app.Urls.First() + "/_connector";

    public IReadOnlyList<ConnectorRequest> Requests => [.. _requests];

    public IEnumerable<string?> Texts => Requests.Select(request => request.Body?["text"]?.GetValue<string>());

    public static async Task<LoopbackConnector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        // What a test left hanging is not waited for.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var connector = new LoopbackConnector(builder.Build());
        await connector._app.StartAsync();
        return connector;
    }

    public LoopbackConnector Then(int status, params (string Name, string Value)[] headers)
    {
        _next.Enqueue(context =>
        {
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers) context.Response.Headers[name] = value;
            return Task.CompletedTask;
        });
        return this;
    }

    public LoopbackConnector ThenHang()
    {
        _next.Enqueue(async context =>
        {
            var gone = new TaskCompletionSource();
            await using var _ = context.RequestAborted.Register(gone.SetResult);
            await gone.Task;
        });
        return this;
    }

    /// <summary>The next request waits for its answer.</summary>
    /// <returns>What lets the answer go.</returns>
    public TaskCompletionSource ThenHold(int status = StatusCodes.Status201Created)
    {
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _next.Enqueue(async context =>
        {
            await held.Task;
            await Take(context, status);
        });
        return held;
    }

    /// <summary>The next request ends without an answer.</summary>
    public LoopbackConnector ThenReset()
    {
        _next.Enqueue(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        return this;
    }

    /// <summary>The next request is taken and answered with something that is not JSON.</summary>
    public LoopbackConnector ThenBabble()
    {
        _next.Enqueue(context =>
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            return context.Response.WriteAsync("<html>{");
        });
        return this;
    }

    /// <summary>Waits until it got so many requests.</summary>
    public async Task UntilAsync(int requests)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (_requests.Count < requests) await Task.Delay(10, limit.Token);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var body = context.Request.ContentLength > 0 ? await JsonNode.ParseAsync(context.Request.Body) : null;
        _requests.Enqueue(new ConnectorRequest(context.Request.Method, path, body, context.Request.Headers.Authorization));
        if (_next.TryDequeue(out var answer))
        {
            await answer(context);
            return;
        }

        await Take(context);
    }

    private Task Take(HttpContext context, int status = StatusCodes.Status201Created)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync($$"""{"id":"given-{{Interlocked.Increment(ref _ids)}}"}""");
    }
}
