using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SupportBot.Content.Cards;

/// <summary>
/// Writes JSON text as UTF-8. It remembers its last byte, because a list that has just been opened is the one place where the next
/// element takes no comma.
/// </summary>
internal struct JsonOutput(IBufferWriter<byte> output)
{
    // Beyond what JSON demands: line separators, which old JavaScript takes for line ends, and DEL with the C1 controls.
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c), '"', '\\', .. Enumerable.Range(0x7f, 0x21).Select(c => (char)c), '\u2028', '\u2029']);

    private byte _last;

    public void Raw(ReadOnlySpan<byte> json)
    {
        output.Write(json);
        _last = json[^1];
    }

    public void Separate()
    {
        if (_last != '[')
            Raw(","u8);
    }

    public void Value(in CardValue value)
    {
        switch (value.Kind)
        {
            case CardValueKind.Text:
                Raw("\""u8);
                Text(value.AsText);
                Raw("\""u8);
                break;
            case CardValueKind.List:
                Raw("["u8);
                foreach (ref readonly var item in value.AsList)
                {
                    Separate();
                    Value(item);
                }

                Raw("]"u8);
                break;
            case CardValueKind.Map:
                Members(value);
                break;
            case CardValueKind.Null:
                Raw("null"u8);
                break;
            default:
                Scalar(value);
                break;
        }
    }

    /// <summary>Writes text, a number or a boolean as part of a string whose quotes are written around it.</summary>
    public void Part(in CardValue value)
    {
        if (value.Kind == CardValueKind.Text)
            Text(value.AsText);
        else
            Scalar(value);
    }

    private void Members(in CardValue value)
    {
        var separator = "{\""u8;
        foreach (ref readonly var member in value.AsMap)
        {
            Raw(separator);
            Text(member.Name);
            Raw("\":"u8);
            Value(member.Value);
            separator = ",\""u8;
        }

        Raw(value.AsMap.IsEmpty ? "{}"u8 : "}"u8);
    }

    private void Scalar(in CardValue value)
    {
        if (value.Kind == CardValueKind.Boolean)
        {
            Raw(value.AsBoolean ? "true"u8 : "false"u8);
            return;
        }

        var span = output.GetSpan(20);
        Utf8Formatter.TryFormat(value.AsNumber, span, out var written);
        _last = span[written - 1];
        output.Advance(written);
    }

    private void Text(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var plain = text.IndexOfAny(Escaped);
            Plain(plain < 0 ? text : text[..plain]);
            if (plain < 0)
                return;
            Escape(text[plain]);
            text = text[(plain + 1)..];
        }
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
        _last = 0;
    }

    private void Escape(char character)
    {
        ReadOnlySpan<byte> shortForm = character switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            _ => [],
        };
        if (!shortForm.IsEmpty)
        {
            Raw(shortForm);
            return;
        }

        var span = output.GetSpan(6);
        "\\u"u8.CopyTo(span);
        Utf8Formatter.TryFormat((int)character, span[2..], out _, new StandardFormat('x', 4));
        output.Advance(6);
        _last = 0;
    }
}
