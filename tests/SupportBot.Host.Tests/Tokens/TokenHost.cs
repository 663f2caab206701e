using SupportBot.Tests.Tokens;

namespace SupportBot.Host.Tests.Tokens;

/// <summary>A host with an app id that takes its keys from servers of the tests and tells everything to its log.</summary>
internal sealed class TokenHost(params string[] settings) : RunningHost
{
    public const string AppId = "3a1f7c52-9e0b-4d6a-8c1d-2b7e5f904a61";

    protected override IEnumerable<string> Settings =>
    [
        "--MicrosoftAppId", AppId, "--MicrosoftAppPassword", "a secret of the tests",
        "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace",
        "--Logging:Console:FormatterName", "simple", "--Logging:Console:FormatterOptions:SingleLine", "true",
        .. settings,
    ];
}

/// <summary>Hosts in each of the ways that a bot can be registered.</summary>
public sealed class TokenHosts : IAsyncLifetime
{
    internal const string Tenant = "5d2c8e14-7b39-4f60-a1d8-94c3e07b6f25";

    private static readonly string[] Channels = ["msteams", "directline", "webchat", "emulator"];

    private readonly Dictionary<Registration, TokenHost> _hosts = [];
    private OpenIdServer _channels = null!;
    private OpenIdServer _logins = null!;

    /// <summary>May speak for several channels.</summary>
    internal TestKey ChannelKey { get; } = new("channels", Channels);

    internal TestKey OtherChannelKey { get; } = new("slack-alone", "slack");

    internal TestKey KeyWithoutEndorsements { get; } = new("no-endorsements");

    internal TestKey LoginKey { get; } = new("logins");

    /// <summary>Published nowhere.</summary>
    internal TestKey UnknownKey { get; } = new("unknown", Channels);

    internal TokenHost this[Registration registration] => _hosts[registration];

    public async Task InitializeAsync()
    {
        _channels = await OpenIdServer.StartAsync(ChannelKey, OtherChannelKey, KeyWithoutEndorsements);
        _logins = await OpenIdServer.StartAsync(LoginKey);
        string[] servers = ["--Channels:OpenIdMetadata", _channels.MetadataUrl, "--Channels:EmulatorOpenIdMetadata", _logins.MetadataUrl];
        _hosts[Registration.Public] = new TokenHost([.. servers, "--Channels:AllowEmulator", "false", "--Channels:ServiceHosts:0", "*.channel.example"]);
        _hosts[Registration.WithEmulator] = new TokenHost([.. servers, "--Channels:AllowEmulator", "true"]);
        _hosts[Registration.SingleTenant] = new TokenHost(
            [.. servers, "--Channels:AllowEmulator", "true", "--MicrosoftAppType", "SingleTenant", "--MicrosoftAppTenantId", Tenant]);
        _hosts[Registration.Government] = new TokenHost(
            [.. servers, "--Channels:AllowEmulator", "true", "--ChannelService", "https://botframework.azure.us"]);
        _hosts[Registration.WithRequiredEndorsement] = new TokenHost([.. servers, "--Channels:RequiredEndorsements:0", "slack"]);
        foreach (var host in _hosts.Values) await host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await Task.WhenAll(_hosts.Values.Select(host => host.DisposeAsync()));
        await _channels.DisposeAsync();
        await _logins.DisposeAsync();
    }
}

/// <summary>How the bot of a host is registered.</summary>
public enum Registration
{
    Public,
    WithEmulator,
    SingleTenant,
    Government,
    WithRequiredEndorsement,
}
