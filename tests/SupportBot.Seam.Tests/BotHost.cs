using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SupportBot.BotBuilder.Connector;
using SupportBot.Conversation;
using SupportBot.Dialogs;
using SupportBot.Dialogs.Tests.Support;
using SupportBot.Gate;

namespace SupportBot.Seam.Tests;

/// <summary>The endpoint under test on a free port of Kestrel, with a bot of the test.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BotHost(WebApplication app, LogLines log)
    {
        _app = app;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => _app.Services;

    public BotAdapter Adapter => (BotAdapter)_app.Services.GetRequiredService<IBotFrameworkHttpAdapter>();

    public static Task<BotHost> Start(Func<ITurnContext, CancellationToken, Task> turn) => Start(new TestBot(turn));

    /// <param name="connectorTime">The clock by which a connector is given up; the machine's where nothing hangs.</param>
    public static async Task<BotHost> Start(
        IBot bot,
        string environment = "Development",
        ManualTime? connectorTime = null,
        Action<HttpContext>? before = null,
        IMiddleware? middleware = null,
        Action<WebApplicationBuilder>? configure = null,
        TestBot? apology = null,
        ManualTime? time = null,
        int mostAcknowledged = 10)
    {
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddBotMessages().AddSingleton(bot);
        builder.Services.AddSingleton(new SlowTurns("One moment", apology ?? new TestBot((_, _) => Task.CompletedTask)) { MostAcknowledged = mostAcknowledged });
        if (middleware is not null) builder.Services.AddSingleton(middleware);
        builder.Services.Replace(ServiceDescriptor.Singleton(
            new ConnectorRetry(3, TimeSpan.FromMilliseconds(1), connectorTime is null ? TimeSpan.FromMinutes(1) : ConnectorRetry.Default.Total)
            {
                Clock = connectorTime ?? TimeProvider.System,
            }));
        if (time is not null) builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Use((context, next) =>
        {
            before?.Invoke(context);
            return next(context);
        });
        app.MapBotMessages();
        await app.StartAsync();
        return new BotHost(app, log);
    }

    /// <summary>The same with the whole support bot, for people in Britain.</summary>
    public static async Task<BotHost> StartSupport(
        ISessionStore store, ManualTime time, ManualTime? connectorTime = null, TestBot? apology = null, Action<IServiceCollection>? configure = null)
    {
        SupportActivityHandler? bot = null;
        var host = await Start(new TestBot((turn, token) => bot!.OnTurnAsync(turn, token)), connectorTime: connectorTime, time: time, apology: apology, configure: builder =>
        {
            builder.Services.AddSingleton(store).AddSupportDialog(TestContent.Britain);
            configure?.Invoke(builder.Services);
        });
        bot = host.Services.GetRequiredService<SupportActivityHandler>();
        return host;
    }

    public Task<HttpResponseMessage> Post(JsonNode activity) => Post(activity.ToJsonString());

    public Task<HttpResponseMessage> Post(string body) => Post(Encoding.UTF8.GetBytes(body));

    public Task<HttpResponseMessage> Post(byte[] body, string contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return Client.PostAsync(new Uri(MessagesGate.Path, UriKind.Relative), content);
    }

    /// <summary>Stops the host, which ends the turns that it acknowledged.</summary>
    public Task EndedAsync(CancellationToken cancellationToken = default) => _app.StopAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

internal static class Answers
{
    public static async Task<JsonNode> Json(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsByteArrayAsync()).ShouldNotBeNull();

    /// <summary>Requires a refusal with the protocol's shape and gives its reason.</summary>
    public static async Task<string> Refusal(this HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        var error = (await response.Json())["error"].ShouldNotBeNull();
        error["code"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        return error["message"]!.GetValue<string>();
    }
}
