using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SupportBot.Content;

/// <summary>Placeholders of a text: a name in braces, such as <c>{organisation}</c>.</summary>
internal static partial class Placeholders
{
    public static ImmutableSortedSet<string> In(string text) =>
        Pattern().Matches(text).Select(match => match.Groups["name"].Value).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Whether a brace is left over when the placeholders are taken out.</summary>
    public static bool AreBroken(string text) => Pattern().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0;

    /// <exception cref="ArgumentException">A placeholder has no argument.</exception>
    public static string Fill(string id, string text, IReadOnlyDictionary<string, string> args) =>
        Pattern().Replace(text, match => args.TryGetValue(match.Groups["name"].Value, out var value)
            ? value
            : throw new ArgumentException($"text '{id}' needs a value for {match.Value}", nameof(args)));

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"{{{name}}}")) is { Length: > 0 } list ? list : "none";

    [GeneratedRegex(@"\{(?<name>[a-z][a-zA-Z0-9_]*)\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
