using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using SupportBot.Dialogs;
using SupportBot.DirectLine;
using SupportBot.Gate.Credentials;
using SupportBot.Gate.Tokens;

namespace SupportBot.Gate;

/// <summary>
/// Stands in front of the adapter at <c>POST /api/messages</c>. What reaches the adapter is a well-formed activity of an allowed caller;
/// everything else is answered here with a status and a reason.
/// </summary>
public static class MessagesGate
{
    public const string Path = "/api/messages";

    /// <summary>Three tries fit into the time for all: a connector that cannot be reached is known to have taken nothing.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// Registers the adapter with all <see cref="IMiddleware"/> services. The bot (<see cref="IBot"/>) and <see cref="SlowTurns"/> are the host's to
    /// register.
    /// </summary>
    public static IServiceCollection AddBotMessages(this IServiceCollection services)
    {
        BotJson.PrepareHost();
        services.AddCallers();
        services.AddSingleton<MessagesAdapter>();
        services.AddSingleton<IBotFrameworkHttpAdapter>(host => host.GetRequiredService<MessagesAdapter>());
        services.AddSingleton<ChannelTurns>();
        services.AddHostedService(host => host.GetRequiredService<ChannelTurns>());

        // Both builds reach the connector through the default client. A connector that moves is not followed: it would choose where
        // people's words go. The client's log lines would name conversations.
        services.AddHttpClient(Options.DefaultName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(host => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectTimeout,
            // Without an app id all connectors are on this machine, where a proxy cannot reach them.
            UseProxy = ChannelSettings.HasAppId(host.GetRequiredService<IConfiguration>()),
        });
        return services;
    }

    /// <summary>Maps the endpoint.</summary>
    /// <exception cref="OptionsValidationException">A setting of the bot's registration is wrong.</exception>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.ServiceProvider.GetRequiredService<CredentialSettings>();
        return endpoints.MapPost(Path, Pass);
    }

    private static void AddCallers(this IServiceCollection services)
    {
        services.AddSingleton(host =>
            ChannelSettings.Read(host.GetRequiredService<IConfiguration>(), host.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton(host => CredentialSettings.Read(host.GetRequiredService<IConfiguration>(), host.GetRequiredService<ChannelSettings>()));
        services.AddSingleton<CredentialExpiry>();
        services.AddHostedService(host => host.GetRequiredService<CredentialExpiry>());
        services.AddSingleton<ServiceHosts>();
        services.AddSingleton<LocalCallers>();
        services.AddSingleton<TokenCallers>();
        services.AddSingleton<ICallers>(host => host.GetRequiredService<ChannelSettings>().AppId is null
            ? host.GetRequiredService<LocalCallers>()
            : host.GetRequiredService<TokenCallers>());
        services.AddSingleton<IDocumentRetriever, OpenIdDocuments>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(OpenIdDocuments.ClientName, client => client.MaxResponseContentBufferSize = 1024 * 1024).RemoveAllLoggers();
#if MICROSOFT_BOT_SDK
        // It checks the token once more, by itself.
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddHttpClient(Options.DefaultName).AddHttpMessageHandler(() => new ConnectorRetryHandler(ConnectorRetry.Default));
#else
        services.AddSingleton(ConnectorRetry.Default);
        services.AddSingleton<LoginClients>();
        services.AddSingleton<IConnectorTokens, ConnectorTokens>();
        services.AddHttpClient(LoginClients.Name, client => client.Timeout = TimeSpan.FromSeconds(4)).RemoveAllLoggers();
        services.AddSingleton<BotFrameworkAuthentication, GateAuthentication>();
#endif
    }

    private static async Task Pass(HttpContext context)
    {
        var services = context.RequestServices;
        ChannelTurn turn;
        try
        {
            var caller = await services.GetRequiredService<ICallers>().Admit(context);
            var body = await RequestBody.Read(context.Request);
            using (var activity = ActivityRules.Parse(body))
            {
                ActivityRules.Check(activity.RootElement);
                Check(caller, activity.RootElement);
                turn = new ChannelTurn(caller, body, context.Request.Headers, activity.RootElement);
            }
        }
        catch (RefusalException refusal)
        {
            Note(refusal, services);
            await Answer(context.Response, refusal);
            return;
        }

        await Run(context.Response, turn, services);
    }

    private static void Check(Caller caller, JsonElement activity)
    {
        var serviceUrl = activity.TryGetProperty("serviceUrl", out var value) && value.GetString() is { Length: > 0 } url ? new Uri(url) : null;
        caller.Check(activity.GetProperty("channelId").GetString()!, serviceUrl);
    }

    /// <summary>Whoever runs the host has to see why a channel is turned away.</summary>
    private static void Note(RefusalException refusal, IServiceProvider services)
    {
        if (refusal.Status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status503ServiceUnavailable)) return;
        services.GetRequiredService<ILogger<MessagesAdapter>>()
            .LogWarning("A caller was turned away with {Status}: {Reason}", refusal.Status, refusal.Message);
    }

    private static async Task Run(HttpResponse response, ChannelTurn turn, IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<ChannelTurns>().AnswerAsync(response, turn);
        }
        catch (Exception exception) when (!response.HasStarted)
        {
            // Without the exception's message, which may quote what the person wrote.
            services.GetRequiredService<ILogger<MessagesAdapter>>().LogError(
                "A turn failed. Status of the connector: {Status}. {Fault}", ConnectorFault.StatusOf(exception), FaultText.Of(exception));
            await Answer(response, RefusalException.Failed(exception));
        }
    }

    private static async Task Answer(HttpResponse response, RefusalException refusal)
    {
        var body = new GateAnswer(new GateError(refusal.Code, refusal.Message));
        response.StatusCode = refusal.Status;
        if (refusal.Challenge is { } challenge) response.Headers.WWWAuthenticate = challenge;
        await response.WriteAsJsonAsync(body, GateJson.Default.GateAnswer);
    }
}

/// <summary>The adapter of the host, with the host's middleware.</summary>
internal sealed class MessagesAdapter : CloudAdapter
{
    public MessagesAdapter(
        BotFrameworkAuthentication authentication, IEnumerable<IMiddleware> middleware, ILogger<MessagesAdapter> logger)
        : base(authentication, logger)
    {
        Use(new RunsMiddleware());
        foreach (var one in middleware) Use(one);
    }

    /// <summary>Lets the bot know which run of its activity this is, and the host what may have arrived.</summary>
    private sealed class RunsMiddleware : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            if (ChannelTurn.Current is { } turn)
            {
                turnContext.TurnState.Add(turn.Runs);
                turnContext.OnSendActivities((_, activities, send) => NoteAsync(turn.Runs, activities, send));
            }

            return next(cancellationToken);
        }

        private static async Task<ResourceResponse[]> NoteAsync(ActivityRuns runs, List<Activity> activities, Func<Task<ResourceResponse[]>> send)
        {
            var isSaid = activities.Exists(activity => activity.Type == ActivityTypes.Message);
            try
            {
                var responses = await send();
                if (isSaid) runs.MayHaveArrived = true;
                return responses;
            }
            catch (Exception fault) when (isSaid && (activities.Count > 1 || ActivityRuns.MayHaveTaken(fault)))
            {
                runs.MayHaveArrived = true;
                throw;
            }
        }
    }
}
