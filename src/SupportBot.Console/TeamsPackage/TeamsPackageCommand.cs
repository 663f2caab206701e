using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportBot.Content;

namespace SupportBot.Console.TeamsPackage;

/// <summary>Writes the zip that an administrator uploads to Teams (docs/teams.md).</summary>
internal static class TeamsPackageCommand
{
    private const int LongestDeveloper = 32;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same input gives the same file; a zip cannot say an earlier year than this.</summary>
    private static readonly DateTimeOffset Written = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Command Create()
    {
        var appId = new Option<Guid>("--app-id") { Description = "Microsoft app id of the bot's registration.", Required = true, CustomParser = ReadId };
        var domain = new Option<string>("--domain") { Description = "Host name at which SupportBot is served, such as support.example.org.", Required = true, CustomParser = ReadDomain };
        var output = new Option<string>("--out") { Description = "The zip to write; an earlier one is replaced.", Required = true };
        var version = new Option<Version>("--version") { Description = "Version of the app; raise it with every change.", DefaultValueFactory = _ => new Version(1, 0, 0), CustomParser = ReadVersion };
        var developer = new Option<string?>("--developer") { Description = "Who offers the app, at most 32 characters. Default: Organisation:Name.", CustomParser = ReadDeveloper };
        var privacy = new Option<Uri?>("--privacy-url") { Description = "Page on privacy. Default: /privacy of the domain, which SupportBot serves.", CustomParser = ReadPage };
        var terms = new Option<Uri?>("--terms-url") { Description = "Terms of use. Default: /terms of the domain, which SupportBot serves.", CustomParser = ReadPage };
        var command = new Command("teams-package", "Write the Teams app package: manifest, icons and languages.") { appId, domain, output, version, developer, privacy, terms };
        command.SetAction(result =>
        {
            var host = result.GetRequiredValue(domain);
            return Run(
                result.GetRequiredValue(output),
                content => new TeamsApp(
                    result.GetRequiredValue(appId),
                    result.GetRequiredValue(version),
                    host,
                    result.GetValue(developer) ?? Shortened(content.Catalog.Organisation.Name),
                    Page(host, "/"),
                    result.GetValue(privacy) ?? Page(host, "/privacy"),
                    result.GetValue(terms) ?? Page(host, "/terms")));
        });
        return command;
    }

    /// <returns>0, or 1 when the settings, the content or the file are wrong.</returns>
    private static int Run(string output, Func<SupportContent, TeamsApp> describe)
    {
        if (Settings.TryLoadContent() is not { } content)
            return 1;
        try
        {
            var texts = TeamsTexts.Load(AppContext.BaseDirectory);
            if (!texts.TryGetValue(content.Catalog.Locale, out var own))
            {
                System.Console.Error.WriteLine($"Locales/{content.Catalog.Locale}/{TeamsTexts.File} is missing: Teams shows the app in the language of Organisation:Locale first");
                return 1;
            }

            var app = describe(content);
            WriteZip(output, app, content.Catalog.Locale, own, texts.Remove(content.Catalog.Locale));
            System.Console.Out.WriteLine($"{output}: version {app.Version.ToString(3)} of {app.Developer} for https://{app.Domain}. Upload it in the Teams admin center, or in Teams under Apps, Manage your apps.");
            return 0;
        }
        catch (Exception fault) when (fault is ContentException or IOException or UnauthorizedAccessException)
        {
            System.Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static void WriteZip(string output, TeamsApp app, string language, TeamsTexts texts, ImmutableSortedDictionary<string, TeamsTexts> further)
    {
        using var file = File.Create(output);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Add(zip, "manifest.json", Json(TeamsManifest.Write(app, language, texts, further.Keys)));
        foreach (var icon in new[] { TeamsManifest.ColorIcon, TeamsManifest.OutlineIcon })
            Add(zip, icon, Icon(icon));
        foreach (var (other, translated) in further)
            Add(zip, TeamsManifest.FileOf(other), Json(TeamsManifest.WriteLanguage(translated)));
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Written;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Json(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Indented);

    private static byte[] Icon(string name)
    {
        using var stream = typeof(TeamsPackageCommand).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the icon {name} is not part of this build");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Uri Page(string domain, string path) => new($"https://{domain}{path}");

    private static string Shortened(string name) => name.Length <= LongestDeveloper ? name : name[..LongestDeveloper].TrimEnd();

    private static Guid ReadId(ArgumentResult argument)
    {
        if (Guid.TryParseExact(argument.Tokens[0].Value, "D", out var id) && id != Guid.Empty)
            return id;
        argument.AddError("--app-id: expected a GUID such as 11111111-2222-3333-4444-555555555555, the app id of the bot's registration");
        return default;
    }

    private static string ReadDomain(ArgumentResult argument)
    {
        var name = argument.Tokens[0].Value;
        if (Uri.CheckHostName(name) == UriHostNameType.Dns && name.Contains('.', StringComparison.Ordinal))
            return name.ToLowerInvariant();
        argument.AddError("--domain: expected a host name such as support.example.org, without https:// and without a path");
        return "";
    }

    private static Version ReadVersion(ArgumentResult argument)
    {
        if (System.Version.TryParse(argument.Tokens[0].Value, out var version) && version is { Build: >= 0, Revision: -1 })
            return version;
        argument.AddError("--version: expected three numbers such as 1.0.0");
        return new Version();
    }

    private static string? ReadDeveloper(ArgumentResult argument)
    {
        var name = argument.Tokens[0].Value.Trim();
        if (name.Length is > 0 and <= LongestDeveloper)
            return name;
        argument.AddError($"--developer: expected 1 to {LongestDeveloper} characters");
        return null;
    }

    private static Uri? ReadPage(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps)
            return page;
        argument.AddError($"{argument.Argument.Name}: expected an address that begins with https://");
        return null;
    }
}
