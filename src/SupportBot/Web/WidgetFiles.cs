using System.Collections.Frozen;
using System.Text.Json;

namespace SupportBot.Web;

/// <summary>The built chat widget: a closed list of files with names that change with their content, held in memory.</summary>
internal sealed class WidgetFiles
{
    private const string Manifest = "manifest.json";
    private const string LauncherName = "launcher.js";

    private readonly FrozenDictionary<string, WidgetFile> _files;

    private WidgetFiles(IReadOnlyDictionary<string, string> names, byte[] launcher, FrozenDictionary<string, WidgetFile> files)
    {
        (Script, Style, Icon) = (names["chat.js"], names["chat.css"], names["icon.svg"]);
        Parts = [.. names.Where(name => Path.GetExtension(name.Key) == ".js" && name.Key != LauncherName && name.Value != Script).Select(name => name.Value)];
        Launcher = launcher;
        _files = files;
    }

    public string Script { get; }

    /// <summary>What the script loads: named in the page, it comes at the same time and not one after the other.</summary>
    public IReadOnlyList<string> Parts { get; }

    public string Style { get; }

    public string Icon { get; }

    /// <summary>The script for other sites, before it has its words.</summary>
    public byte[] Launcher { get; }

    /// <returns>Null when the widget was not built.</returns>
    public static WidgetFiles? Load(string folder)
    {
        var manifest = Path.Combine(folder, Manifest);
        if (!File.Exists(manifest))
            return null;
        var names = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(manifest))
            ?? throw new InvalidDataException($"{manifest} is empty: build the project again.");
        var files = names.Where(name => name.Key != LauncherName)
            .ToFrozenDictionary(name => name.Value, name => WidgetFile.Read(folder, name.Value), StringComparer.Ordinal);
        return new(names, File.ReadAllBytes(Path.Combine(folder, names[LauncherName])), files);
    }

    public WidgetFile? Find(string name) => _files.GetValueOrDefault(name);
}
