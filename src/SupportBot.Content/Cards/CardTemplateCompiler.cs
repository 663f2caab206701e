using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SupportBot.Content.Cards;

/// <summary>Turns a template into operations: all JSON text between two of them becomes one piece.</summary>
internal sealed class CardTemplateCompiler(string file, ICollection<ContentError> errors)
{
    private readonly List<CardOp> _ops = [];
    private readonly ArrayBufferWriter<byte> _text = new();

    public CardOp[] Compile(TemplateNode root)
    {
        if (root.Type != JsonTokenType.StartObject)
            Error(root, "a card template is an object");
        else if (root.Find("$when") is { } when)
            Error(when, "a card cannot leave itself out: remove $when");
        else
            Write(root, inList: false);
        Flush();
        return [.. _ops];
    }

    private void Write(TemplateNode node, bool inList)
    {
        switch (node.Type)
        {
            case JsonTokenType.StartObject:
                WriteObject(node, inList);
                break;
            case JsonTokenType.StartArray when inList:
                Error(node, "a list directly inside a list is not supported: write its elements into the outer one");
                break;
            case JsonTokenType.StartArray:
                Raw("["u8);
                foreach (var item in node.Items)
                    Write(item, inList: true);
                Raw("]"u8);
                break;
            case JsonTokenType.String when node.Text.Contains("${", StringComparison.Ordinal):
                WriteTemplateText(node, inList);
                break;
            case JsonTokenType.Null when inList:
                break;
            default:
                Separate(inList);
                if (node.Literal is { } literal)
                    Raw(literal);
                else
                    Quote(node.Text);
                break;
        }
    }

    private void WriteObject(TemplateNode node, bool inList)
    {
        var data = Begin(node, "$data", inList ? CardOpKind.Each : CardOpKind.With);
        var when = Begin(node, "$when", inList ? CardOpKind.When : CardOpKind.WhenOrNull);
        Separate(inList);
        Raw("{"u8);
        var first = true;
        foreach (var (name, value) in node.Members)
        {
            if (name is "$data" or "$when")
                continue;
            if (name.Contains("${", StringComparison.Ordinal) || (name.StartsWith('$') && name != "$schema"))
                Error(value, $"'{name}' cannot be a name: there are $data, $when and $schema, and names are not filled in");
            if (!first)
                Raw(","u8);
            first = false;
            Quote(name);
            Raw(":"u8);
            Write(value, inList: false);
        }

        Raw("}"u8);
        End(when);
        End(data);
    }

    /// <returns>Index of the operation, or -1 when the object has no such member.</returns>
    private int Begin(TemplateNode node, string name, CardOpKind kind)
    {
        if (node.Find(name) is not { } member)
            return -1;
        var parts = member.Type == JsonTokenType.String ? Split(member, isCondition: name == "$when") : [];
        if (parts is [{ Expression: { } expression and not LiteralExpression }])
            return Add(new CardOp(kind, Expression: expression));
        if (parts is not null)
            Error(member, $"{name} must be one expression such as \"${{items}}\"");
        return -1;
    }

    private void End(int op)
    {
        if (op < 0)
            return;
        Flush();
        _ops[op] = _ops[op] with { End = _ops.Count };
    }

    private void WriteTemplateText(TemplateNode node, bool inList)
    {
        if (Split(node, isCondition: false) is not { } parts)
            return;
        if (parts is [{ Expression: { } whole }])
        {
            if (whole is LiteralExpression)
                Error(node, "write the value itself, without ${}");
            Add(new CardOp(inList ? CardOpKind.Element : CardOpKind.Value, Expression: whole));
            return;
        }

        Separate(inList);
        Raw("\""u8);
        foreach (var part in parts)
        {
            if (part.Expression is not null)
                Add(new CardOp(CardOpKind.Part, Expression: part.Expression));
            else
                Raw(Encode(part.Text!));
        }

        Raw("\""u8);
    }

    /// <returns>Null after adding an error.</returns>
    private List<TextPart>? Split(TemplateNode node, bool isCondition)
    {
        try
        {
            return TextPart.Split(node.Text, file, node.Line, isCondition);
        }
        catch (FormatException fault)
        {
            Error(node, fault.Message);
            return null;
        }
    }

    private void Separate(bool inList)
    {
        if (inList)
            Add(new CardOp(CardOpKind.Separator));
    }

    private void Quote(string text)
    {
        Raw("\""u8);
        Raw(Encode(text));
        Raw("\""u8);
    }

    // Cards travel inside JSON alone, so text need not be escaped for HTML as well.
    private static ReadOnlySpan<byte> Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;

    private void Raw(ReadOnlySpan<byte> json) => _text.Write(json);

    private int Add(CardOp op)
    {
        Flush();
        _ops.Add(op);
        return _ops.Count - 1;
    }

    private void Flush()
    {
        if (_text.WrittenCount == 0)
            return;
        _ops.Add(new CardOp(CardOpKind.Text, Text: _text.WrittenSpan.ToArray()));
        _text.ResetWrittenCount();
    }

    private void Error(TemplateNode node, string problem) => errors.Add(new ContentError(file, node.Line, problem));
}
