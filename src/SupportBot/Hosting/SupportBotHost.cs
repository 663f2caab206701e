using Microsoft.Extensions.Options;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;
using SupportBot.Dialogs;
using SupportBot.DirectLine;
using SupportBot.Gate;
using SupportBot.Reminders;
using SupportBot.Storage;
using SupportBot.Web;

namespace SupportBot.Hosting;

internal static class SupportBotHost
{
    /// <exception cref="ContentException">Content, cards or settings cannot be used.</exception>
    public static void AddSupportBot(this WebApplicationBuilder builder)
    {
        var organisation = builder.Configuration.GetSection(OrganisationOptions.Section).Get<OrganisationOptions>(Strictly) ?? new OrganisationOptions();
        SampleSettings.Refuse(organisation, builder.Environment);
        var content = SupportContent.Load(AppContext.BaseDirectory, organisation, RetentionOf(builder.Configuration));

        RefuseUnsafe(content);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddQuietLogs();
        builder.Services.AddSupportDialog(content);
        builder.Services.AddSupportBotStorage(builder.Configuration, Directory.GetCurrentDirectory());
        builder.Services.AddBotMessages();
        builder.Services.AddReminders(builder.Configuration.GetSection(ReminderOptions.Section).Get<ReminderOptions>(Strictly) ?? new ReminderOptions());
        builder.Services.AddSingleton(services => new SlowTurns(content.Presenter.Label("working"), services.GetRequiredService<ApologyBot>()));
        builder.Services.AddSingleton<IBot>(services => services.GetRequiredService<SupportActivityHandler>());
        AddDirectLine(builder, content);
    }

    public static void MapSupportBot(this WebApplication app)
    {
        app.MapBotMessages();
        app.MapDirectLine();
        var content = app.Services.GetRequiredService<SupportContent>();
        var page = app.Configuration.GetSection(ChatPageOptions.Section).Get<ChatPageOptions>(Strictly) ?? new ChatPageOptions();
        app.MapChatPage(ChatPageSettings.Of(content, page));
        app.MapInformationPages(content, app.Services.GetRequiredService<ReminderSettings>().AreOffered);
        app.MapHealth(content, app.Services.GetRequiredService<TimeProvider>());
    }

    /// <summary>A program whose rules do not find the plainest statement must not meet people.</summary>
    private static void RefuseUnsafe(SupportContent content)
    {
        var probe = SafetyProbe.Run(content, TimeProvider.System.GetUtcNow());
        if (!probe.IsFine)
            throw new ContentException([.. probe.Failures.Select(failure => new ContentError("Locales/*/risk", 0, $"{failure}: bring back the rules and texts of that language"))]);
    }

    /// <summary>A misspelt setting must not pass for one that was left out.</summary>
    private static void Strictly(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;

    /// <summary>What people are told about how long things are kept, from the settings that decide it.</summary>
    private static Retention RetentionOf(ConfigurationManager configuration)
    {
        var storage = configuration.GetSection(StorageOptions.Section).Get<StorageOptions>(Strictly) ?? new StorageOptions();
        var directLine = configuration.GetSection("DirectLine").Get<DirectLineOptions>(Strictly) ?? new DirectLineOptions();
        return new Retention(storage.SessionDays, (int)Math.Ceiling(directLine.HistoryWindow.TotalHours));
    }

    private static void AddDirectLine(WebApplicationBuilder builder, SupportContent content)
    {
        builder.Services.AddDirectLine(options =>
        {
            builder.Configuration.GetSection("DirectLine").Bind(options, Strictly);
            options.BotName = content.Catalog.Organisation.Name;
            options.TurnFailedText = _ => content.Presenter.Phrase(PhraseIds.TryAgain);
            options.FilesRefusedText = _ => content.Presenter.Phrase(PhraseIds.FilesNotTaken);
            options.BusyText = _ => content.Presenter.Phrase(PhraseIds.Busy);
            options.TextLocale = content.Catalog.Locale;
        });
        builder.Services.AddSingleton<IPostConfigureOptions<DirectLineOptions>, DirectLineSigningKey>();
    }
}
