using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SupportBot.Content;

namespace SupportBot.Dialogs;

public static class SupportDialogServices
{
    /// <summary>Adds <see cref="SupportDialog"/>, <see cref="SafetyMiddleware"/> and what it is made of. An <see cref="Conversation.ISessionStore"/> must be registered beside it.</summary>
    public static IServiceCollection AddSupportDialog(this IServiceCollection services, SupportContent content)
    {
        services.AddSingleton(content);
        services.AddSingleton(content.Catalog);
        services.AddSingleton(content.Reader);
        services.AddSingleton(content.Presenter);
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton<SupportMetrics>();
        services.AddSingleton<ConversationRunner>();
        services.AddSingleton<ActivityTranslator>();
        services.AddSingleton<ActivityPresenter>();
        services.AddSingleton<LastResort>();
        services.AddSingleton<ApologyBot>();
        services.AddSingleton<ReminderTalk>();
        services.AddSingleton<SupportDialog>();
        services.AddSingleton<SafetyMiddleware>();
        services.AddSingleton<SupportActivityHandler>();
        return services;
    }
}
