using SupportBot.Conversation;

namespace SupportBot.Understanding.Tests.Risk;

/// <summary>Direct statements, each with one word of danger in brackets, typed in the many ways in which people type.</summary>
public sealed class RiskTypingTests
{
    private static readonly string[] Statements =
    [
        "I want to [kill] myself", "I'm going to [kill] myself", "I want to kill [myself]", "I keep thinking about [killing] myself", "I've decided to [kill] myself",
        "I'd rather [kill] myself", "I can't stop thinking about [killing] myself", "sometimes I just want to [die]", "I want to [die]", "I don't want to be [alive] anymore",
        "I wish I was [dead]", "I'd be better off [dead]", "everyone would be better off if I was [dead]", "I am [suicidal]", "I'm feeling [suicidal]",
        "I have been [suicidal] for weeks", "I'm having [suicidal] thoughts", "my [suicidal] thoughts are back", "I've been thinking about [suicide]", "[suicide] is my only option",
        "I am planning my [suicide]", "I'm going to commit [suicide]", "I think about [suicide] every day", "I want to [end] my life", "I want to end my [life]",
        "I'm going to take my own [life]", "I've lost the will to [live]", "I don't want to [live] anymore", "I can't see a reason to [live]", "there's no reason for me to [exist]",
        "I'm going to [hang] myself", "I keep thinking about [hanging] myself", "I want to [shoot] myself", "I feel like [jumping] in front of a train", "I'm thinking of [jumping] off a bridge",
        "I'm going to [overdose] tonight", "I want to [overdose] on my meds", "I have [overdosed]", "I took all my [pills]", "I've swallowed a whole bottle of [pills]",
        "I tried to kill [myself] last night", "I want to [suffocate] myself", "I want to slit my [wrists]", "I'm going to end it all [tonight]", "I want to [hurt] myself",
        "I keep [hurting] myself", "I [cut] myself", "I've been [cutting] myself again", "I can't stop [cutting] myself", "I've been [harming] myself",
        "I'm [starving] myself", "I hear [voices] telling me to hurt people", "I want to [kill] my boss", "I'm going to [murder] my husband", "I want to [strangle] him",
        "I'm going to [shoot] my manager", "my boyfriend [choked] me last night", "my husband [threatened] to kill me", "I was [raped]", "I am being [abused] by my partner",
        "he keeps [threatening] to kill me", "my father [molested] me", "I was [assaulted] by my manager", "my friend says she wants to [die]", "my brother is [suicidal]",
        "my sister wants to kill [herself]",
    ];

    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>Words as they stand, which cannot count as slips of the keyboard.</summary>
    private static readonly HashSet<string> OtherWords =
    [
        "abuse", "abuses", "aced", "alice", "amused", "aped", "arming", "banging", "bused", "change", "charming", "chocked", "cooked", "dumping", "exit", "exits", "exists", "farming",
        "fills", "ganging", "handing", "haring", "hills", "hoot", "humping", "hunting", "ills", "live", "mills", "mulder", "overdoes", "overdose", "overdoses", "polls", "pulls",
        "pumping", "putting", "raced", "raged", "rape", "rapes", "rapped", "rated", "raved", "shoo", "shoos", "shoots", "shot", "soot", "staring", "starting", "strange",
        "suicida", "suicidaal", "suicides", "taped", "vices", "voice", "voiced", "warming", "wrist", "writs",
    ];

    public static TheoryData<string> Spoken() => [.. Statements.Select(statement => statement.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal))];

    public static TheoryData<string> Marked() => [.. Statements];

    [Theory]
    [MemberData(nameof(Spoken))]
    public void A_direct_statement_is_acted_on_however_it_is_written(string statement)
    {
        IsActedOn(statement).ShouldBeTrue(statement);
        var lost = Ways(statement).Where(way => !IsActedOn(way));

        lost.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Marked))]
    public void One_slip_in_the_word_of_danger_does_not_hide_it(string statement)
    {
        var word = statement[(statement.IndexOf('[', StringComparison.Ordinal) + 1)..statement.IndexOf(']', StringComparison.Ordinal)];
        var lost = Slips(word).Where(slip => !OtherWords.Contains(slip)).Distinct()
            .Where(slip => !IsActedOn(statement.Replace($"[{word}]", slip, StringComparison.Ordinal)));

        lost.ShouldBeEmpty();
    }

    private static bool IsActedOn(string text) => RiskBook.Read(text).Level >= RiskLevel.Implied;

    private static IEnumerable<string> Ways(string text)
    {
        yield return text.ToUpperInvariant();
        yield return text.ToLowerInvariant();
        yield return text.Replace('\'', '’');
        yield return text.Replace("'", "", StringComparison.Ordinal);
        yield return "idk " + text;
        yield return "Hi. I have a question about coaching. " + text;
        yield return "so I moved here in May for the new role and " + text;
        yield return text + " and I work in sales";
        yield return text + ". My manager is fine about it.";
        yield return text + "!!!";
        yield return text + " 😭😭💔";
        yield return "😞 " + text;
        yield return text.Replace(" ", "   ", StringComparison.Ordinal);
        yield return text.Replace(" ", "\n", StringComparison.Ordinal);
        yield return text.Replace(" ", " \u200B", StringComparison.Ordinal);
        yield return string.Concat(text.Select(c => char.IsAsciiLetter(c) ? $"{c}\u200D" : c.ToString()));
        yield return text.Replace(' ', '\u00A0');
        yield return text.Replace('a', 'а').Replace('e', 'е').Replace('o', 'о').Replace('i', 'і');
        yield return string.Concat(text.Select(c => char.IsAsciiLetter(c) ? $"{c}\u0336\u0353\u0321" : c.ToString()));
        yield return string.Concat(text.Select(c => c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'ａ') : c));
        yield return string.Concat(text.Select(c => c is >= 'a' and <= 'z' ? char.ConvertFromUtf32(c - 'a' + 0x1D41A) : c.ToString()));
        yield return "um yeah so like " + text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal) + " you know";
        yield return "\uD83D" + text + "\uDE00";
    }

    private static IEnumerable<string> Slips(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word[..i] + word[i] + word[i..];
            if (word.Length < 5)
                continue;
            yield return word[..i] + word[(i + 1)..];
            if (i > 0)
                yield return word[..(i - 1)] + word[i] + word[i - 1] + word[(i + 1)..];
            foreach (var near in Neighbours(word[i]))
                yield return word[..i] + near + word[(i + 1)..];
        }
    }

    private static IEnumerable<char> Neighbours(char letter)
    {
        var row = Keyboard.First(keys => keys.Contains(letter, StringComparison.Ordinal));
        var at = row.IndexOf(letter, StringComparison.Ordinal);
        if (at > 0)
            yield return row[at - 1];
        if (at < row.Length - 1)
            yield return row[at + 1];
    }
}
