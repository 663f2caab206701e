namespace SupportBot.Console.Walk;

/// <summary>What must hold in every state.</summary>
internal enum Rule
{
    /// <summary>Every message can be shown, and says something.</summary>
    CanBeShown,

    /// <summary>The session that is read back from the store is the one that was written.</summary>
    IsKept,

    /// <summary>A turn says something, unless <see cref="Expected.Silent"/> knows why not.</summary>
    SaysSomething,

    /// <summary>A turn shows a card with buttons, or says a phrase that <see cref="Expected.Endings"/> knows.</summary>
    OffersAWayOn,

    /// <summary>A button in view is known, and not called spent.</summary>
    ButtonsWork,
    StartsOver,
    Helps,
    HelpsNow,

    /// <summary>"Skip" on the card of the open question skips it, whatever was talked of since.</summary>
    Skips,

    /// <summary>A plain statement of danger opens safety and shows help.</summary>
    OpensSafety,

    /// <summary>After "I'm safe" the person is where they were.</summary>
    LeadsBack,
    SuggestsWithReasons,
    AsksFewQuestions,

    /// <summary>Buttons alone lead on to a suggestion or to the menu.</summary>
    HasNoDeadEnd,
}

/// <param name="Where">The state before the move.</param>
internal sealed record Fault(Rule Rule, string Where, string Move, string What)
{
    public override string ToString() => $"{Rule}: {Where} | {Move} | {What}";
}
