using System.Collections.Frozen;
using System.Text;

namespace SupportBot.Understanding;

/// <summary>
/// Tells in which other language a text is that made no sense in English, by its script and its most common words. It only serves to say, in
/// that language, that nothing but English is understood so far, so that a short or mixed text counts as English.
/// </summary>
internal static class LanguageMatcher
{
    private const string English = "en";

    /// <summary>Share of a text's words that must be common words of its language.</summary>
    private const double Share = 0.3;

    /// <summary>Share of a text's letters that must be of a script of its own.</summary>
    private const double ScriptShare = 0.3;

    private const int FewestCommonWords = 2;

    private static readonly FrozenDictionary<string, string[]> CommonWords = new Dictionary<string, string>
    {
        [English] = """
            the and you that this with have for not are was what how can help feel work want need about from my me it is in on at do does did
            i a an to of be so if or as but all am no go we he she they will would could just like get one out up who why when where
            """,
        ["de"] = """
            ich du sie wir und oder aber nicht kein keine ist bin sind war habe hast hat der die das ein eine einen mein meine mir mich dir dich
            mit von für auf zu im was wie wer warum wo wann kann können möchte will brauche hilfe danke bitte guten tag hallo ja nein sehr auch
            gut geht es ihnen arbeit weiß fuer
            """,
        ["es"] = """
            yo tú usted el la los las un una unos de del que qué y o pero no es soy estoy está son tengo tiene hay mi me te se con por para en
            como cómo quién cuándo dónde porque puedo puede quiero necesito ayuda gracias hola buenos días buenas sí muy también trabajo hablar
            siento estás esta
            """,
        ["fr"] = """
            je j tu vous nous il elle on le la les un une des du de que qui quoi et ou mais ne pas est suis êtes sont ai as a avez mon ma mes me
            moi avec pour dans en sur comment pourquoi quand où peux pouvez veux voudrais besoin aide merci bonjour bonsoir salut oui non très
            aussi travail c qu ça parler est-ce
            """,
        ["it"] = """
            io tu lei noi il lo la gli le un una uno di del della che chi cosa e o ma non è sono sei ho hai ha mio mia mi ti si con per in come
            perché quando dove posso può voglio vorrei bisogno aiuto grazie ciao buongiorno buonasera sì molto anche lavoro sto parlare sento
            """,
        ["nl"] = """
            ik jij je u wij we en of maar niet geen is ben bent zijn was heb hebt heeft de het een mijn mij me met van voor op te wat hoe wie
            waarom wanneer waar kan kunt wil graag nodig hulp bedankt dank hallo goedemorgen goedendag ja nee erg ook werk voel gaat praten
            iemand
            """,
        ["pt"] = """
            eu você tu o a os as um uma de do da dos das que e ou mas não é sou estou está são tenho tem meu minha me com por para em no na como
            quem porque quando onde posso pode quero preciso ajuda obrigado obrigada olá oi bom dia boa tarde sim muito também trabalho falar
            sinto isso
            """,
        ["hi"] = "main mujhe mera meri mere hai hain hoon nahi nahin kya kaise kyun kaun aap aapko tum se ka ki ke ko madad chahiye namaste dhanyavaad bahut baat kar karna",
    }.ToFrozenDictionary(
        entry => entry.Key,
        entry => entry.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal);

    /// <summary>Words of several languages count for each of them.</summary>
    private static readonly FrozenDictionary<string, string[]> Languages = CommonWords
        .SelectMany(entry => entry.Value.Select(word => (Word: word, Language: entry.Key)))
        .GroupBy(pair => pair.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Language).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Greetings, thanks and calls for help that are all of a text.</summary>
    private static readonly FrozenDictionary<string, string> Alone = new Dictionary<string, string>
    {
        ["de"] = "guten tag|guten morgen|danke|danke schön|hilfe",
        ["es"] = "hola|buenos días|buenas|gracias|ayuda",
        ["fr"] = "bonjour|bonsoir|salut|merci|aide",
        ["it"] = "ciao|buongiorno|buonasera|grazie|aiuto",
        ["nl"] = "goedemorgen|goedendag|bedankt|dank je|hulp",
        ["pt"] = "olá|oi|bom dia|obrigado|obrigada|ajuda",
        ["hi"] = "namaste|dhanyavaad",
    }.SelectMany(entry => entry.Value.Split('|').Select(text => (Text: text, Language: entry.Key)))
        .ToFrozenDictionary(pair => pair.Text, pair => pair.Language, StringComparer.Ordinal);

    /// <returns>ISO 639-1 of the language, or null for English and for what cannot be told.</returns>
    public static string? Find(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        if (ByScript(folded) is { } language)
            return language;
        var words = WordsOf(folded);
        return Alone.GetValueOrDefault(string.Join(' ', words)) ?? ByCommonWords(words);
    }

    private static string? ByCommonWords(List<string> words)
    {
        var counts = words.SelectMany(word => Languages.GetValueOrDefault(word) ?? []).CountBy(language => language, StringComparer.Ordinal)
            .OrderByDescending(count => count.Value).ToList();
        if (counts is not [var first, ..] || first.Value < FewestCommonWords || first.Value < Share * words.Count)
            return null;
        // As many words of English, or of a second language, leave it open.
        return first.Key == English || counts.Skip(1).Any(other => other.Value == first.Value) ? null : first.Key;
    }

    private static string? ByScript(string text)
    {
        var letters = text.Count(char.IsLetter);
        if (letters == 0)
            return null;
        if (text.Count(c => c is >= '\u0900' and <= '\u097F' && char.IsLetter(c)) >= ScriptShare * letters)
            return "hi";
        var kana = text.Any(c => c is >= '\u3040' and <= '\u30FF');
        return !kana && text.Count(c => c is >= '\u4E00' and <= '\u9FFF') >= ScriptShare * letters ? "zh" : null;
    }

    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetter(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
