namespace SupportBot.Understanding.Text;

/// <summary>Takes off the endings of English verbs and plurals, roughly: words are only compared with words cut the same way.</summary>
internal static class Stems
{
    public static string Of(string word) => word switch
    {
        { Length: > 5 } when word.EndsWith("ing", StringComparison.Ordinal) => word[..^3],
        { Length: > 4 } when word.EndsWith("ed", StringComparison.Ordinal) => word[..^2],
        { Length: > 3 } when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
