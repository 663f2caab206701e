using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SupportBot.Content;

/// <summary>What a YAML file holds, without what the content does not use: anchors, tags, keys that are not text.</summary>
/// <param name="Line">From 1.</param>
internal abstract record YamlValue(int Line)
{
    /// <returns>The map that is the one document of a file; null when it holds something else.</returns>
    /// <param name="anchors">Gets the line of every anchor and alias.</param>
    /// <exception cref="YamlException">It is not YAML, or a key stands twice in a map.</exception>
    public static Map? Read(IParser parser, List<int> anchors)
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = ReadValue(parser, anchors) as Map;
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<StreamEnd>(out _) ? root : null;
    }

    private static YamlValue ReadValue(IParser parser, List<int> anchors)
    {
        var start = parser.Consume<ParsingEvent>();
        var line = (int)start.Start.Line;
        if (start is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
            anchors.Add(line);
        switch (start)
        {
            case YamlDotNet.Core.Events.Scalar scalar:
                return new Scalar(line, scalar.Value, scalar.Style == ScalarStyle.Plain);
            case SequenceStart:
                var items = new List<YamlValue>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(ReadValue(parser, anchors));
                return new Sequence(line, items);
            case MappingStart:
                return new Map(line, ReadChildren(parser, anchors));
            default:
                return new Scalar(line, "", IsPlain: true);
        }
    }

    private static List<(Scalar Key, YamlValue Value)> ReadChildren(IParser parser, List<int> anchors)
    {
        var children = new List<(Scalar Key, YamlValue Value)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var place = parser.Current ?? throw new YamlException("the file ends within a map");
            if (ReadValue(parser, anchors) is not Scalar key)
                throw new YamlException(place.Start, place.End, "a key must be text");
            if (!keys.Add(key.Text))
                throw new YamlException(place.Start, place.End, "Duplicate key");
            children.Add((key, ReadValue(parser, anchors)));
        }

        return children;
    }

    /// <param name="IsPlain">Written without quotes and not as a block.</param>
    internal sealed record Scalar(int Line, string Text, bool IsPlain) : YamlValue(Line);

    internal sealed record Sequence(int Line, List<YamlValue> Children) : YamlValue(Line);

    /// <param name="Children">In the file's order; no key stands twice.</param>
    internal sealed record Map(int Line, List<(Scalar Key, YamlValue Value)> Children) : YamlValue(Line);
}
