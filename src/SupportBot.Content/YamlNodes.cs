using YamlDotNet.Core;

namespace SupportBot.Content;

/// <summary>One thing wrong with a content file, a card or a setting, and how to put it right.</summary>
/// <param name="Line">From 1; 0 where no line can be named.</param>
public sealed record ContentError(string File, int Line, string Problem)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Problem}" : $"{File}: {Problem}";
}

/// <summary>
/// A node of a YAML file that knows its file and line. Reading a wrong value adds a <see cref="ContentError"/> and yields an empty value, so
/// that one start-up names all faults at once.
/// </summary>
internal sealed class YamlEntry
{
    private readonly YamlValue _node;
    private readonly List<ContentError> _errors;

    private YamlEntry(string file, string key, int line, YamlValue node, List<ContentError> errors) =>
        (File, Key, Line, _node, _errors) = (file, key, line, node, errors);

    public string File { get; }

    public string Key { get; }

    /// <summary>Line of the key, or of the value where there is no key.</summary>
    public int Line { get; }

    public bool IsScalar => _node is YamlValue.Scalar;

    public bool IsList => _node is YamlValue.Sequence;

    public bool IsMap => _node is YamlValue.Map;

    /// <returns>The root of a file, or null after adding an error when it is not YAML, has anchors or duplicate keys, or is not a map.</returns>
    public static YamlEntry? Load(string file, TextReader text, List<ContentError> errors)
    {
        var parser = new Parser(text);
        var anchors = new List<int>();
        try
        {
            var root = YamlValue.Read(parser, anchors);
            errors.AddRange(anchors.Select(line => new ContentError(file, line, "anchors and aliases are not allowed: write the value out")));
            if (root is not null)
                return new YamlEntry(file, "", root.Line, root, errors);
            errors.Add(new ContentError(file, 1, "expected one document that is a map of keys and values"));
        }
        catch (YamlException fault)
        {
            errors.Add(new ContentError(file, (int)fault.Start.Line, fault.Message));
        }
        catch (InvalidOperationException)
        {
            // The scanner of YamlDotNet 16 throws this, without a place, for a plain text with a colon inside an unclosed bracket.
            errors.Add(new ContentError(file, (int)(parser.Current?.End.Line ?? 1), "not valid YAML from here on: close the bracket or the quote"));
        }

        return null;
    }

    public void Error(string problem) => _errors.Add(new ContentError(File, Line, problem));

    /// <summary>Adds an error for every key that is not one of those named.</summary>
    public void AllowOnly(params ReadOnlySpan<string> keys)
    {
        foreach (var entry in Entries())
        {
            if (!keys.Contains(entry.Key))
                entry.Error($"unknown key '{entry.Key}': expected one of {string.Join(", ", keys.ToArray())}");
        }
    }

    public YamlEntry? Optional(string key)
    {
        if (_node is not YamlValue.Map map)
            return null;
        foreach (var child in map.Children)
        {
            if (child.Key.Text == key)
                return Child(child);
        }

        return null;
    }

    public YamlEntry? Required(string key)
    {
        var found = Optional(key);
        if (found is null)
            Error($"'{key}' is missing");
        return found;
    }

    /// <summary>Keys and values of a map in the file's order; empty, with an error, when this is not a map.</summary>
    public IEnumerable<YamlEntry> Entries()
    {
        if (_node is not YamlValue.Map map)
        {
            Error($"'{Key}' must be a map of keys and values");
            return [];
        }

        return map.Children.Select(Child);
    }

    /// <summary>Items of a list in the file's order; empty, with an error, when this is not a list.</summary>
    public IEnumerable<YamlEntry> Items()
    {
        if (_node is not YamlValue.Sequence list)
        {
            Error($"'{Key}' must be a list");
            return [];
        }

        return list.Children.Select(child => new YamlEntry(File, Key, child.Line, child, _errors));
    }

    private YamlEntry Child((YamlValue.Scalar Key, YamlValue Value) child) => new(File, child.Key.Text, child.Key.Line, child.Value, _errors);

    public string Text()
    {
        if (_node is YamlValue.Scalar { Text: { Length: > 0 } value })
            return value;
        Error($"'{Key}' must be text");
        return "";
    }

    public string Text(string key) => Required(key)?.Text() ?? "";

    /// <returns>Null when the key is missing or its value is <c>null</c> or <c>~</c>.</returns>
    public string? OptionalText(string key) =>
        Optional(key) is { } entry && !entry.IsNull ? entry.Text() : null;

    public bool IsNull => _node is YamlValue.Scalar { IsPlain: true, Text: "" or "~" or "null" };

    public bool IsBlank => _node is YamlValue.Scalar scalar && string.IsNullOrWhiteSpace(scalar.Text);

    public double Number()
    {
        if (double.TryParse(Text(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            return number;
        }

        Error($"'{Key}' must be a number");
        return 0;
    }

    public bool Flag()
    {
        if (bool.TryParse(Text(), out var flag))
            return flag;
        Error($"'{Key}' must be true or false");
        return false;
    }

    public DateOnly Date()
    {
        if (DateOnly.TryParseExact(Text(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date))
            return date;
        Error($"'{Key}' must be a date such as 2026-11-21");
        return default;
    }

    /// <summary>A value written in snake_case as the member of an enum.</summary>
    public T Member<T>()
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(Text().Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var member) && Enum.IsDefined(member))
            return member;
        Error($"'{Text()}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
        return default;
    }
}
