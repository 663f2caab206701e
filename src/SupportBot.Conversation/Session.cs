using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>
/// All that is remembered of one conversation: chosen answers, derived signals and where the person is. Never what the person wrote.
/// It is written encrypted, one row per conversation, and read back on every turn.
/// </summary>
public sealed record Session
{
    /// <summary>Version of this shape. A stored session of another version is upgraded or, when that is impossible, begun anew.</summary>
    public const int CurrentSchema = 2;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Locale of the content, such as <c>en</c>.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>Country of the person as ISO 3166-1 alpha-2 in upper case, or null when nobody said.</summary>
    public string? Country { get; init; }

    /// <summary>Where <see cref="Country"/> came from; what the person says outranks the channel, the channel outranks the organisation.</summary>
    public CountrySource CountrySource { get; init; }

    public Step Step { get; init; } = Step.New;

    /// <summary>Id of the modality being explained while <see cref="Step"/> is <see cref="Step.Explaining"/>.</summary>
    public string? Topic { get; init; }

    /// <summary>Id of the question that waits for an answer, or null. It survives a change of topic, so that the person can come back to it.</summary>
    public string? OpenQuestion { get; init; }

    /// <summary>Number of the turn that drew the form which has not come back yet, or null: an older one changes nothing.</summary>
    public int? Form { get; init; }

    /// <summary>Answers in the order in which they were given; at most one for each question.</summary>
    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>What the last message asked beside the questions; only the very next yes or no answers it.</summary>
    public SideQuestion Asked { get; init; }

    /// <summary>Answers taken from what the person wrote, which wait for a yes; dropped with anything else.</summary>
    public ImmutableArray<Answer> Inferred { get; init; } = [];

    /// <summary>Id of the outcome that the person felt closer to where two may fit, while their answers stay as they are.</summary>
    public string? Preferred { get; init; }

    public SafetyState Safety { get; init; } = SafetyState.None;

    /// <summary>The person said that they are under 18: lines for young people come first.</summary>
    public bool IsMinor { get; init; }

    /// <summary>How often each phrase was said and each card (<c>card.&lt;id&gt;</c>) was shown; chooses the next wording.</summary>
    public ImmutableSortedDictionary<string, int> Said { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Messages in a row that were not understood.</summary>
    public int Missed { get; init; }

    /// <summary>The button pressed last, so that pressing it twice counts once.</summary>
    public Press? LastPress { get; init; }

    /// <summary>How fast messages come, or null when they come at the pace of a person.</summary>
    public Burst? Burst { get; init; }

    /// <summary>Number of turns taken; names the card of a turn, so that a button of a spent card is known as such.</summary>
    public int Turns { get; init; }

    /// <summary>When the bot is to write once because the person asked for it, in UTC and whole minutes, or null.</summary>
    public DateTimeOffset? Reminder { get; init; }

    /// <summary>When the person was last told that this is automated.</summary>
    public DateTimeOffset? DisclosedAt { get; init; }

    public DateTimeOffset? LastSeen { get; init; }
}

public enum CountrySource { None, Organisation, Channel, Person }

/// <summary>
/// Where the person is. <see cref="Step.Filling"/> is the form, <see cref="Step.Reviewing"/> the answers so far. Safety is not a step: it
/// lies over every step and gives way to it again.
/// </summary>
public enum Step { New, Menu, Explaining, Comparing, Asking, Filling, Suggested, Reviewing, Stopped }

/// <summary>
/// <see cref="SideQuestion.Likely"/>: whether the marked answer of the open question is the one that was meant.
/// <see cref="SideQuestion.Reminder"/>: when to write. <see cref="SideQuestion.Reminded"/>: whether to go on, after the bot has written.
/// </summary>
public enum SideQuestion { None, Forget, Feedback, Inferred, Preference, Likely, Reminder, Reminded }

/// <param name="Card">Number of the turn that drew the card, or null when the button does not say.</param>
public sealed record Press(Intent Intent, string? Target, string? Choice, int? Card);

/// <param name="From">When the first message of the burst came.</param>
/// <param name="Count">Messages since then.</param>
public sealed record Burst(DateTimeOffset From, int Count);

/// <param name="Question">Id of the question.</param>
/// <param name="Choice">Id of the choice, or null when the person skipped it or would rather not say.</param>
public sealed record Answer(string Question, string? Choice);

/// <summary>The safety side of a conversation. It lives in the session alone and expires with it.</summary>
public sealed record SafetyState
{
    public static readonly SafetyState None = new();

    public SafetyPhase Phase { get; init; }

    /// <summary>The route last opened; kept after closing, so that a later sign is read in its light.</summary>
    public RiskRoute? Route { get; init; }

    public RiskLevel Level { get; init; }

    /// <summary>A sign, a call for help or a choice that tells of distress came earlier in this conversation, and was not taken back.</summary>
    public bool Distress { get; init; }

    /// <summary>The person said no to the direct question; further soft signs do not bring it up again, plainer ones do.</summary>
    public bool DirectDenied { get; init; }

    /// <summary>The person said that they are in danger now; the emergency number comes first from here on.</summary>
    public bool InDanger { get; init; }

    /// <summary>The person said that the emergency number was called, or that help is on its way.</summary>
    public bool HasCalled { get; init; }

    /// <summary>What was told that chooses among the words for the route.</summary>
    public Told Told { get; init; }

    /// <summary>Ids of the further steps that were told since safety was opened (docs/safety.md).</summary>
    public ImmutableSortedSet<string> Steps { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>The last reply took up a remark while a question waited, so that the next words may be about either.</summary>
    public bool HasRemarkBetween { get; init; }

    /// <summary>The talk ended with the message before, at the menu: a bare yes agrees to that.</summary>
    public bool HasJustEnded { get; init; }

    /// <summary>The question that the person's next yes or no answers.</summary>
    public SafetyQuestion Asked { get; init; }

    /// <summary>Language of the last sign of risk, in which replies are given while safety is open.</summary>
    public string? Language { get; init; }

    /// <summary>The state after the talk: nothing waits, and nobody is in danger now.</summary>
    internal SafetyState Ended(SafetyPhase phase) => this with { Phase = phase, Asked = SafetyQuestion.None, HasRemarkBetween = false, InDanger = false };

    public bool IsOpen => Phase is SafetyPhase.Open or SafetyPhase.Acknowledged or SafetyPhase.Resourced or SafetyPhase.Declined;
}

/// <summary>open -> acknowledged -> (resourced | declined | misunderstood) -> closed; a new sign opens it again.</summary>
public enum SafetyPhase { None, Open, Acknowledged, Resourced, Declined, Misunderstood, Closed }

/// <summary>
/// What the safety flow asked last: whether the person is in danger now, the one direct question of an implied sign (such as "are you
/// thinking of ending your life?"), whether it is safe to talk, whether there is somebody they could tell; that they may say more, after a
/// check-in that stood alone; a direct question about more than was told, whose no is believed and ends nothing; or whether orders are about harm, after somebody was named.
/// </summary>
public enum SafetyQuestion { None, InDangerNow, Direct, SafeToTalk, Contact, More, Further, AboutSomebody }
