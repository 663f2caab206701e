namespace SupportBot.Conversation;

/// <summary>What a person in danger says beside the danger, which is taken up before anything further is told (docs/safety.md). Of several in one message the first here counts.</summary>
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

    /// <summary>"I'm scared of what they will say."</summary>
    Judged,

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
