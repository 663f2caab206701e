using System.Collections.Frozen;

namespace SupportBot.Understanding.Text;

/// <summary>Takes apart a word that nobody knows when all of it is known words without their spaces: "killmyself", "wanttodie".</summary>
internal sealed class RunTogether
{
    private const int Shortest = 5;
    private const int Longest = 40;

    private static readonly string[] Small = ["i", "am", "im", "to", "my", "me", "it", "all", "not", "dont", "cant", "do", "be", "is", "so", "just", "no", "off", "in", "of", "the", "and"];

    private readonly FrozenSet<string> _core;
    private readonly FrozenSet<string> _words;
    private readonly int _longestWord;

    /// <param name="core">Words of which at least one must be among the parts.</param>
    /// <param name="framing">Words that may be among them.</param>
    public RunTogether(IReadOnlyCollection<string> core, IEnumerable<string> framing)
    {
        _core = core.ToFrozenSet(StringComparer.Ordinal);
        _words = core.Concat(framing).Concat(Small).ToFrozenSet(StringComparer.Ordinal);
        _longestWord = _words.Max(word => word.Length);
    }

    /// <param name="written">A word of letters from a to z that is in no list.</param>
    /// <returns>Its parts in order, the longest first wherever there is a choice, or null.</returns>
    public string[]? Split(string written)
    {
        if (written.Length is < Shortest or > Longest)
            return null;
        // The length of the last part of the best way to take apart the first letters; 0 where there is none.
        var last = new int[written.Length + 1];
        for (var end = 1; end <= written.Length; end++)
        {
            for (var length = Math.Min(end, _longestWord); length > 0 && last[end] == 0; length--)
            {
                if ((end == length || last[end - length] > 0) && _words.Contains(written.Substring(end - length, length)))
                    last[end] = length;
            }
        }

        if (last[^1] == 0)
            return null;
        var parts = new Stack<string>();
        for (var end = written.Length; end > 0; end -= last[end])
            parts.Push(written.Substring(end - last[end], last[end]));
        return parts.Count > 1 && parts.Any(_core.Contains) ? [.. parts] : null;
    }
}
