namespace SupportBot.Gate.Credentials;

/// <summary>The section <c>Credentials</c>, as it is written. A client secret stands in <c>MicrosoftAppPassword</c>.</summary>
internal sealed class CredentialOptions
{
    public const string Section = "Credentials";

    /// <summary>A PKCS #12 file (.pfx), or a PEM file, each with certificate and private key.</summary>
    public string? CertificatePath { get; set; }

    public string? CertificatePassword { get; set; }

    /// <summary>Client id of the user-assigned managed identity that the registration trusts (a federated credential).</summary>
    public string? FederatedClientId { get; set; }

    /// <summary>Last day of the client secret, which nothing else tells, such as 2027-03-31.</summary>
    public string? SecretExpires { get; set; }
}
