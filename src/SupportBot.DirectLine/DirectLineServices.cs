using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SupportBot.DirectLine;

/// <summary>Adds the service to a host.</summary>
public static class DirectLineServices
{
    /// <summary>
    /// Adds the Direct Line service. The host registers the <see cref="IBot"/> that it runs and an <see cref="IDirectLineStore"/>; a
    /// <see cref="TimeProvider"/> if it wants its own clock and, where several nodes serve the same conversations, an
    /// <see cref="IDirectLineNodes"/>. Wrong settings stop the host at its start.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services, Action<DirectLineOptions> configure)
    {
        services.AddOptions<DirectLineOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsValidator>());
        services.AddCors();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DirectLineTokens>();
        services.TryAddSingleton<FloodGuard>();
        services.TryAddSingleton<DirectLineAccess>();
        services.TryAddSingleton<IDirectLineNodes, SingleNode>();
        services.TryAddSingleton<LiveConversations>();
        services.TryAddSingleton<ConversationFeed>();
        services.TryAddSingleton(provider => new DirectLineAdapter(
            provider.GetRequiredService<ConversationFeed>(),
            provider.GetRequiredService<IOptions<DirectLineOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<BotTurns>();
        services.TryAddSingleton<ConversationService>();
        services.TryAddSingleton<DirectLineHandlers>();
        services.TryAddSingleton<DirectLineGate>();
        services.AddHostedService(provider => provider.GetRequiredService<BotTurns>());
        services.AddHostedService<HistorySweeper>();
        return services;
    }
}
