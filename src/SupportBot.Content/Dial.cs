using System.Text.RegularExpressions;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Links that dial or text a helpline. There is a link only where the number is beyond doubt.</summary>
public static partial class Dial
{
    public static string? Tel(Helpline line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Tel(line.Dial ?? line.Phone);
    }

    /// <param name="phone">A number as people write it, such as "1-800-222-1222" or "116 123".</param>
    /// <returns>Such as <c>tel:116123</c>; null when the text holds anything but one number.</returns>
    public static string? Tel(string? phone) => Digits(phone) is { } digits ? $"tel:{digits}" : null;

    /// <param name="text">How to text a line, such as "988" or "SHOUT to 85258".</param>
    /// <returns>Such as <c>sms:988</c> or <c>sms:85258?body=SHOUT</c> (RFC 5724); null for other services and for more than one number.</returns>
    public static string? Sms(string? text)
    {
        if (text is null || KeywordPattern().Match(text) is not { Success: true } match)
            return Digits(text) is { } number ? $"sms:{number}" : null;
        return Digits(match.Groups["number"].Value) is { } digits ? $"sms:{digits}?body={match.Groups["keyword"].Value}" : null;
    }

    /// <param name="text">How to text a line, such as "HOME to 741741".</param>
    /// <param name="keywords">Words that open it in other languages.</param>
    /// <returns>The word and the number, such as HOLA and 741741 for "es"; null where no word is sent.</returns>
    internal static (string Keyword, string Number)? Keyword(string? text, string language, IReadOnlyDictionary<string, string> keywords) =>
        text is not null && KeywordPattern().Match(text) is { Success: true } match
            ? (keywords.GetValueOrDefault(language, match.Groups["keyword"].Value), match.Groups["number"].Value)
            : null;

    private static string? Digits(string? phone) =>
        phone is not null && NumberPattern().IsMatch(phone) && string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+')) is { Length: >= 2 and <= 16 } digits
            ? digits
            : null;

    [GeneratedRegex(@"^\+?(?:\([0-9]+\)|[0-9]+)(?:[ .-](?:\([0-9]+\)|[0-9]+))*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();

    [GeneratedRegex("^(?<keyword>[A-Z]+) to (?<number>[0-9 ]+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeywordPattern();
}
