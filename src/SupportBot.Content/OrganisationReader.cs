using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>The section <c>Organisation</c> of the host's configuration, as bound and not yet checked.</summary>
public sealed class OrganisationOptions
{
    public const string Section = "Organisation";

    public string? Name { get; set; }

    /// <summary>ISO 3166-1 alpha-2, or empty when the people served live in many countries.</summary>
    public string? Country { get; set; }

    /// <summary>Name of a directory of content, such as <c>en</c>.</summary>
    public string? Locale { get; set; } = "en";

    public string? Contact { get; set; }

    public IList<DirectoryEntryOptions> Directory { get; } = [];
}

/// <inheritdoc cref="DirectoryEntry"/>
public sealed class DirectoryEntryOptions
{
    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? HowToStart { get; set; }

    public string? Url { get; set; }
}

public static class OrganisationReader
{
    /// <summary>Kinds of support that a directory may list and an outcome may begin with.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["therapy", "coaching", "mentorship", "practical", "medical", "self_help", "person"];

    private static readonly string[] Schemes = [Uri.UriSchemeHttps, Uri.UriSchemeMailto, "tel"];

    /// <param name="retention">How long the host keeps what it stores; null where nothing is stored.</param>
    /// <exception cref="ContentException">Names every wrong setting by its key, such as <c>Organisation:Directory:0:Kind</c>.</exception>
    public static Organisation Read(OrganisationOptions options, Retention? retention = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<ContentError>();
        var country = string.IsNullOrWhiteSpace(options.Country) ? null : options.Country.Trim().ToUpperInvariant();
        if (country is not null && !CountryReader.IsCode(country))
            Error(errors, "Country", $"'{options.Country}' is not a country: use two letters of ISO 3166-1, such as GB, or leave it out");

        var organisation = new Organisation(
            Required(errors, "Name", options.Name, "the name that people know you by"),
            country,
            Required(errors, "Locale", options.Locale, "a directory of content, such as en"),
            Required(errors, "Contact", options.Contact, "who answers questions about this service"),
            [.. options.Directory.Select((entry, index) => ReadEntry(errors, $"Directory:{index}", entry))])
        {
            Retention = retention ?? Retention.Nothing,
        };
        ReportRepeatedKinds(errors, organisation);
        return errors.Count == 0 ? organisation : throw new ContentException(errors);
    }

    private static DirectoryEntry ReadEntry(List<ContentError> errors, string key, DirectoryEntryOptions entry)
    {
        var kinds = string.Join(", ", Kinds);
        var kind = Required(errors, $"{key}:Kind", entry.Kind, $"one of {kinds}");
        if (kind.Length > 0 && !Kinds.Contains(kind))
            Error(errors, $"{key}:Kind", $"unknown kind '{kind}': set it to one of {kinds}");

        var url = string.IsNullOrWhiteSpace(entry.Url) ? null : entry.Url.Trim();
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var link) && Schemes.Contains(link.Scheme)))
            Error(errors, $"{key}:Url", $"'{url}' is not a link: begin it with https://, mailto: or tel:, or leave it out");
        return new DirectoryEntry(
            kind,
            Required(errors, $"{key}:Name", entry.Name, "what this support is called with you"),
            Required(errors, $"{key}:HowToStart", entry.HowToStart, "what to do first, in one sentence"),
            url);
    }

    private static void ReportRepeatedKinds(List<ContentError> errors, Organisation organisation)
    {
        for (var i = 0; i < organisation.Directory.Length; i++)
        {
            var kind = organisation.Directory[i].Kind;
            if (kind.Length > 0 && organisation.Directory.Take(i).Any(entry => entry.Kind == kind))
                Error(errors, $"Directory:{i}:Kind", $"'{kind}' is already listed above and this entry would never be shown: keep one of the two");
        }
    }

    private static string Required(List<ContentError> errors, string key, string? value, string expected)
    {
        if (!string.IsNullOrWhiteSpace(value))
            return value.Trim();
        Error(errors, key, $"is missing: set it to {expected}");
        return "";
    }

    private static void Error(List<ContentError> errors, string key, string problem) =>
        errors.Add(new ContentError($"{OrganisationOptions.Section}:{key}", 0, problem));
}
