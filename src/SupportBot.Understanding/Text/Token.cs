namespace SupportBot.Understanding.Text;

/// <summary>One normalised word, or one character of a script that writes without spaces.</summary>
/// <param name="Text">Lower case, without accents, apostrophes or invisible characters; never empty.</param>
/// <param name="Sentence">Number of the sentence, from 0, never falling.</param>
public readonly record struct Token(string Text, int Sentence, TokenPlace Place)
{
    /// <summary>The word as it was written, folded, where <see cref="Text"/> is another that it was taken for; else null.</summary>
    public string? Written { get; init; }
}

/// <summary>Where a token stands.</summary>
[Flags]
public enum TokenPlace
{
    None = 0,
    ClauseStart = 1,
    ClauseEnd = 2,

    /// <summary>Between two quotation marks of one sentence or of several.</summary>
    Quoted = 4,

    /// <summary>Between backticks.</summary>
    Code = 8,

    /// <summary>Written together with the token before it, as in <c>self-harming</c>.</summary>
    Hyphenated = 16,
}
