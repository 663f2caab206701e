using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>What a person's words were understood as. It carries no word of theirs.</summary>
public sealed record Reading
{
    public RiskReading Risk { get; init; } = RiskReading.None;

    public Intent Intent { get; init; }

    /// <summary>Ids of the modalities that the text names, in its order, each once.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>Id of the explanation that the text asks for, such as whether a coach can help with anxiety, or null.</summary>
    public string? Explanation { get; init; }

    /// <summary>Answers that the text gives to questions that were not asked, at most one for each; they count once the person confirms them.</summary>
    public ImmutableArray<Answer> Inferred { get; init; } = [];

    /// <summary>What else a text of several parts asks for, in its order; most have one part.</summary>
    public ImmutableArray<Wish> Also { get; init; } = [];

    /// <summary>The text is too long to be a command or an answer; its words were read for risk, and for what stands out.</summary>
    public bool IsLong { get; init; }

    /// <summary>
    /// Id of the choice of the open question that the text means, or null. For <see cref="Intent.ChangeAnswer"/> that of the question answered
    /// last, or, while the answers are looked at, the id of the question to be asked again.
    /// </summary>
    public string? Choice { get; init; }

    /// <summary>Id of the choice of the open question that the text may mean, where it is not plain enough to be taken, or null.</summary>
    public string? Likely { get; init; }

    /// <summary>Country that the text says the person is in, as ISO 3166-1 alpha-2 in upper case, or null.</summary>
    public string? Country { get; init; }

    /// <summary>The day that the text names for <see cref="Intent.Remind"/>, or null.</summary>
    public Delay? When { get; init; }

    /// <summary>The text says that the person is under 18.</summary>
    public bool IsMinor { get; init; }

    /// <summary>While safety is open, what the text says that the next reply can take up.</summary>
    public SafetyRemark Remark { get; init; }

    /// <summary>What the text tells that chooses among the words for a danger.</summary>
    public Told Told { get; init; }

    /// <summary>Language of the text as ISO 639-1; that of the words where they are only read for risk, else the session's.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>A further thing asked for in the same message.</summary>
/// <param name="Topics">Ids of modalities for <see cref="Intent.Explain"/> and <see cref="Intent.Compare"/>.</param>
/// <param name="Explanation">Id of an explanation for <see cref="Intent.Explain"/>, or null.</param>
public sealed record Wish(Intent Intent, ImmutableArray<string> Topics, string? Explanation = null);

/// <summary>A day to come, as people name it.</summary>
/// <param name="Days">Days from now, 0 for what is less than one.</param>
/// <param name="Weekday">The first such day that is at least <paramref name="Days"/> away, or null for that many days.</param>
public sealed record Delay(int Days, DayOfWeek? Weekday = null);
