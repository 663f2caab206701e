using SupportBot.Dialogs;

namespace SupportBot.Reminders;

internal static class ReminderServices
{
    /// <summary>Lets people be reminded where that is switched on, sends what is due, and ends what is too late.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services, ReminderOptions options)
    {
        services.AddSingleton(new ReminderSettings(options.Enabled));
        services.AddSingleton<ReminderPost>();
        services.AddHostedService<ReminderRound>();
        return services;
    }
}
