using System.Globalization;

namespace SupportBot.Understanding.Text;

/// <summary>
/// Cuts text into words, clauses and sentences, in time linear in its length. Chinese and Japanese text gives a token for each character.
/// Sentences end at full stops, question and exclamation marks, dandas and blank lines; clauses also at commas, dashes, quotation marks,
/// ellipses and line ends. Text without punctuation is one sentence.
/// </summary>
public static class Tokeniser
{
    public static IReadOnlyList<Token> Read(string text)
    {
        var scan = new Scan(Normaliser.Fold(text));
        scan.Run();
        Slips.Apply(scan.Tokens);
        return Joins.Apply(scan.Tokens);
    }

    /// <summary>The words of a pattern, which stand as they are written: nothing is taken for a slip.</summary>
    internal static IReadOnlyList<Token> ReadPattern(string words)
    {
        var scan = new Scan(Normaliser.Fold(words), asWritten: true);
        scan.Run();
        return Joins.Apply(scan.Tokens);
    }

    private sealed class Scan(string text, bool asWritten = false)
    {
        private int _sentence;
        private bool _clauseStart = true;
        private bool _hyphenated;
        private int _quoteFrom = -1;
        private int _codeFrom = -1;

        public List<Token> Tokens { get; } = new(32);

        public void Run()
        {
            var i = 0;
            while (i < text.Length)
            {
                var c = text[i];
                if (IsWordPart(c))
                    i = ReadWord(i);
                else if (IsIdeograph(i, out var length))
                {
                    Add(text.Substring(i, length));
                    i += length;
                }
                else
                    i = ReadMark(i);
            }

            EndClause();
        }

        private int ReadWord(int from)
        {
            var end = WordEnd(from);
            // "k*ll", "su!cide": marks that hide a letter belong to the word, unless they hide nothing we know.
            var masked = end;
            while (masked + 1 < text.Length && masked - from <= Lexicon.LongestMasked && text[masked] is '*' or '@' or '$' or '!' or '#')
            {
                var next = masked;
                while (next < text.Length && text[next] is '*' or '@' or '$' or '!' or '#')
                    next++;
                if (next >= text.Length || !IsWordPart(text[next]))
                    break;
                masked = WordEnd(next);
            }

            if (masked > end && Lexicon.Unveil(text.AsSpan(from, masked - from)) is { } word)
            {
                Add(word);
                return masked;
            }

            Words(text.AsSpan(from, end - from));
            return end;
        }

        private int WordEnd(int from)
        {
            var end = from;
            while (end < text.Length && (IsWordPart(text[end])
                || (text[end] == '\'' && end + 1 < text.Length && end > from && IsWordPart(text[end + 1]))))
                end++;
            return end;
        }

        private void Words(ReadOnlySpan<char> word)
        {
            var parts = asWritten ? Lexicon.ExpandAsWritten(word) : Lexicon.Expand(word);
            if (parts is [var meant])
                Add(meant, asWritten || word.SequenceEqual(meant) ? null : word.ToString());
            else
            {
                foreach (var part in parts)
                    Add(part);
            }
        }

        private void Add(string word, string? written = null)
        {
            var place = (_clauseStart ? TokenPlace.ClauseStart : TokenPlace.None) | (_hyphenated ? TokenPlace.Hyphenated : TokenPlace.None);
            Tokens.Add(new Token(word, _sentence, place) { Written = written });
            (_clauseStart, _hyphenated) = (false, false);
        }

        private int ReadMark(int i)
        {
            switch (text[i])
            {
                case '.' or '!' or '?' or '\u3002' or '\u0964' or '\u0965':
                    return ReadStop(i);
                case '\n':
                    return ReadLineEnd(i);
                case ',' or ';' or ':' or '(' or ')' or '[' or ']' or '\u3001' or '\u2013' or '\u2014':
                    EndClause();
                    break;
                case '"' or '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' or '\u300C' or '\u300D' or '\u300E' or '\u300F':
                    EndClause();
                    _quoteFrom = Mark(_quoteFrom, TokenPlace.Quoted);
                    break;
                case '`':
                    _codeFrom = Mark(_codeFrom, TokenPlace.Code);
                    break;
                case '-' when i > 0 && i + 1 < text.Length && IsWordPart(text[i - 1]) && IsWordPart(text[i + 1]):
                    _hyphenated = true;
                    break;
                case '-' when i + 1 < text.Length && text[i + 1] is '-' or ' ' && Tokens.Count > 0:
                    EndClause();
                    break;
                case '\uD83D' when i + 1 < text.Length && Lexicon.Picture(text[i + 1]) is { } word:
                    Add(word);
                    return i + 2;
                default:
                    break;
            }

            return i + 1;
        }

        private int ReadStop(int i)
        {
            var end = i + 1;
            while (end < text.Length && text[end] is '.' or '!' or '?')
                end++;
            var ellipsis = end - i > 1 && text.AsSpan(i, end - i).IndexOfAnyExcept('.') < 0;
            var abbreviation = end - i == 1 && text[i] == '.' && Tokens.Count > 0 && Tokens[^1].Text is [>= 'a' and <= 'z' and var letter]
                && (letter != 'i' || (end < text.Length && !char.IsWhiteSpace(text[end])));
            // "i.want.to.die", "kill.myself": full stops between letters may stand for spaces.
            var inWord = end - i == 1 && text[i] == '.' && i > 0 && end < text.Length && IsWordPart(text[i - 1]) && IsWordPart(text[end]);
            if (ellipsis || (inWord && !abbreviation))
                EndClause();
            else if (!abbreviation)
                EndSentence();
            return end;
        }

        private int ReadLineEnd(int i)
        {
            var end = i + 1;
            var lines = 1;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                lines += text[end++] == '\n' ? 1 : 0;
            if (lines > 1)
                EndSentence();
            else
                EndClause();
            return end;
        }

        private int Mark(int from, TokenPlace place)
        {
            if (from < 0)
                return Tokens.Count;
            for (var i = from; i < Tokens.Count; i++)
                Tokens[i] = Tokens[i] with { Place = Tokens[i].Place | place };
            return -1;
        }

        private void EndClause()
        {
            if (Tokens.Count > 0)
                Tokens[^1] = Tokens[^1] with { Place = Tokens[^1].Place | TokenPlace.ClauseEnd };
            _clauseStart = true;
        }

        private void EndSentence()
        {
            EndClause();
            if (Tokens.Count > 0 && Tokens[^1].Sentence == _sentence)
                _sentence++;
        }

        private bool IsIdeograph(int i, out int length)
        {
            length = char.IsSurrogatePair(text, i) ? 2 : 1;
            return IsIdeographic(text[i]) || (length == 2 && text[i] is >= '\uD840' and <= '\uD888');
        }

        private static bool IsWordPart(char c) => char.IsAsciiLetterOrDigit(c) || (c > '\u007F' && IsWordPartBeyondAscii(c));

        private static bool IsIdeographic(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

        private static bool IsWordPartBeyondAscii(char c) => !IsIdeographic(c) && CharUnicodeInfo.GetUnicodeCategory(c) is
            UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
