using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SupportBot.Conversation;
using SupportBot.DirectLine;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage;

public static class StorageServices
{
    /// <summary>Keeps its name for ever: keys and rows written under it cannot be read under another.</summary>
    private const string ApplicationName = "SupportBot";

    /// <summary>
    /// Registers <see cref="ISessionStore"/>, <see cref="IReminderStore"/> and <see cref="IDirectLineStore"/> over one SQLite file, its Data Protection keys and the sweep,
    /// all set by the section <c>Storage</c> (<see cref="StorageOptions"/>). Wrong settings stop the host when it starts.
    /// </summary>
    /// <param name="baseDirectory">What relative paths start from; null is the current directory.</param>
    public static IServiceCollection AddSupportBotStorage(
        this IServiceCollection services, IConfiguration configuration, string? baseDirectory = null)
    {
        var start = baseDirectory ?? Directory.GetCurrentDirectory();
        services.AddOptions<StorageOptions>()
            .Bind(configuration.GetSection(StorageOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .PostConfigure(options =>
            {
                options.Path = Resolve(options.Path, start);
                options.KeysPath = Resolve(options.KeysPath, start);
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();

        services.AddDataProtection()
            .SetApplicationName(ApplicationName)
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<StorageOptions>, ILoggerFactory>(KeepKeys);

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new SqliteDatabase(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path, provider.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton<SqliteSessionStore>();
        services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<SqliteSessionStore>());
        services.AddSingleton<SqliteReminderStore>();
        services.AddSingleton<IReminderStore>(provider => provider.GetRequiredService<SqliteReminderStore>());
        services.AddSingleton<SqliteDirectLineStore>();
        services.AddSingleton<IDirectLineStore>(provider => provider.GetRequiredService<SqliteDirectLineStore>());
        services.AddHostedService<StorageLifetime>();
        services.AddHostedService<StorageSweep>();
        return services;
    }

    private static string Resolve(string path, string start) =>
        string.IsNullOrWhiteSpace(path) ? "" : Path.GetFullPath(path, Path.GetFullPath(start));

    private static void KeepKeys(KeyManagementOptions keys, IOptions<StorageOptions> storage, ILoggerFactory loggers)
    {
        var directory = storage.Value.KeysPath;
        try
        {
            OwnerOnly.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"Storage:KeysPath: '{directory}' cannot be made: {e.Message}", e);
        }

        keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(directory), loggers);
    }
}
