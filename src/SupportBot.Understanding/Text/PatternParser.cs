using System.Globalization;

namespace SupportBot.Understanding.Text;

/// <summary>Recursive descent over the language that <see cref="TokenPattern"/> describes.</summary>
internal sealed class PatternParser(string pattern, PatternLists lists)
{
    private const int MostRepeats = 12;
    private const int ShortestStem = 2;
    private const string Operators = " \t|()?{}@*.^$!";

    private int _at;

    public PatternNode Parse()
    {
        var node = Alternatives();
        if (_at < pattern.Length)
            throw Wrong($"'{pattern[_at]}' at character {_at + 1} does not belong there");
        return node;
    }

    private FormatException Wrong(string problem) => new($"pattern '{pattern}': {problem}");

    private PatternNode Alternatives()
    {
        var choices = new List<PatternNode> { Sequence() };
        while (Take('|'))
            choices.Add(Sequence());
        return PatternNode.OneOf(choices);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        for (Spaces(); _at < pattern.Length && pattern[_at] is not ('|' or ')'); Spaces())
            Part(parts);
        return parts switch
        {
            [] => throw Wrong("words are missing"),
            [var only] => only,
            _ => new PatternNode.Sequence(parts),
        };
    }

    private void Part(List<PatternNode> parts)
    {
        switch (pattern[_at])
        {
            case '(':
                _at++;
                var group = Alternatives();
                if (!Take(')'))
                    throw Wrong("a ')' is missing");
                parts.Add(Quantified(group));
                break;
            case '@':
                _at++;
                parts.Add(Quantified(lists.Get(Name())));
                break;
            case '.':
                parts.Add(Gap());
                break;
            case '*':
                parts.Add(Quantified(Star()));
                break;
            default:
                Words(parts);
                break;
        }
    }

    /// <summary>Plain words that follow each other are normalised together, as a person's words would be.</summary>
    private void Words(List<PatternNode> parts)
    {
        var from = _at;
        var run = _at;
        for (; ; )
        {
            var word = _at;
            Word();
            if (_at < pattern.Length && pattern[_at] is '*' or '?' or '{')
            {
                Add(parts, pattern[from..word]);
                Marked(parts, pattern[word.._at]);
                return;
            }

            run = _at;
            Spaces();
            if (_at >= pattern.Length || Operators.Contains(pattern[_at], StringComparison.Ordinal))
                break;
        }

        if (run == from)
            throw Wrong($"'{pattern[_at]}' at character {_at + 1} does not belong there");
        Add(parts, pattern[from..run]);
    }

    private void Marked(List<PatternNode> parts, string word)
    {
        if (Take('*'))
        {
            var stem = Normaliser.Fold(word);
            if (stem.Length < ShortestStem && !stem.All(char.IsAsciiDigit))
                throw Wrong($"'{word}*' is too short: give at least {ShortestStem} letters, or one digit");
            parts.Add(Quantified(new PatternNode.Words([stem + "*"])));
            return;
        }

        var literal = new List<PatternNode>();
        Add(literal, word);
        parts.Add(Quantified(literal is [var only] ? only : new PatternNode.Sequence(literal)));
    }

    private void Add(List<PatternNode> parts, string words)
    {
        if (words.AsSpan().Trim().IsEmpty)
            return;
        var tokens = Tokeniser.ReadPattern(words);
        if (tokens.Count == 0)
            throw Wrong($"'{words.Trim()}' has no word in it");
        parts.AddRange(tokens.Select(token => new PatternNode.Words([token.Text])));
    }

    private PatternNode.Repeat Gap()
    {
        if (!pattern.AsSpan(_at).StartsWith("..."))
            throw Wrong("a gap is written ... and a number, as in ...3");
        _at += 3;
        var most = Number();
        return new PatternNode.Repeat(new PatternNode.Any(Except()), 0, most);
    }

    private PatternNode Star()
    {
        _at++;
        var from = _at;
        Word();
        if (_at == from)
            return new PatternNode.Any(Except());
        var ending = Normaliser.Fold(pattern[from.._at]);
        if (ending.Length < ShortestStem)
            throw Wrong($"'*{ending}' is too short: give at least {ShortestStem} letters");
        return new PatternNode.Words(["*" + ending]);
    }

    private PatternNode.Words? Except()
    {
        if (!Take('!'))
            return null;
        var parts = new List<PatternNode>();
        if (_at < pattern.Length)
            Part(parts);
        return parts is [PatternNode.Words words] ? words : throw Wrong("after '!' comes one word, or single words in brackets");
    }

    private PatternNode Quantified(PatternNode node)
    {
        if (Take('?'))
            return new PatternNode.Repeat(node, 0, 1);
        if (!Take('{'))
            return node;
        var least = Number();
        var most = Take(',') ? Number() : least;
        if (!Take('}') || most < least || most < 1)
            throw Wrong("a repetition is written {1,3}");
        return new PatternNode.Repeat(node, least, most);
    }

    private int Number()
    {
        var from = _at;
        while (_at < pattern.Length && char.IsAsciiDigit(pattern[_at]))
            _at++;
        if (!int.TryParse(pattern.AsSpan(from, _at - from), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostRepeats)
            throw Wrong($"a number from 0 to {MostRepeats} is missing");
        return number;
    }

    private string Name()
    {
        var from = _at;
        while (_at < pattern.Length && (char.IsAsciiLetterLower(pattern[_at]) || pattern[_at] == '_'))
            _at++;
        return pattern[from.._at];
    }

    private void Word()
    {
        var from = _at;
        while (_at < pattern.Length && !Operators.Contains(pattern[_at], StringComparison.Ordinal))
            _at++;
        if (_at == from && _at < pattern.Length && pattern[_at] is '?' or '{' or '}' or '^' or '$')
            throw Wrong($"'{pattern[_at]}' at character {_at + 1} does not belong there");
    }

    private void Spaces()
    {
        while (_at < pattern.Length && pattern[_at] is ' ' or '\t')
            _at++;
    }

    private bool Take(char c)
    {
        if (_at >= pattern.Length || pattern[_at] != c)
            return false;
        _at++;
        return true;
    }
}
