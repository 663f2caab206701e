namespace SupportBot.Content;

/// <summary>The content directory. Files are named by their path in it, with forward slashes.</summary>
internal sealed class ContentFiles(string directory, List<ContentError> errors)
{
    private const string Locales = "Locales";

    /// <summary>Names of the directories of all locales, also of those in which only safety is translated.</summary>
    public IReadOnlyList<string> Languages { get; } = Directory.Exists(Path.Combine(directory, Locales))
        ? [.. Directory.EnumerateDirectories(Path.Combine(directory, Locales)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
        : [];

    /// <returns>Null, with an error, when the file is missing or is not a YAML map.</returns>
    public YamlEntry? Read(string file)
    {
        if (ReadIfPresent(file) is { } root)
            return root;
        if (!File.Exists(Path.Combine(directory, file)))
            Error(file, "this file is missing: add it, or correct the content directory");
        return null;
    }

    public YamlEntry? ReadIfPresent(string file)
    {
        var path = Path.Combine(directory, file);
        if (!File.Exists(path))
            return null;
        using var reader = new StreamReader(path);
        return YamlEntry.Load(file, reader, errors);
    }

    /// <returns>Lines of a text that is no YAML; none where the file is missing.</returns>
    public IReadOnlyList<string> LinesIfPresent(string file) => File.Exists(Path.Combine(directory, file)) ? File.ReadAllLines(Path.Combine(directory, file)) : [];

    /// <summary>Adds an error for every YAML file of a locale that is not one of those named: a misspelt name would be passed over in silence.</summary>
    public void AllowOnly(string locale, params IReadOnlyCollection<string> names)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(directory, Locales, locale), "*.y*ml").Order(StringComparer.Ordinal))
        {
            if (!names.Contains(Path.GetFileName(path)))
                Error(InLocale(locale, Path.GetFileName(path)), $"nothing reads this file: expected one of {string.Join(", ", names)}");
        }
    }

    public void Error(string file, string problem, int line = 0) => errors.Add(new ContentError(file, line, problem));

    public static string InLocale(string locale, string name) => $"{Locales}/{locale}/{name}";
}
