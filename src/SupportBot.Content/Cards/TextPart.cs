using System.Text;

namespace SupportBot.Content.Cards;

/// <summary>A piece of a string in a template: text as it is, or an expression.</summary>
internal readonly record struct TextPart(string? Text, CardExpression? Expression)
{
    /// <summary>Splits "Hi ${name}" into its parts; <c>\$</c> and <c>\`</c> stand for $ and `.</summary>
    /// <exception cref="FormatException">The string is outside the language; the message says why.</exception>
    public static List<TextPart> Split(string source, string file, int line, bool isCondition)
    {
        if (source.EndsWith('\\'))
            throw new FormatException("a string with ${…} cannot end with a backslash");
        var parts = new List<TextPart>();
        var text = new StringBuilder();
        for (var at = 0; at < source.Length; at++)
        {
            var (character, next) = (source[at], at + 1 < source.Length ? source[at + 1] : '\0');
            if (character == '\\' && next is '$' or '`')
            {
                text.Append(next);
                at++;
            }
            else if (character == '`')
            {
                throw new FormatException("write \\\\` for ` in a string with ${…}");
            }
            else if (character == '$' && next == '{')
            {
                if (text.Length > 0)
                    parts.Add(new TextPart(text.ToString(), null));
                text.Clear();
                var end = FindEnd(source, at + 2);
                parts.Add(new TextPart(null, CardExpressionParser.Parse(source[(at + 2)..end], file, line, isCondition)));
                at = end;
            }
            else
            {
                text.Append(character);
            }
        }

        if (text.Length > 0)
            parts.Add(new TextPart(text.ToString(), null));
        return parts;
    }

    private static int FindEnd(string source, int start)
    {
        var quote = '\0';
        for (var at = start; at < source.Length; at++)
        {
            var character = source[at];
            if (quote != '\0')
                quote = character == quote ? '\0' : quote;
            else if (character is '\'' or '"')
                quote = character;
            else if (character == '}')
                return at;
            else if (character is '{' or '`')
                throw new FormatException($"'{character}' inside ${{…}} is not supported");
        }

        throw new FormatException($"'{source[(start - 2)..]}' has no closing }}");
    }
}
