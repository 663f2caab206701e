using SupportBot.Understanding.Text;

namespace SupportBot.Understanding.Answers;

/// <summary>What of a typed answer the weights are for: its word stems, pairs of them, how it begins, what it denies and how long it is.</summary>
internal static class AnswerFeatures
{
    private const int DenialReach = 3;
    private const int LongestStep = 4;
    private const int WordsOfAStep = 4;

    /// <returns>
    /// <c>word</c>, <c>word+word</c>, <c>^word</c> and <c>^word+word</c> for how it begins, <c>!word</c> for a word that is denied, and
    /// <c>#0</c> to <c>#4</c> for its length; empty for an empty answer.
    /// </returns>
    public static HashSet<string> Of(IReadOnlyList<Token> tokens)
    {
        var features = new HashSet<string>(StringComparer.Ordinal);
        if (tokens.Count == 0)
            return features;
        var denied = 0;
        string? before = null;
        foreach (var token in tokens)
        {
            var stem = Stems.Of(token.Text);
            features.Add(stem);
            if (before is not null)
                features.Add($"{before}+{stem}");
            if (denied-- > 0)
                features.Add($"!{stem}");
            if (Words.IsDenial(token.Text))
                denied = DenialReach;
            if (token.Place.HasFlag(TokenPlace.ClauseEnd))
                denied = 0;
            before = stem;
        }

        var first = Stems.Of(tokens[0].Text);
        features.Add($"^{first}");
        if (tokens.Count > 1)
            features.Add($"^{first}+{Stems.Of(tokens[1].Text)}");
        features.Add($"#{Math.Min(LongestStep, tokens.Count / WordsOfAStep)}");
        return features;
    }
}
