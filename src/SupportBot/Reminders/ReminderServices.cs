using SupportBot.Dialogs;

namespace SupportBot.Reminders;

internal static class ReminderServices
{
    /// <summary>Lets people be reminded where that is switched on, and sends what is due.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services, ReminderOptions options)
    {
        services.AddSingleton(new ReminderSettings(options.Enabled));
        services.AddSingleton<ReminderPost>();
        if (options.Enabled)
            services.AddHostedService<ReminderRound>();
        return services;
    }
}
