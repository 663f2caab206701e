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

/// <summary>
/// What a message says about danger. It routes the reply to that message and is never shown, scored, counted about a person or kept
/// beyond the conversation's own context (NICE NG225 1.6: no risk scales to decide who gets help).
/// </summary>
public sealed record RiskReading(RiskLevel Level, RiskRoute? Route)
{
    public static readonly RiskReading None = new(RiskLevel.None, null);

    /// <summary>Used when reading failed: a fault counts as "check in", never as "no risk".</summary>
    public static readonly RiskReading Unread = new(RiskLevel.Soft, RiskRoute.Distress) { IsUnread = true };

    /// <summary>The text could not be read, so that nothing may be said about what is in it.</summary>
    public bool IsUnread { get; init; }

    /// <summary>A soft sign of everyday low mood: met gently each time, and not taken for more because it is said twice.</summary>
    public bool IsEveryday { get; init; }

    /// <summary>
    /// No rule found this sign: the words as a whole weigh like those of people in danger. It is met gently each time and is no more than that:
    /// it opens nothing, counts for nothing beside another sign and is not remembered as distress.
    /// </summary>
    public bool IsWeighed { get; init; }

    /// <summary>The sign was met already in this turn, so that it is not met twice.</summary>
    public bool IsMet { get; init; }

    /// <summary>The text asks about means or places that are harmless by themselves; together with earlier distress they are not.</summary>
    public bool MentionsMeans { get; init; }

    /// <summary>An emergency of the body that is no poisoning: a line about poisons is no help.</summary>
    public bool IsIllness { get; init; }

    /// <summary>Thoughts of harming somebody that come against the person's will and frighten them: no wish to harm.</summary>
    public bool IsUnwanted { get; init; }

    /// <summary>Death is not named, or the words may be a way of speaking: the reply asks what is meant.</summary>
    public bool IsVeiled { get; init; }

    /// <summary>A wish not to be here, with no act named, such as not to wake up: the reply asks openly about thoughts of ending one's life.</summary>
    public bool IsPassive { get; init; }

    /// <summary>Language of the rule that matched as ISO 639-1, or null when none did.</summary>
    public string? Language { get; init; }

    /// <summary>Id of the rule that matched, for tests and evaluation, never for a log.</summary>
    public string? Rule { get; init; }

    /// <summary>This reading, in which no sign was found, as one to check in on; what it says of means stays.</summary>
    public RiskReading Weighed() => this with { Level = RiskLevel.Soft, Route = RiskRoute.Distress, IsWeighed = true };
}

/// <summary>How plainly danger is stated; chooses the first reply (docs/safety.md).</summary>
public enum RiskLevel { None, Soft, Implied, Explicit }

public enum RiskRoute
{
    ImminentDanger,
    SuicidalThoughts,
    SelfInjury,
    HarmToOthers,
    Abuse,
    Psychosis,
    MedicalEmergency,
    EatingDisorder,
    ConcernForOther,
    MeansRequest,
    Bereavement,
    PastOrDenied,
    Distress,
}

/// <summary>What a person in danger says beside the danger, which is taken up before anything further is told (docs/safety.md).</summary>
public enum SafetyRemark
{
    None,

    /// <summary>The emergency number was called, or help is on its way.</summary>
    Called,

    /// <summary>Speaking aloud is too much or not possible: "a text would be easier".</summary>
    CannotSpeak,

    /// <summary>"I feel fine though."</summary>
    FeelsFine,

    /// <summary>What could harm is out of reach: "I put the pills away".</summary>
    PutAway,

    /// <summary>Out of reach of the danger: "I'm away from it now".</summary>
    GotAway,

    /// <summary>Somebody who is near or could come: "my sister maybe".</summary>
    Somebody,

    /// <summary>"I have no one", "there is nobody here".</summary>
    Alone,

    /// <summary>"You're not helping."</summary>
    NotHelping,

    /// <summary>"You don't believe me, do you."</summary>
    NotBelieved,

    /// <summary>"It is real."</summary>
    Real,

    /// <summary>"Nobody would notice if I was gone."</summary>
    Unnoticed,

    /// <summary>"Nobody would get it", "nobody listens".</summary>
    Unheard,

    /// <summary>"Nobody can know."</summary>
    Private,

    /// <summary>"I don't want to leave him."</summary>
    Stays,

    /// <summary>"I'm scared a doctor will weigh me."</summary>
    Weighed,

    /// <summary>"I'm afraid of what they will do."</summary>
    Afraid,

    /// <summary>"What happens if I call?"</summary>
    AsksHow,

    NoDoctor,

    /// <summary>"I could have stopped it."</summary>
    OwnFault,

    /// <summary>"I don't want to bother anyone."</summary>
    Burden,

    /// <summary>"What would I say?"</summary>
    NoWords,

    /// <summary>"I'm scared of myself."</summary>
    OfMyself,

    /// <summary>Of hurting oneself: "it's the only thing that helps".</summary>
    Relief,

    /// <summary>"I haven't slept in days", told later in a talk.</summary>
    NoSleep,

    /// <summary>"They never stop", "I can't take it".</summary>
    WornDown,

    /// <summary>"Maybe later."</summary>
    Later,

    /// <summary>"Okay": heard, and not always a yes.</summary>
    Assent,
}

/// <summary>What a message tells that chooses among the words for a danger: scripts and steps hold only what was said.</summary>
public enum Told
{
    None,

    /// <summary>Something was swallowed or injected.</summary>
    Taken,

    /// <summary>An illness or injury, such as a heart attack.</summary>
    Illness,

    /// <summary>Thoughts of harming somebody that are feared and not wanted.</summary>
    Unwanted,

    /// <summary>Rape or another sexual assault.</summary>
    Sexual,

    /// <summary>Voices that order harm.</summary>
    Orders,

    /// <summary>Orders of which it is not told what they are about.</summary>
    Bidding,

    /// <summary>Nights without sleep.</summary>
    Sleepless,

    /// <summary>Being followed or watched.</summary>
    Followed,

    /// <summary>Alcohol beside thoughts of dying.</summary>
    Drink,

    /// <summary>A wish not to be here, with no word of suicide.</summary>
    NotToBeHere,

    /// <summary>A plan, a day or letters of goodbye.</summary>
    Planned,

    /// <summary>Hurting oneself, and no wish to die, said in one.</summary>
    NotToDie,

    /// <summary>A paper, a story or work as the reason for a question about means.</summary>
    Study,

    /// <summary>"I am depressed": help comes in view with the check-in.</summary>
    Depressed,

    /// <summary>A pain of the body that is no sign of danger.</summary>
    Pain,
}

/// <summary>A further thing asked for in the same message.</summary>
/// <param name="Topics">Ids of modalities for <see cref="Intent.Explain"/> and <see cref="Intent.Compare"/>.</param>
/// <param name="Explanation">Id of an explanation for <see cref="Intent.Explain"/>, or null.</param>
public sealed record Wish(Intent Intent, ImmutableArray<string> Topics, string? Explanation = null);

/// <summary>A day to come, as people name it.</summary>
/// <param name="Days">Days from now, 0 for what is less than one.</param>
/// <param name="Weekday">The first such day that is at least <paramref name="Days"/> away, or null for that many days.</param>
public sealed record Delay(int Days, DayOfWeek? Weekday = null);

/// <summary>What a person wants, said or pressed: one vocabulary for typed words and buttons.</summary>
public enum Intent
{
    None,
    Greet,
    Thank,
    Help,
    HelpNow,
    Menu,
    StartOver,
    Explain,
    Compare,
    Choose,
    Answer,
    Skip,
    Back,
    Resume,
    WhyAsked,
    WhySuggested,
    WhyNot,
    WhatWouldChange,

    /// <summary>Of two outcomes that both may fit, the person feels closer to one.</summary>
    Prefer,
    ShowAnswers,
    ChangeAnswer,
    Form,
    SubmitForm,
    Stop,

    /// <summary>Ends the talk like <see cref="Stop"/>, except while safety is open, where it may be a sign.</summary>
    Farewell,
    Privacy,

    /// <summary>Asks to be forgotten; nothing is deleted before <see cref="ConfirmForget"/>.</summary>
    Forget,
    ConfirmForget,
    Feedback,
    Helped,
    NotHelped,
    AreYouHuman,
    TalkToPerson,

    /// <summary>Asks the bot to write once on a later day.</summary>
    Remind,
    CancelReminder,

    /// <summary>Asks for which day a reminder is set.</summary>
    ShowReminder,
    Yes,
    No,
    ImSafe,
    InDanger,
    Misunderstood,
}
