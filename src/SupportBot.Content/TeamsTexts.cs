using System.Collections.Immutable;

namespace SupportBot.Content;

/// <summary>What Microsoft Teams shows of the app, in one language (<c>Locales/&lt;locale&gt;/teams.yaml</c>).</summary>
/// <param name="Name">At most 30 characters.</param>
/// <param name="FullName">At most 100 characters.</param>
/// <param name="Summary">One line, at most 80 characters.</param>
/// <param name="Description">At most 4,000 characters.</param>
/// <param name="Commands">What the person can pick instead of writing, at most ten.</param>
public sealed record TeamsTexts(string Name, string FullName, string Summary, string Description, ImmutableArray<TeamsCommandText> Commands)
{
    public const string File = "teams.yaml";

    /// <summary>Teams shows no more of them.</summary>
    private const int MostCommands = 10;

    /// <param name="directory">The content directory.</param>
    /// <returns>The texts by language; languages without the file are missing.</returns>
    /// <exception cref="ContentException">Names every fault with file, line and fix.</exception>
    public static ImmutableSortedDictionary<string, TeamsTexts> Load(string directory)
    {
        var errors = new List<ContentError>();
        var files = new ContentFiles(directory, errors);
        var texts = ImmutableSortedDictionary.CreateBuilder<string, TeamsTexts>(StringComparer.Ordinal);
        foreach (var language in files.Languages)
        {
            if (files.ReadIfPresent(ContentFiles.InLocale(language, File)) is { } root)
                texts[language] = Read(root);
        }

        return errors.Count == 0 ? texts.ToImmutable() : throw new ContentException(errors);
    }

    private static TeamsTexts Read(YamlEntry root)
    {
        root.AllowOnly("name", "full_name", "summary", "description", "commands");
        var commands = root.Required("commands");
        ImmutableArray<TeamsCommandText> read = [.. (commands?.Items() ?? []).Select(ReadCommand)];
        if (read.Length is 0 or > MostCommands)
            commands?.Error($"there are {read.Length} commands: list 1 to {MostCommands}");
        return new TeamsTexts(AtMost(root, "name", 30), AtMost(root, "full_name", 100), AtMost(root, "summary", 80), AtMost(root, "description", 4000), read);
    }

    private static TeamsCommandText ReadCommand(YamlEntry command)
    {
        command.AllowOnly("title", "description");
        return new TeamsCommandText(AtMost(command, "title", 32), AtMost(command, "description", 128));
    }

    private static string AtMost(YamlEntry parent, string key, int length)
    {
        var text = parent.Text(key);
        if (text.Length > length)
            parent.Optional(key)?.Error($"'{key}' has {text.Length} characters: Teams takes at most {length}");
        return text;
    }
}

/// <param name="Title">What is sent when the person picks it, at most 32 characters.</param>
/// <param name="Description">At most 128 characters.</param>
public sealed record TeamsCommandText(string Title, string Description);
