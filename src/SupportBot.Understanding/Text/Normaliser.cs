using System.Globalization;
using System.Text;

namespace SupportBot.Understanding.Text;

/// <summary>
/// Folds characters that look or mean the same into one: compatibility forms, case, accents of Latin letters, apostrophes, invisible
/// characters, stacked marks, nukta and chandrabindu of Devanagari. Words are the matter of <see cref="Lexicon"/>.
/// </summary>
public static class Normaliser
{
    private const string Cyrillic = "асеорхуікмтнвѕјгд";
    private const string Greek = "αεοιυκντρχη";
    private const string CyrillicAsLatin = "aceopxyikmthbsjrd";
    private const string GreekAsLatin = "aeoiukvtpxn";

    /// <returns>The folded text; its length may differ. Any string is accepted, broken surrogate pairs included.</returns>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();

        var plain = Repair(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(plain.Length);
        foreach (var c in plain)
            Append(folded, c);
        return folded.ToString();
    }

    /// <summary>Reads Cyrillic and Greek letters as the Latin ones they look like, when the word also has Latin letters or is a single letter.</summary>
    internal static string Unmask(string word)
    {
        var latin = false;
        var alike = false;
        foreach (var c in word)
        {
            latin |= char.IsAsciiLetter(c);
            alike |= c is >= '\u0370' and <= '\u04FF';
        }

        return alike && (latin || word is [_])
            ? string.Create(word.Length, word, static (letters, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                    letters[i] = Latin(from[i]);
            })
            : word;
    }

    private static char Latin(char c) =>
        Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var cyrillic ? CyrillicAsLatin[cyrillic]
        : Greek.IndexOf(c, StringComparison.Ordinal) is >= 0 and var greek ? GreekAsLatin[greek]
        : c;

    /// <summary>Unpaired surrogates cannot be normalised; the acute accent that stands for an apostrophe would become a space.</summary>
    internal static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                repaired.Append(text[i]).Append(text[++i]);
            else if (char.IsSurrogate(text[i]) || text[i] is '\uFFFE' or '\uFFFF')
                repaired.Append('\uFFFD');
            else
                repaired.Append(text[i] is '\u00B4' ? '\'' : text[i]);
        }

        return repaired.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        switch (c)
        {
            case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u02BC' or '\u02B9' or '\u2032' or '\uFF07':
                folded.Append('\'');
                return;
            case 'ß':
                folded.Append("ss");
                return;
            case 'æ' or 'Æ':
                folded.Append("ae");
                return;
            case 'œ' or 'Œ':
                folded.Append("oe");
                return;
            case 'ø' or 'Ø':
                folded.Append('o');
                return;
            case 'ł' or 'Ł':
                folded.Append('l');
                return;
            case 'ı':
                folded.Append('i');
                return;
            case '\u0901':
                folded.Append('\u0902');
                return;
            case '\u093C':
                return;
        }

        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Format or UnicodeCategory.EnclosingMark:
                return;
            case UnicodeCategory.NonSpacingMark when IsAccent(c):
                return;
            default:
                folded.Append(char.ToLowerInvariant(c));
                return;
        }
    }

    private static bool IsAccent(char c) =>
        c is < '\u0590' or (>= '\u1AB0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE2F');
}
