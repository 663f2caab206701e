using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Content.Tests;

/// <summary>A copy of the tiny valid content of the tests, to be broken and loaded.</summary>
internal sealed class ContentDirectory : IDisposable
{
    public static readonly Organisation Organisation = new("Example Works", "GB", "en", "care@works.example", []);

    private readonly string _path = Directory.CreateTempSubdirectory("content-").FullName;

    public ContentDirectory()
    {
        var source = Path.Combine(AppContext.BaseDirectory, "data", "content");
        foreach (var file in Directory.EnumerateFiles(source, "*.yaml", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_path, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public RequiredPhrases Required { get; init; } = RequiredPhrases.None;

    public string Locale { get; init; } = "en";

    public ContentDirectory Write(string file, string text)
    {
        var path = Path.Combine(_path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Replaces a text that must stand in the file exactly once.</summary>
    public ContentDirectory Replace(string file, string old, string replacement)
    {
        var text = Read(file);
        text.Split(old).Length.ShouldBe(2, $"'{old}' must stand once in {file}");
        return Write(file, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public ContentDirectory Delete(string file)
    {
        File.Delete(Path.Combine(_path, file));
        return this;
    }

    /// <summary>Line, from 1, of the last place where a text stands in the file as it is now.</summary>
    public int LineOf(string file, string text)
    {
        var content = Read(file);
        var at = content.LastIndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{text}' must stand in {file}");
        return content[..at].Count(c => c == '\n') + 1;
    }

    public void LoadWebTexts() => WebTexts.Load(_path);

    public LoadedContent Load() => ContentLoader.Load(_path, Locale, Organisation, Required);

    public IReadOnlyList<ContentError> Errors() => Should.Throw<ContentException>(Load).Errors;

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private string Read(string file) => File.ReadAllText(Path.Combine(_path, file));
}
