namespace SupportBot.Understanding.Text;

/// <summary>
/// A pattern over <see cref="Token"/>s. Words are separated by spaces and go through the same normalisation as a person's words, so
/// <c>can't</c>, <c>cant</c> and <c>can not</c> are the same pattern.
/// <list type="table">
/// <item><term><c>want to die</c></term><description>these words, one after the other</description></item>
/// <item><term><c>(end|take) my life</c></term><description>either; an alternative may have several words or parts</description></item>
/// <item><term><c>really?</c></term><description>may be missing; also <c>(so very)?</c></description></item>
/// <item><term><c>no{1,3}</c></term><description>from one to three times; at most 12</description></item>
/// <item><term><c>kill*</c>, <c>*self</c></term><description>a word that begins, or ends, so; at least two letters, or one digit, are given</description></item>
/// <item><term><c>*</c></term><description>any one word</description></item>
/// <item><term><c>...4</c></term><description>up to four words of any kind, the same as <c>*{0,4}</c></description></item>
/// <item><term><c>...4!(i|we)</c></term><description>up to four words, none of them one of these; also <c>*!@me</c></description></item>
/// <item><term><c>@me</c></term><description>one of the phrases in the list named <c>me</c></description></item>
/// <item><term><c>^</c> and <c>$</c></term><description>first: only at the start of a clause; last: only at its end</description></item>
/// </list>
/// A match never crosses the end of a sentence. A pattern begins and ends with something other than a gap and never matches nothing.
/// There is no backtracking: the time is linear in the text.
/// </summary>
public sealed class TokenPattern
{
    private TokenPattern(PatternNode root, bool atStart, bool atEnd) => (Root, AtStart, AtEnd) = (root, atStart, atEnd);

    internal PatternNode Root { get; }

    internal bool AtStart { get; }

    internal bool AtEnd { get; }

    /// <exception cref="FormatException">The pattern is wrong; the message says how, in words for whoever wrote it.</exception>
    public static TokenPattern Parse(string pattern, PatternLists lists)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(lists);
        var text = pattern.Trim();
        var atStart = text.StartsWith('^');
        var atEnd = text.EndsWith('$');
        var root = new PatternParser(text[(atStart ? 1 : 0)..(atEnd ? ^1 : ^0)], lists).Parse();
        if (root.IsNullable)
            throw new FormatException($"'{pattern}' would match nothing at all: at least one word must be required");
        if (root.MayBeginWithAnything || root.MayEndWithAnything)
            throw new FormatException($"'{pattern}' begins or ends with a gap: write the words between which it lies");
        return new TokenPattern(root, atStart, atEnd);
    }
}

/// <summary>Named lists of phrases that patterns refer to as <c>@name</c>. A list may use lists defined before it.</summary>
public sealed class PatternLists
{
    private readonly Dictionary<string, PatternNode> _lists = [];

    /// <exception cref="FormatException">A phrase is not a pattern, or the name is taken or not a word.</exception>
    public void Add(string name, IEnumerable<string> phrases)
    {
        ArgumentNullException.ThrowIfNull(phrases);
        if (name is not { Length: > 0 } || !name.All(c => char.IsAsciiLetterLower(c) || c == '_'))
            throw new FormatException($"the list name '{name}' must be made of the letters a to z and _");
        var choices = phrases.Select(phrase => new PatternParser(phrase, this).Parse()).ToList();
        if (choices.Count == 0)
            throw new FormatException($"the list '{name}' is empty");
        if (!_lists.TryAdd(name, PatternNode.OneOf(choices)))
            throw new FormatException($"the list '{name}' is defined twice");
    }

    internal PatternNode Get(string name) =>
        _lists.GetValueOrDefault(name) ?? throw new FormatException($"there is no list named '@{name}'");
}
