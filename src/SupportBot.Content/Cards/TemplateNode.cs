using System.Text;
using System.Text.Json;

namespace SupportBot.Content.Cards;

/// <summary>A value of a template file that knows its line.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Literal">The JSON text of a number, a boolean or null.</param>
internal sealed record TemplateNode(int Line, JsonTokenType Type, string Text = "", byte[]? Literal = null)
{
    public List<TemplateNode> Items { get; } = [];

    public List<(string Name, TemplateNode Value)> Members { get; } = [];

    public TemplateNode? Find(string name) => Members.FirstOrDefault(member => member.Name == name).Value;

    /// <returns>The root, or null after adding an error.</returns>
    public static TemplateNode? Read(string file, ReadOnlySpan<byte> json, ICollection<ContentError> errors)
    {
        var preamble = Encoding.UTF8.Preamble;
        if (json.StartsWith(preamble))
            json = json[preamble.Length..];
        var reader = new Utf8JsonReader(json);
        try
        {
            reader.Read();
            var root = Read(ref reader, json, file, errors);
            reader.Read();
            return root;
        }
        catch (JsonException fault)
        {
            errors.Add(new ContentError(file, (int)(fault.LineNumber ?? 0) + 1, $"not JSON: {fault.Message}"));
            return null;
        }
    }

    private static TemplateNode Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string file, ICollection<ContentError> errors)
    {
        var line = json[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new TemplateNode(line, JsonTokenType.String, reader.GetString()!);
            case JsonTokenType.StartArray:
                var list = new TemplateNode(line, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    list.Items.Add(Read(ref reader, json, file, errors));
                return list;
            case JsonTokenType.StartObject:
                var map = new TemplateNode(line, JsonTokenType.StartObject);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    var value = Read(ref reader, json, file, errors);
                    if (map.Find(name) is not null)
                        errors.Add(new ContentError(file, value.Line, $"'{name}' is there twice: keep one"));
                    map.Members.Add((name, value));
                }

                return map;
            default:
                return new TemplateNode(line, reader.TokenType, Literal: reader.ValueSpan.ToArray());
        }
    }
}
