using Microsoft.Extensions.Options;

namespace SupportBot.Gate.Tokens;

/// <summary>How the bot is registered with the Bot Framework, read from the settings and checked.</summary>
internal sealed record ChannelSettings
{
    public const string AppIdKey = "MicrosoftAppId";
    public const string AppTypeKey = "MicrosoftAppType";
    public const string TenantKey = "MicrosoftAppTenantId";
    public const string CloudKey = "ChannelService";

    private const string MultiTenant = "MultiTenant";

    private const string ManagedIdentity = "UserAssignedMSI";

    private static readonly string[] AppTypes = ["SingleTenant", MultiTenant, ManagedIdentity];

    /// <summary>App id of the bot; null when it has none, so that no caller has a token.</summary>
    public string? AppId { get; private init; }

    public BotCloud Cloud { get; private init; } = BotCloud.Public;

    /// <summary>The app id is that of a managed identity, which needs no credential.</summary>
    public bool IsManagedIdentity { get; private init; }

    /// <summary>Where the bot asks for tokens of its own.</summary>
    public Uri Authority { get; private init; } = null!;

    public Uri OpenIdMetadata { get; private init; } = null!;

    public Uri EmulatorOpenIdMetadata { get; private init; } = null!;

    public bool AllowEmulator { get; private init; }

    /// <summary>Issuers of tokens made with the bot's own credentials.</summary>
    public IReadOnlyList<string> EmulatorIssuers { get; private init; } = [];

    /// <summary>Where replies may go; <c>*.</c> stands for any subdomain.</summary>
    public IReadOnlyList<string> ServiceHosts { get; private init; } = [];

    public IReadOnlyList<string> RequiredEndorsements { get; private init; } = [];

    public static bool HasAppId(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[AppIdKey]);

    /// <exception cref="OptionsValidationException">A setting is wrong; the message names each such key and the fix.</exception>
    public static ChannelSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection(ChannelOptions.Section).Get<ChannelOptions>(binder => binder.ErrorOnUnknownConfiguration = true)
            ?? new ChannelOptions();
        var faults = new ChannelFaults();
        var cloud = CloudOf(configuration[CloudKey], faults);
        var tenant = TenantOf(configuration, faults);
        var settings = new ChannelSettings
        {
            AppId = faults.Guid(AppIdKey, configuration[AppIdKey], "the app id of the bot's registration"),
            Cloud = cloud,
            IsManagedIdentity = ManagedIdentity.Equals(configuration[AppTypeKey]?.Trim(), StringComparison.OrdinalIgnoreCase),
            Authority = new Uri($"https://{cloud.LoginHost}/{tenant ?? cloud.LoginTenant}"),
            OpenIdMetadata = faults.Address("Channels:OpenIdMetadata", options.OpenIdMetadata, cloud.OpenIdMetadata),
            EmulatorOpenIdMetadata = faults.Address(
                "Channels:EmulatorOpenIdMetadata", options.EmulatorOpenIdMetadata, cloud.LoginMetadata(tenant ?? cloud.LoginTenant)),
            AllowEmulator = options.AllowEmulator ?? environment.IsDevelopment(),
            EmulatorIssuers = [.. (tenant is null ? cloud.EmulatorTenants : [tenant]).SelectMany(cloud.LoginIssuers)],
            ServiceHosts = [.. cloud.ServiceHosts, .. faults.Hosts("Channels:ServiceHosts", options.ServiceHosts)],
            RequiredEndorsements = [.. faults.Names("Channels:RequiredEndorsements", options.RequiredEndorsements)],
        };
        faults.ThrowIfAny();
        return settings;
    }

    private static BotCloud CloudOf(string? channelService, ChannelFaults faults)
    {
        var value = channelService?.Trim().TrimEnd('/') ?? "";
        if (value.Equals(BotCloud.Government.ChannelService, StringComparison.OrdinalIgnoreCase)) return BotCloud.Government;
        if (value.Length > 0)
        {
            faults.Add(CloudKey, $"leave it empty for the public cloud, or set {BotCloud.Government.ChannelService} for that of the US government");
        }

        return BotCloud.Public;
    }

    /// <returns>The tenant whose tokens alone are the bot's; null for a bot of many tenants.</returns>
    private static string? TenantOf(IConfiguration configuration, ChannelFaults faults)
    {
        var type = configuration[AppTypeKey] is { Length: > 0 } set ? set.Trim() : MultiTenant;
        if (!AppTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add(AppTypeKey, $"set one of {string.Join(", ", AppTypes)}, as the bot is registered");
        }

        var tenant = faults.Guid(TenantKey, configuration[TenantKey], "the id of the tenant that the bot is registered in");
        if (type.Equals(MultiTenant, StringComparison.OrdinalIgnoreCase)) return null;
        if (tenant is null && HasAppId(configuration) && !faults.Has(TenantKey))
        {
            faults.Add(TenantKey, $"{AppTypeKey} is {type}, so set the id of the tenant that the bot is registered in");
        }

        return tenant;
    }
}
