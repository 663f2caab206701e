using System.Collections.Immutable;
using SupportBot.Conversation;

namespace SupportBot.Understanding;

/// <summary>What a message, or one part of it, says when it is read by itself.</summary>
internal sealed record Part(Intent Intent)
{
    public ImmutableArray<string> Topics { get; init; } = [];

    public string? Explanation { get; init; }

    public string? Choice { get; init; }

    public Clarity Clarity { get; init; }

    public bool IsPlain => Intent is not (Intent.None or Intent.Answer) && Clarity >= Clarity.Plain;

    public bool IsSameAs(Part other) => Intent == other.Intent && Explanation == other.Explanation && Topics.SequenceEqual(other.Topics, StringComparer.Ordinal);
}

/// <summary>How plainly something is asked for: by a name that was dropped, by words that ask for it, or by nothing but these.</summary>
internal enum Clarity { Named, Plain, Whole }
