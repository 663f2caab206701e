using System.Collections.Immutable;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;

namespace SupportBot.Content;

/// <summary>Everything read from the content directory for one locale, already validated.</summary>
/// <param name="Covers">Numbers of the domain's list of distinctions that an entry explains or asks about, by text id prefix such as <c>modality.therapy</c>.</param>
public sealed record LoadedContent(Catalog Catalog, Texts Texts, Lexicon Lexicon, ImmutableSortedDictionary<string, ImmutableArray<int>> Covers)
{
    /// <summary>What people ask for explanations with, or say without asking for them; tests run them.</summary>
    public ImmutableArray<ExplanationExample> Examples { get; init; } = [];

    /// <summary>What people tell of themselves and what must not be taken for it; tests run them.</summary>
    public ImmutableArray<SignExample> SignExamples { get; init; } = [];
}

/// <param name="Explanation">Id of the explanation beside which the example stands.</param>
/// <param name="Matches">Whether the text asks for that explanation.</param>
public sealed record ExplanationExample(string Explanation, string Text, bool Matches);

/// <summary>What the code expects of the texts.</summary>
/// <param name="Ids">Text ids that the locale must have.</param>
public sealed record RequiredPhrases(ImmutableSortedSet<string> Ids)
{
    public static readonly RequiredPhrases None = new(ImmutableSortedSet<string>.Empty);

    /// <summary>Text ids that each language must have, also those of which only the replies to a sign of risk are translated.</summary>
    public ImmutableSortedSet<string> InEveryLanguage { get; init; } = [];

    /// <summary>Placeholders that the code can fill, without braces; null when any is allowed.</summary>
    public ImmutableSortedSet<string>? Placeholders { get; init; }
}
