using System.Collections.Immutable;

namespace SupportBot.Conversation.Safety;

/// <summary>Which phrase answers which sign, and what that phrase asks. Content must have each of them; start-up checks that.</summary>
public static class SafetyPhrases
{
    public const string InDangerNow = "safety.in_danger_now";
    public const string NotInDanger = "safety.not_in_danger";
    public const string SuicidalYes = "safety.suicidal_yes";
    public const string SuicidalNo = "safety.suicidal_no";
    public const string SafeToTalk = "safety.safe_to_talk";
    public const string NotSafeToTalk = "safety.not_safe_to_talk";
    public const string Declined = "safety.declined";
    public const string Closed = "safety.closed";
    public const string Misunderstood = "safety.misunderstood";
    public const string HelpNow = "safety.help_now";
    public const string StillHere = "safety.still_here";
    public const string CountrySet = "safety.country_set";
    public const string Automated = "safety.automated";

    /// <summary>What happens when one calls; told to someone who is not in danger now.</summary>
    public const string WhatHappens = "safety.what_happens";

    /// <summary>Lowers one barrier, such as words to begin with; told once to someone who keeps writing.</summary>
    public const string Barrier = "safety.barrier";

    private static readonly ImmutableDictionary<RiskRoute, string> Names = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(RiskRoute.ImminentDanger, "imminent_danger"),
        KeyValuePair.Create(RiskRoute.SuicidalThoughts, "suicidal_thoughts"),
        KeyValuePair.Create(RiskRoute.SelfInjury, "self_injury"),
        KeyValuePair.Create(RiskRoute.HarmToOthers, "harm_to_others"),
        KeyValuePair.Create(RiskRoute.Abuse, "abuse"),
        KeyValuePair.Create(RiskRoute.Psychosis, "psychosis"),
        KeyValuePair.Create(RiskRoute.MedicalEmergency, "medical_emergency"),
        KeyValuePair.Create(RiskRoute.EatingDisorder, "eating_disorder"),
        KeyValuePair.Create(RiskRoute.ConcernForOther, "concern_for_other"),
        KeyValuePair.Create(RiskRoute.MeansRequest, "means_request"),
        KeyValuePair.Create(RiskRoute.Bereavement, "bereavement"),
        KeyValuePair.Create(RiskRoute.PastOrDenied, "past_or_denied"),
        KeyValuePair.Create(RiskRoute.Distress, "distress"),
    ]);

    /// <summary>Id of the phrase that first answers a sign.</summary>
    public static string For(RiskRoute route, RiskLevel level) => (route, level) switch
    {
        (RiskRoute.Bereavement or RiskRoute.PastOrDenied, _) => $"safety.{Names[route]}.implied",
        (_, RiskLevel.Soft) or (RiskRoute.Distress, _) => "safety.distress.soft",
        (_, RiskLevel.Explicit) => $"safety.{Names[route]}.explicit",
        _ => $"safety.{Names[route]}.implied",
    };

    /// <summary>What that phrase asks, so that the person's yes or no is understood.</summary>
    internal static SafetyQuestion Question(RiskRoute route, RiskLevel level) => (route, level) switch
    {
        (RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency, RiskLevel.Explicit) => SafetyQuestion.None,
        (RiskRoute.PastOrDenied, _) => SafetyQuestion.Direct,
        (RiskRoute.Bereavement, _) or (_, RiskLevel.Soft) => SafetyQuestion.None,
        (RiskRoute.Abuse, _) => SafetyQuestion.SafeToTalk,
        (RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency, _) or (_, RiskLevel.Explicit) => SafetyQuestion.InDangerNow,
        _ => SafetyQuestion.Direct,
    };

    internal static string DirectYes(RiskRoute? route) =>
        route is null || IsSuicidal(route.Value) ? SuicidalYes : For(route.Value, RiskLevel.Explicit);

    internal static string DirectNo(RiskRoute? route) =>
        route is null || IsSuicidal(route.Value) ? SuicidalNo : NotInDanger;

    /// <summary>All phrases that the safety flow may say.</summary>
    public static IEnumerable<string> All()
    {
        var firstReplies =
            from route in Enum.GetValues<RiskRoute>()
            from level in new[] { RiskLevel.Soft, RiskLevel.Implied, RiskLevel.Explicit }
            select For(route, level);
        return firstReplies.Distinct(StringComparer.Ordinal).Concat(
        [
            InDangerNow, NotInDanger, SuicidalYes, SuicidalNo, SafeToTalk, NotSafeToTalk,
            Declined, Closed, Misunderstood, HelpNow, StillHere, CountrySet, Automated, WhatHappens, Barrier,
        ]);
    }

    private static bool IsSuicidal(RiskRoute route) =>
        route is RiskRoute.SuicidalThoughts or RiskRoute.SelfInjury or RiskRoute.MeansRequest or RiskRoute.PastOrDenied or RiskRoute.Distress;
}
