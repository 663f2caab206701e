namespace SupportBot.Conversation;

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

public static class IntentKinds
{
    /// <summary>Whether it is about the reminder, which says nothing of the talk.</summary>
    public static bool IsAboutReminder(this Intent intent) => intent is Intent.Remind or Intent.CancelReminder or Intent.ShowReminder;
}
