using System.Collections.Immutable;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>The words of a text, and those of them that carry its meaning.</summary>
internal sealed class Words
{
    private static readonly ImmutableHashSet<string> Fillers =
    [
        "a", "about", "am", "an", "and", "are", "at", "be", "been", "can", "could", "do", "for", "have", "having", "i", "in", "is", "it", "its", "just",
        "kind", "like", "maybe", "me", "mostly", "my", "of", "ok", "okay", "on", "please", "probably", "really", "say", "so", "some", "something", "that", "the",
        "this", "think", "to", "um", "well", "with", "would", "you",
    ];

    private static readonly ImmutableHashSet<string> Denials = ["not", "never", "no", "without", "nothing", "neither", "nor"];

    private Words(ImmutableArray<string> all)
    {
        ImmutableArray<string> content = [.. all.Where(word => !Fillers.Contains(word))];
        (All, Content) = (all, content.IsEmpty ? all : content);
    }

    public ImmutableArray<string> All { get; }

    /// <summary>All words without fillers, or all words when there are only fillers.</summary>
    public IReadOnlyList<string> Content { get; }

    public int Count => All.Length;

    public bool AreFillers => All.All(Fillers.Contains);

    public static Words Of(string text) => Of(Tokeniser.Read(text));

    public static Words Of(IReadOnlyList<Token> tokens) => new([.. tokens.Select(token => token.Text)]);

    /// <summary>The words of each part of a text, as its commas, stops and line ends divide it.</summary>
    public static IReadOnlyList<Words> ClausesOf(string text)
    {
        var clauses = new List<Words>();
        var clause = ImmutableArray.CreateBuilder<string>();
        foreach (var token in Tokeniser.Read(text))
        {
            clause.Add(token.Text);
            if (token.Place.HasFlag(TokenPlace.ClauseEnd))
                clauses.Add(new Words(clause.DrainToImmutable()));
        }

        if (clause.Count > 0)
            clauses.Add(new Words(clause.DrainToImmutable()));
        return clauses;
    }

    public Words Part(Range range) => new([.. All.AsSpan()[range]]);

    public Words Without(ImmutableHashSet<string> words) => new([.. All.Where(word => !words.Contains(word))]);

    /// <summary>Whether these words hold the others next to each other and in order.</summary>
    public bool Holds(Words other) => IndexOf(other) >= 0;

    /// <returns>Where the others stand in these words, next to each other and in order, or -1.</returns>
    public int IndexOf(Words other) => other.Count == 0 ? -1 : All.AsSpan().IndexOf(other.All.AsSpan());

    public static bool IsDenial(string word) => Denials.Contains(word);

    /// <summary>Whether these words say no to something that a phrase in them says yes to: "not stress".</summary>
    public bool Deny(Words phrase) => All.Any(Denials.Contains) && !phrase.All.Any(Denials.Contains);

    public bool Same(Words other) => All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <summary>How much of what these words mean is said by a phrase that they hold, from 0 to 1.</summary>
    public double Coverage(Words phrase) => Content.Count == 0 ? 1 : Math.Min(1, (double)Math.Max(1, phrase.Content.Count) / Content.Count);

    public override string ToString() => string.Join(' ', All);
}
