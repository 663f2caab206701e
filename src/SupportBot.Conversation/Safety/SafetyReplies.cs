namespace SupportBot.Conversation.Safety;

/// <summary>What a first reply asks, and which phrase follows on the answer or on the end of a talk.</summary>
internal static class SafetyReplies
{
    /// <summary>What the first reply to a sign asks, so that the person's yes or no is understood.</summary>
    public static SafetyQuestion Question(string phrase, RiskRoute route, RiskLevel level, Told told = Told.None) => (route, level) switch
    {
        _ when phrase == SafetyPhrases.Veiled => SafetyQuestion.Direct,
        _ when phrase == SafetyPhrases.Passive => SafetyQuestion.Further,
        _ when phrase == SafetyPhrases.SaidAgain => SafetyQuestion.None,
        (_, >= RiskLevel.Implied) when told is Told.Unwanted or Told.Bidding => SafetyQuestion.Further,
        (RiskRoute.MeansRequest, _) when told == Told.Study => SafetyQuestion.Direct,
        (RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency, RiskLevel.Explicit) => SafetyQuestion.None,
        (RiskRoute.PastOrDenied, _) => SafetyQuestion.Direct,
        (RiskRoute.Bereavement, _) or (_, RiskLevel.Soft) => SafetyQuestion.None,
        (RiskRoute.Abuse, _) => SafetyQuestion.SafeToTalk,
        (RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency, _) or (_, RiskLevel.Explicit) => SafetyQuestion.InDangerNow,
        _ => SafetyQuestion.Direct,
    };

    public static string DirectNo(SafetyState safety, bool isOwnLanguage) => safety switch
    {
        _ when !isOwnLanguage => SafetyPhrases.SuicidalNo,
        { Route: RiskRoute.PastOrDenied } => SafetyPhrases.PastNo,
        { Route: RiskRoute.MeansRequest, Told: Told.Study } => SafetyPhrases.StudyNo,
        { Route: RiskRoute.SelfInjury or null } => SafetyPhrases.SuicidalNo,
        { Route: { } route } => IsSuicidal(route) ? SafetyPhrases.SuicidalNo : SafetyPhrases.DangerDenied,
    };

    /// <summary>Phrases that believe a no to the question about suicide.</summary>
    public static bool BelievesNo(string phrase) => phrase is SafetyPhrases.SuicidalNo or SafetyPhrases.PastNo or SafetyPhrases.StudyNo;

    /// <summary>At the end of a talk: after being safe, after danger to life, and after going on without a word of either.</summary>
    public static string Closing(SafetyState safety, bool isSafe, bool isOwnLanguage) => (isSafe, isOwnLanguage) switch
    {
        (_, false) => SafetyPhrases.Closed,
        (false, _) => SafetyPhrases.CarriedOn,
        _ => CrisisCard.IsUrgent(safety) ? SafetyPhrases.ClosedUrgent : SafetyPhrases.Closed,
    };

    /// <summary>What is said to somebody in danger now: the emergency number, and a step that fits.</summary>
    public static string Danger(SafetyState safety, bool isOwnLanguage) => (isOwnLanguage, safety.Route) switch
    {
        (true, RiskRoute.Abuse) => "safety.abuse.now",
        (true, RiskRoute.ConcernForOther) => "safety.concern_for_other.now",
        (true, RiskRoute.MedicalEmergency) => SafetyPhrases.For(RiskRoute.MedicalEmergency, RiskLevel.Explicit, safety.Told),
        _ => SafetyPhrases.InDangerNow,
    };

    /// <summary>After a no to the question about danger.</summary>
    public static string NoDanger(SafetyState safety, bool isOwnLanguage) => safety.Route switch
    {
        _ when !isOwnLanguage => SafetyPhrases.NotInDanger,
        RiskRoute.ConcernForOther => "safety.concern_for_other.not_now",
        RiskRoute.SuicidalThoughts or RiskRoute.MeansRequest => safety.Told == Told.Drink ? SafetyPhrases.NotDoneDrink : SafetyPhrases.NotDone,
        _ => SafetyPhrases.NotInDanger,
    };

    /// <summary>The question whose no is believed, in short, or null where another or none waits.</summary>
    public static string? AskedAgain(SafetyState safety) => (safety.Asked, safety.Route) switch
    {
        (SafetyQuestion.InDangerNow, _) => SafetyPhrases.WhichNo,
        (SafetyQuestion.Direct or SafetyQuestion.Further, { } route) when IsSuicidal(route) => SafetyPhrases.WhichNoSuicide,
        (SafetyQuestion.Further, RiskRoute.SelfInjury) => SafetyPhrases.WhichNoSuicide,
        (SafetyQuestion.Direct or SafetyQuestion.Further, _) => SafetyPhrases.WhichNoAsked,
        _ => null,
    };

    public static string Contact(SafetyState safety, bool hasSomebody) => (safety.Route, hasSomebody) switch
    {
        (RiskRoute.ConcernForOther, true) => "safety.contact_yes_other",
        (_, true) => SafetyPhrases.ContactYes,
        _ => SafetyPhrases.ContactNo,
    };

    public static bool IsSuicidal(RiskRoute route) =>
        route is RiskRoute.SuicidalThoughts or RiskRoute.MeansRequest or RiskRoute.PastOrDenied or RiskRoute.Distress;
}
