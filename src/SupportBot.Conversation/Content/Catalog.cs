using System.Collections.Immutable;

namespace SupportBot.Conversation.Content;

/// <summary>
/// What the engine needs to know of the content of one locale and organisation: ids, weights and counts, no prose. It is immutable and
/// validated before it is used: every id that one part names exists in another.
/// </summary>
public sealed record Catalog
{
    public required string Locale { get; init; }

    /// <summary>Number of wordings by phrase id.</summary>
    public required ImmutableSortedDictionary<string, int> Wordings { get; init; }

    /// <summary>Ids of the modalities, in the order in which they are listed.</summary>
    public required ImmutableArray<string> Modalities { get; init; }

    /// <summary>Ids of the aspects by which modalities are compared, in the order of the table's rows.</summary>
    public required ImmutableArray<string> Aspects { get; init; }

    /// <summary>Ids of explanations beyond modalities and their comparison, such as what a coach can do about anxiety.</summary>
    public required ImmutableArray<string> Explanations { get; init; }

    public required ImmutableArray<Question> Questions { get; init; }

    /// <summary>Pairs of answers that hardly go together; a person who gave both is asked to look at them.</summary>
    public ImmutableArray<Contradiction> Contradictions { get; init; } = [];

    public required ImmutableArray<Outcome> Outcomes { get; init; }

    public required Matching Matching { get; init; }

    public required Helplines Helplines { get; init; }

    public required Organisation Organisation { get; init; }

    public Question? FindQuestion(string? id) => id is null ? null : Questions.FirstOrDefault(q => q.Id == id);

    public Outcome? FindOutcome(string? id) => id is null ? null : Outcomes.FirstOrDefault(o => o.Id == id);
}

/// <param name="Choices">Three to six choices; "rather not say" is not one of them, every question can be skipped.</param>
public sealed record Question(string Id, ImmutableArray<Choice> Choices)
{
    /// <summary>It goes deep; someone in pain is asked one such question fewer.</summary>
    public bool Probing { get; init; }

    /// <summary>Outcomes that are not suggested before this was asked, except to someone in pain.</summary>
    public ImmutableArray<string> Before { get; init; } = [];

    public Choice? Find(string? choice) => choice is null ? null : Choices.FirstOrDefault(c => c.Id == choice);
}

/// <param name="Weights">How much this choice speaks for (positive) or against (negative) an outcome, by outcome id; 0 where it is missing.</param>
public sealed record Choice(string Id, ImmutableSortedDictionary<string, double> Weights)
{
    /// <summary>Choosing this tells of distress, and the bot checks in before it goes on.</summary>
    public bool TellsOfDistress { get; init; }

    /// <summary>Ids of outcomes that never come first for someone who chose this, whatever the weights add up to.</summary>
    public ImmutableArray<string> RulesOut { get; init; } = [];
}

/// <summary>Two answers, to different questions, of which at most one is likely to be meant.</summary>
public sealed record Contradiction(Answer First, Answer Second);

/// <summary>Something the bot may suggest: one modality, two together, or help of another kind.</summary>
/// <param name="Modalities">Modalities that it is made of; empty for practical help, medical care and "nothing needed now".</param>
/// <param name="Directory">Kind of entry in the organisation's directory with which it begins, such as <c>therapy</c>.</param>
public sealed record Outcome(string Id, ImmutableArray<string> Modalities, string Directory);

/// <summary>How answers become a suggestion. Scores are sums of weights; belief is their soft maximum.</summary>
/// <param name="Priors">Score that each outcome starts with, by outcome id; 0 where it is missing.</param>
/// <param name="MaxQuestions">Most questions asked before suggesting, 1 to 6; someone in pain is asked one fewer.</param>
/// <param name="MinQuestions">Fewest questions asked before suggesting.</param>
/// <param name="EnoughBelief">Belief in the leading outcome, 0 to 1, from which no further question is asked.</param>
/// <param name="LowBelief">Belief in the leading outcome, 0 to 1, below which the bot says that it is unsure.</param>
public sealed record Matching(
    ImmutableSortedDictionary<string, double> Priors,
    int MaxQuestions,
    int MinQuestions,
    double EnoughBelief,
    double LowBelief);
