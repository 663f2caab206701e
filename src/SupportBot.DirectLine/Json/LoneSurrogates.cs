using System.Globalization;

namespace SupportBot.Json;

/// <summary>
/// Clients that cut a text in the middle of an emoji send half a surrogate pair. No string can hold it, but the rest of the text has to be
/// read all the same.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Overwrites each JSON escape of half a pair with the escape of the replacement character, which is as long.</summary>
    public static void Replace(Span<byte> json)
    {
        for (var i = json.IndexOf((byte)'\\'); i >= 0 && i < json.Length - 1;)
        {
            var unit = CodeUnit(json[i..]);
            var length = unit is null ? 2 : EscapeLength;
            if (unit is { } high && CodeUnit(json[(i + EscapeLength)..]) is { } low && char.IsSurrogatePair(high, low))
            {
                length = 2 * EscapeLength;
            }
            else if (unit is { } half && char.IsSurrogate(half))
            {
                "\\ufffd"u8.CopyTo(json[i..]);
            }

            var next = json[(i + length)..].IndexOf((byte)'\\');
            i = next < 0 ? -1 : i + length + next;
        }
    }

    private static char? CodeUnit(ReadOnlySpan<byte> json) =>
        json.Length >= EscapeLength && json[0] == '\\' && json[1] == 'u'
        && ushort.TryParse(json[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
