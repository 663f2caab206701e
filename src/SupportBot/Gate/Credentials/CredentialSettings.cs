using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SupportBot.Gate.Tokens;

namespace SupportBot.Gate.Credentials;

internal enum CredentialKind
{
    /// <summary>The bot has no app id and answers without tokens.</summary>
    None,
    Secret,
    Certificate,
    Federated,
    ManagedIdentity,
}

/// <summary>With what the bot proves at connectors who it is, read from the settings and checked.</summary>
internal sealed record CredentialSettings
{
    public const string SecretKey = "MicrosoftAppPassword";

    private const string PathKey = "Credentials:CertificatePath";
    private const string FederatedKey = "Credentials:FederatedClientId";
    private const string ExpiresKey = "Credentials:SecretExpires";
    private const string OneOf = $"{SecretKey}, {PathKey} or {FederatedKey}";

    public CredentialKind Kind { get; private init; }

    public string AppId { get; private init; } = "";

    /// <summary>Where tokens are asked for, such as https://login.microsoftonline.com/botframework.com.</summary>
    public Uri Authority { get; private init; } = null!;

    /// <summary>Audience of the assertion with which a managed identity stands for the app.</summary>
    public string TokenExchange { get; private init; } = "";

    public string? Secret { get; private init; }

    public X509Certificate2? Certificate { get; private init; }

    /// <summary>Client id of the managed identity, for <see cref="CredentialKind.Federated"/> and <see cref="CredentialKind.ManagedIdentity"/>.</summary>
    public string? IdentityId { get; private init; }

    /// <summary>When the credential stops working; null when nobody says.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong; the message names each such key and the fix.</exception>
    public static CredentialSettings Read(IConfiguration configuration, ChannelSettings channels)
    {
        var faults = new ChannelFaults(CredentialOptions.Section);
        var options = configuration.GetSection(CredentialOptions.Section).Get<CredentialOptions>(binder => binder.ErrorOnUnknownConfiguration = true)
            ?? new CredentialOptions();
        var secret = Filled(configuration[SecretKey]);
        var path = Filled(options.CertificatePath);
        var federated = faults.Guid(FederatedKey, options.FederatedClientId, "the client id of the managed identity that the registration trusts");
        var kind = KindOf(channels, secret, path, federated ?? Filled(options.FederatedClientId), faults);
        var certificate = kind == CredentialKind.Certificate ? Load(path!, options.CertificatePassword, faults) : null;
        var settings = new CredentialSettings
        {
            Kind = kind,
            AppId = channels.AppId ?? "",
            Authority = channels.Authority,
            TokenExchange = channels.Cloud.TokenExchange,
            Secret = secret,
            Certificate = certificate,
            IdentityId = kind == CredentialKind.ManagedIdentity ? channels.AppId : federated,
            Expires = certificate is null ? EndOf(options.SecretExpires, kind, faults) : new DateTimeOffset(certificate.NotAfter),
        };
        faults.ThrowIfAny();
        return settings;
    }

    private static CredentialKind KindOf(ChannelSettings channels, string? secret, string? path, string? federated, ChannelFaults faults)
    {
        var given = new[] { secret, path, federated }.Count(one => one is not null);
        if (channels.AppId is null)
        {
            if (given > 0) faults.Add(ChannelSettings.AppIdKey, $"a credential is set, so set the app id of the bot's registration, or leave out {OneOf}");
            return CredentialKind.None;
        }

        if (channels.IsManagedIdentity)
        {
            if (given > 0) faults.Add(ChannelSettings.AppTypeKey, $"a managed identity needs no credential: leave out {OneOf}");
            return CredentialKind.ManagedIdentity;
        }

        if (given != 1)
        {
            faults.Add(SecretKey, given == 0
                ? $"without a credential no reply reaches a channel: set one of {OneOf}, or {ChannelSettings.AppTypeKey} to UserAssignedMSI"
                : $"several credentials are set: leave one of {OneOf}");
        }

#if MICROSOFT_BOT_SDK
        if (path is not null || federated is not null)
        {
            faults.Add(path is not null ? PathKey : FederatedKey, $"leave it out: the build on Microsoft's packages knows {SecretKey} and UserAssignedMSI only");
        }

#endif
        return secret is not null ? CredentialKind.Secret : path is not null ? CredentialKind.Certificate : CredentialKind.Federated;
    }

    private static X509Certificate2? Load(string path, string? password, ChannelFaults faults)
    {
        try
        {
            var certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pfx
                ? X509CertificateLoader.LoadPkcs12FromFile(path, password)
                : FromPem(path, password);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null) return certificate;
            faults.Add(PathKey, "the file holds no private RSA key: use the .pfx file, or a PEM file with certificate and key");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(PathKey, $"the certificate cannot be read ({fault.GetType().Name}): set the path of a .pfx or PEM file that the program may read, and Credentials:CertificatePassword if it has one");
        }

        return null;
    }

    private static X509Certificate2 FromPem(string path, string? password) => string.IsNullOrEmpty(password)
        ? X509Certificate2.CreateFromPemFile(path)
        : X509Certificate2.CreateFromEncryptedPemFile(path, password);

    /// <returns>The end of the secret's last day.</returns>
    private static DateTimeOffset? EndOf(string? value, CredentialKind kind, ChannelFaults faults)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        if (kind != CredentialKind.Secret)
        {
            faults.Add(ExpiresKey, $"leave it out: it is about {SecretKey}, which is not in use");
            return null;
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return new DateTimeOffset(date.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        faults.Add(ExpiresKey, "set a day such as 2027-03-31, or leave it out");
        return null;
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
