using Microsoft.Extensions.Options;
using SupportBot.DirectLine;

namespace SupportBot.Gate;

/// <summary>
/// Stands in front of the adapter at <c>POST /api/messages</c>. What reaches the adapter is a well-formed activity of an allowed caller;
/// everything else is answered here with a status and a reason.
/// </summary>
public static class MessagesGate
{
    public const string Path = "/api/messages";

    /// <summary>
    /// Registers the adapter with all <see cref="IMiddleware"/> services. The bot (<see cref="IBot"/>) is the host's to register.
    /// </summary>
    public static IServiceCollection AddBotMessages(this IServiceCollection services)
    {
        BotJson.PrepareHost();
        services.AddSingleton<CallerRules>();
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddSingleton<IBotFrameworkHttpAdapter, MessagesAdapter>();

        // Both builds reach the connector through the default client. A connector that moves is not followed: it would choose where
        // people's words go. The client's log lines would name conversations.
        services.AddHttpClient(Options.DefaultName).RemoveAllLoggers().ConfigurePrimaryHttpMessageHandler(host => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // Without an app id all connectors are on this machine, where a proxy cannot reach them.
            UseProxy = HasAppId(host.GetRequiredService<IConfiguration>()),
        });
        return services;
    }

    /// <summary>Maps the endpoint.</summary>
    /// <exception cref="OptionsValidationException">The configuration asks for what is not there; see <see cref="Validate"/>.</exception>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        Validate(endpoints.ServiceProvider.GetRequiredService<IConfiguration>());
        return endpoints.MapPost(Path, Pass);
    }

    /// <summary>Checks the settings of the endpoint.</summary>
    /// <exception cref="OptionsValidationException">An app id is set, so callers would have to be authenticated.</exception>
    public static void Validate(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (!HasAppId(configuration)) return;
        throw new OptionsValidationException(CallerRules.AppIdKey, typeof(string),
        [
            $"{CallerRules.AppIdKey} is set, but the tokens of Bot Framework callers cannot be checked yet, so {Path} would be open to "
            + $"anybody. Remove {CallerRules.AppIdKey}: the chat page and Direct Line work without it, and in Development {Path} answers "
            + "callers on this machine.",
        ]);
    }

    private static bool HasAppId(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[CallerRules.AppIdKey]);

    private static async Task Pass(HttpContext context)
    {
        var services = context.RequestServices;
        var rules = services.GetRequiredService<CallerRules>();
        try
        {
            rules.CheckCaller(context);
            var body = await RequestBody.Read(context.Request);
            using (var activity = ActivityRules.Parse(body))
            {
                ActivityRules.Check(activity.RootElement);
                CallerRules.CheckServiceUrl(activity.RootElement);
            }

            context.Request.Body = new MemoryStream(body.Array!, body.Offset, body.Count, writable: false);
        }
        catch (RefusalException refusal)
        {
            await Answer(context.Response, refusal);
            return;
        }

        await Run(context, services);
    }

    private static async Task Run(HttpContext context, IServiceProvider services)
    {
        var adapter = services.GetRequiredService<IBotFrameworkHttpAdapter>();
        var bot = services.GetRequiredService<IBot>();
        try
        {
            // A turn ends even when its caller has gone: it may be half sent.
            await adapter.ProcessAsync(context.Request, context.Response, bot, CancellationToken.None);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // Without the exception's message, which may quote what the person wrote.
            services.GetRequiredService<ILogger<MessagesAdapter>>()
                .LogError("A turn failed: {Fault}", FaultText.Of(exception));
            await Answer(context.Response, RefusalException.Failed(exception));
        }
    }

    private static async Task Answer(HttpResponse response, RefusalException refusal)
    {
        var body = new GateAnswer(new GateError(refusal.Code, refusal.Message));
        response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status401Unauthorized) response.Headers.WWWAuthenticate = "Bearer";
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
        foreach (var one in middleware) Use(one);
    }
}
