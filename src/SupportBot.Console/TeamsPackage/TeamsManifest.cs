using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SupportBot.Content;

namespace SupportBot.Console.TeamsPackage;

/// <summary>What a Teams app manifest says of this bot beside its texts.</summary>
/// <param name="AppId">The Microsoft app id of the bot, which is also the id of the app.</param>
/// <param name="Version">Three numbers; Teams offers an update when they grow.</param>
/// <param name="Domain">Host name at which the bot is served.</param>
/// <param name="Developer">Who offers it, at most 32 characters.</param>
internal sealed record TeamsApp(Guid AppId, Version Version, string Domain, string Developer, Uri Website, Uri Privacy, Uri Terms);

/// <summary>
/// Writes <c>manifest.json</c> and the files of further languages by the manifest schema 1.30. The scope is personal alone: a group is no place
/// for these questions.
/// </summary>
internal static class TeamsManifest
{
    public const string Schema = "https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json";
    public const string ColorIcon = "color.png";
    public const string OutlineIcon = "outline.png";

    private const string SchemaVersion = "1.30";

    /// <summary>Of the colour icon's ground.</summary>
    private const string AccentColor = "#245B5A";

    /// <param name="further">Languages beside that of <paramref name="texts"/>, each with a file of its own.</param>
    public static JsonObject Write(TeamsApp app, string language, TeamsTexts texts, IEnumerable<string> further)
    {
        var manifest = new JsonObject
        {
            ["$schema"] = Schema,
            ["manifestVersion"] = SchemaVersion,
            ["version"] = app.Version.ToString(3),
            ["id"] = app.AppId.ToString(),
            ["developer"] = new JsonObject
            {
                ["name"] = app.Developer,
                ["websiteUrl"] = app.Website.AbsoluteUri,
                ["privacyUrl"] = app.Privacy.AbsoluteUri,
                ["termsOfUseUrl"] = app.Terms.AbsoluteUri,
            },
            ["localizationInfo"] = new JsonObject
            {
                ["defaultLanguageTag"] = language,
                ["additionalLanguages"] = new JsonArray([.. further.Select(other => new JsonObject { ["languageTag"] = other, ["file"] = FileOf(other) })]),
            },
            ["name"] = new JsonObject { ["short"] = texts.Name, ["full"] = texts.FullName },
            ["description"] = new JsonObject { ["short"] = texts.Summary, ["full"] = texts.Description },
            ["icons"] = new JsonObject { ["color"] = ColorIcon, ["outline"] = OutlineIcon },
            ["accentColor"] = AccentColor,
            ["bots"] = new JsonArray(new JsonObject
            {
                ["botId"] = app.AppId.ToString(),
                ["scopes"] = new JsonArray("personal"),
                ["isNotificationOnly"] = false,
                ["supportsFiles"] = false,
                ["commandLists"] = new JsonArray(new JsonObject { ["scopes"] = new JsonArray("personal"), ["commands"] = Commands(texts.Commands) }),
            }),
            ["validDomains"] = new JsonArray(app.Domain),
            ["defaultInstallScope"] = "personal",
        };
        return manifest;
    }

    /// <summary>The texts of a further language, keyed by where they stand in the manifest.</summary>
    public static JsonObject WriteLanguage(TeamsTexts texts)
    {
        var language = new JsonObject
        {
            ["$schema"] = Schema.Replace("MicrosoftTeams.schema", "MicrosoftTeams.Localization.schema", StringComparison.Ordinal),
            ["name.short"] = texts.Name,
            ["name.full"] = texts.FullName,
            ["description.short"] = texts.Summary,
            ["description.full"] = texts.Description,
        };
        for (var i = 0; i < texts.Commands.Length; i++)
        {
            language[$"bots[0].commandLists[0].commands[{i}].title"] = texts.Commands[i].Title;
            language[$"bots[0].commandLists[0].commands[{i}].description"] = texts.Commands[i].Description;
        }

        return language;
    }

    public static string FileOf(string language) => $"{language}.json";

    private static JsonArray Commands(ImmutableArray<TeamsCommandText> commands) =>
        new([.. commands.Select(command => new JsonObject { ["title"] = command.Title, ["description"] = command.Description })]);
}
