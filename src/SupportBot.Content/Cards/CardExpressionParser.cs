using System.Buffers;
using System.Globalization;

namespace SupportBot.Content.Cards;

/// <summary>Reads the text between <c>${</c> and <c>}</c>. See docs/cards.md for the language.</summary>
internal ref struct CardExpressionParser
{
    private const string Language = "an expression is a path (a.b, a[0], a['x'], $data, $root, $index), 'text', a number, true, false, " +
        "a == b, or one of the functions if, not, and, or, empty";

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    private readonly string _source;
    private readonly string _file;
    private readonly int _line;
    private int _at;

    private CardExpressionParser(string source, string file, int line) => (_source, _file, _line) = (source, file, line);

    /// <param name="isCondition">Whether the expression stands in <c>$when</c>.</param>
    /// <exception cref="FormatException">The text is outside the language; the message says why.</exception>
    public static CardExpression Parse(string source, string file, int line, bool isCondition)
    {
        var parser = new CardExpressionParser(source, file, line);
        var expression = parser.Comparison(isCondition);
        parser.SkipSpace();
        if (parser._at < source.Length)
            throw parser.Unexpected();
        return expression;
    }

    private CardExpression Comparison(bool isCondition)
    {
        var start = _at;
        var left = Operand(isCondition);
        if (!TryTake("=="))
            return left;
        if (left is EmptyExpression)
            throw Fail(start, "empty() is a condition by itself: leave the comparison out");
        var right = Operand(isCondition: false);
        return new EqualExpression(left, right) { File = _file, Line = _line };
    }

    private CardExpression Operand(bool isCondition)
    {
        SkipSpace();
        if (_at == _source.Length)
            throw Unexpected();
        var next = _source[_at];
        if (next is '\'' or '"')
            return TextLiteral();
        if (char.IsAsciiDigit(next))
            return NumberLiteral();
        if (TryTake("("))
        {
            var inner = Comparison(isCondition);
            Take(")");
            return inner;
        }

        return Named(isCondition);
    }

    private CardExpression Named(bool isCondition)
    {
        var start = _at;
        var dollar = _source[_at] == '$';
        if (dollar)
            _at++;
        var name = Name();
        if (!dollar && Peek('('))
            return Function(name, start, isCondition);
        if (dollar)
        {
            return name switch
            {
                "data" => Path(PathStart.Data, start, null),
                "root" => Path(PathStart.Root, start, null),
                "index" => Path(PathStart.Index, start, null),
                _ => throw Fail(start, $"'${name}' is unknown: there are $data, $root and $index"),
            };
        }

        return name switch
        {
            "true" => Literal(true, start),
            "false" => Literal(false, start),
            "null" or "undefined" => throw Fail(start, $"'{name}' cannot be written: test with empty()"),
            _ => Path(PathStart.Data, start, name),
        };
    }

    private CardExpression Function(string name, int start, bool isCondition)
    {
        Take("(");
        var conditions = name == "if" ? 1 : name is "not" or "and" or "or" or "empty" ? int.MaxValue : 0;
        if (conditions == 0)
            throw Fail(start, $"'{name}()' is not one of the functions if, not, and, or, empty");
        var arguments = new List<CardExpression>();
        do
            arguments.Add(Comparison(arguments.Count < conditions));
        while (TryTake(","));
        Take(")");
        return (name, arguments) switch
        {
            ("if", [var condition, var then, var otherwise]) => new IfExpression(condition, then, otherwise) { File = _file, Line = _line },
            ("not", [var condition]) => new NotExpression(condition) { File = _file, Line = _line },
            ("and" or "or", [_, _, ..]) => new JunctionExpression([.. arguments], name == "or") { File = _file, Line = _line },
            ("empty", [PathExpression path]) when isCondition => new EmptyExpression(path) { File = _file, Line = _line },
            ("empty", [PathExpression]) => throw Fail(start, "empty() stands only in a condition: in $when, not(), and(), or() or first in if()"),
            _ => throw Fail(start, "wrong arguments: expected if(condition, then, else), not(condition), and(condition, condition, …), " +
                "or(condition, condition, …) or empty(path)"),
        };
    }

    private PathExpression Path(PathStart origin, int start, string? first)
    {
        var steps = new List<PathStep>();
        if (first is not null)
            steps.Add(new PathStep(first, 0));
        while (true)
        {
            if (TryTake("."))
                steps.Add(new PathStep(Name(), 0));
            else if (TryTake("["))
                steps.Add(Bracket());
            else
                break;
        }

        if (origin == PathStart.Index && steps.Count > 0)
            throw Fail(start, "$index is a number and has no members");
        return new PathExpression(origin, [.. steps], _source[start.._at].TrimEnd()) { File = _file, Line = _line };
    }

    private PathStep Bracket()
    {
        SkipSpace();
        PathStep step;
        if (_at < _source.Length && char.IsAsciiDigit(_source[_at]))
        {
            step = new PathStep(null, (int)Number());
        }
        else
        {
            var start = _at;
            var key = Quoted();
            if (key.AsSpan().ContainsAnyExcept(KeyCharacters) || key is [] or [not ('_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')), ..])
                throw Fail(start, "a name in brackets has letters, digits, _ and -, and begins with a letter or _");
            step = new PathStep(key, 0);
        }

        Take("]");
        return step;
    }

    private LiteralExpression TextLiteral()
    {
        var start = _at;
        return Literal(Quoted(), start);
    }

    private LiteralExpression NumberLiteral()
    {
        var start = _at;
        return Literal(Number(), start);
    }

    private LiteralExpression Literal(CardValue value, int start) => new(value, _source[start.._at]) { File = _file, Line = _line };

    private string Quoted()
    {
        if (_at == _source.Length || _source[_at] is not ('\'' or '"'))
            throw Unexpected();
        var start = _at + 1;
        var end = _source.IndexOf(_source[_at], start);
        if (end < 0)
            throw Fail(_at, "the quoted text does not end");
        var text = _source[start..end];
        if (text.Contains('\\', StringComparison.Ordinal))
            throw Fail(_at, "a backslash in quoted text is not supported: pass the text in the data");
        _at = end + 1;
        return text;
    }

    private long Number()
    {
        var start = _at;
        while (_at < _source.Length && char.IsAsciiDigit(_source[_at]))
            _at++;
        if (int.TryParse(_source.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && !Peek('.'))
            return number;
        throw Fail(start, "a number is whole and below 2^31");
    }

    private string Name()
    {
        SkipSpace();
        var start = _at;
        while (_at < _source.Length && NameCharacters.Contains(_source[_at]))
            _at++;
        if (start == _at || char.IsAsciiDigit(_source[start]))
        {
            _at = start;
            throw Unexpected();
        }

        return _source[start.._at];
    }

    private bool Peek(char character)
    {
        SkipSpace();
        return _at < _source.Length && _source[_at] == character;
    }

    private bool TryTake(string symbol)
    {
        SkipSpace();
        if (!_source.AsSpan(_at).StartsWith(symbol, StringComparison.Ordinal))
            return false;
        _at += symbol.Length;
        return true;
    }

    private void Take(string symbol)
    {
        if (!TryTake(symbol))
            throw Unexpected();
    }

    private void SkipSpace()
    {
        while (_at < _source.Length && _source[_at] is ' ' or '\t')
            _at++;
    }

    private readonly FormatException Unexpected() =>
        new($"${{{_source}}}: " + (_at < _source.Length ? $"unexpected '{_source[_at..]}'" : "it ends too early") + $"; {Language}");

    private readonly FormatException Fail(int at, string problem) => new($"${{{_source}}}: at '{_source[at..]}': {problem}");
}
