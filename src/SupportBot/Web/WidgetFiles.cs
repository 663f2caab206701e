using System.Collections.Frozen;
using System.Text.Json;

namespace SupportBot.Web;

/// <summary>The built chat widget: a closed list of files with names that change with their content, held in memory.</summary>
internal sealed class WidgetFiles
{
    private const string Manifest = "manifest.json";

    private readonly FrozenDictionary<string, WidgetFile> _files;

    private WidgetFiles(string script, string style, string icon, FrozenDictionary<string, WidgetFile> files)
    {
        Script = script;
        Style = style;
        Icon = icon;
        _files = files;
    }

    public string Script { get; }

    public string Style { get; }

    public string Icon { get; }

    /// <returns>Null when the widget was not built.</returns>
    public static WidgetFiles? Load(string folder)
    {
        var manifest = Path.Combine(folder, Manifest);
        if (!File.Exists(manifest))
            return null;
        var names = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(manifest))
            ?? throw new InvalidDataException($"{manifest} is empty: build the project again.");
        var files = names.Values.ToFrozenDictionary(name => name, name => WidgetFile.Read(folder, name), StringComparer.Ordinal);
        return new(names["chat.js"], names["chat.css"], names["icon.svg"], files);
    }

    public WidgetFile? Find(string name) => _files.GetValueOrDefault(name);
}

/// <summary>One file as it is and compressed.</summary>
internal sealed record WidgetFile(string ContentType, byte[] Plain, byte[] Gzip, byte[] Brotli)
{
    public static WidgetFile Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return new(TypeOf(name), File.ReadAllBytes(path), File.ReadAllBytes(path + ".gz"), File.ReadAllBytes(path + ".br"));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidDataException($"The widget's manifest names a file of an unknown kind: {other}."),
    };
}
