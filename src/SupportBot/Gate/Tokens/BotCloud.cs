namespace SupportBot.Gate.Tokens;

/// <summary>One of the clouds in which Microsoft runs the Bot Framework, and what its tokens look like.</summary>
/// <param name="ChannelService">Value of the setting of this name that chooses the cloud.</param>
/// <param name="Issuer">Issuer of the channels' tokens; also the audience of the tokens with which a bot answers.</param>
/// <param name="OpenIdMetadata">Address of the document that names the channels' keys.</param>
/// <param name="LoginHost">Host that signs tokens of registered apps, such as the Emulator's.</param>
/// <param name="LoginTenant">Tenant whose metadata serve for apps of many tenants.</param>
/// <param name="EmulatorTenants">Tenants that issue tokens to apps of many tenants.</param>
/// <param name="TokenExchange">Audience of the assertion with which a managed identity stands for an app.</param>
/// <param name="ServiceHosts">Where channels of this cloud take replies; <c>*.</c> stands for any subdomain.</param>
internal sealed record BotCloud(
    string ChannelService,
    string Issuer,
    string OpenIdMetadata,
    string LoginHost,
    string LoginTenant,
    IReadOnlyList<string> EmulatorTenants,
    IReadOnlyList<string> ServiceHosts,
    string CallerId,
    string TokenExchange)
{
    /// <summary>Host of the issuer in tokens of version 1.0, in every cloud.</summary>
    public const string LoginHostV1 = "sts.windows.net";

    public static BotCloud Public { get; } = new(
        "",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "login.microsoftonline.com",
        "botframework.com",
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
        ["smba.trafficmanager.net", "smba.onyx.prod.teams.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "*.botframework.com"],
        "urn:botframework:azure",
        "api://AzureADTokenExchange");

    public static BotCloud Government { get; } = new(
        "https://botframework.azure.us",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        "login.microsoftonline.us",
        "cab8a31a-1906-4287-a0d8-4eef66b95f6e",
        ["cab8a31a-1906-4287-a0d8-4eef66b95f6e", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"],
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us", "*.botframework.azure.us", "*.botframework.us"],
        "urn:botframework:azureusgov",
        "api://AzureADTokenExchangeUSGov");

    /// <summary>Issuers of an app's tokens in a tenant, of version 1.0 and 2.0.</summary>
    public IEnumerable<string> LoginIssuers(string tenant) => [$"https://{LoginHostV1}/{tenant}/", $"https://{LoginHost}/{tenant}/v2.0"];

    public string LoginMetadata(string tenant) => $"https://{LoginHost}/{tenant}/v2.0/.well-known/openid-configuration";

    /// <summary>Whether the issuer signs tokens of registered apps, whatever their tenant.</summary>
    public bool IsLogin(string issuer) =>
        Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && (uri.Host == LoginHostV1 || uri.Host == LoginHost);
}
