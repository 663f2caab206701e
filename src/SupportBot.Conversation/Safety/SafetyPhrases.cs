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

    /// <summary>After a no to the direct question of a route that is not about suicide.</summary>
    public const string DangerDenied = "safety.direct_no";

    /// <summary>After a yes or a no to "is there somebody you could tell?".</summary>
    public const string ContactYes = "safety.contact_yes";
    public const string ContactNo = "safety.contact_no";

    /// <summary>How to leave the chat page quickly; told with the first reply to abuse there.</summary>
    public const string QuickExit = "safety.quick_exit";

    public const string AsidePrivacy = "safety.aside.privacy";
    public const string AsideForget = "safety.aside.forget";
    public const string AsidePerson = "safety.aside.person";
    public const string AsideWhyAsked = "safety.aside.why_asked";
    public const string AsideLater = "safety.aside.later";

    /// <summary>Said, as often as it takes, where every other wording has been said often enough.</summary>
    public const string InView = "safety.in_view";

    private const string GeneralPeople = "safety.help_now.people";

    private static readonly ImmutableArray<string> General = [WhatHappens, GeneralPeople];
    private static readonly ImmutableArray<string> InEveryLanguage = [WhatHappens, Barrier];

    private static readonly ImmutableArray<bool> Either = [false, true];

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
        route is null || IsSuicidal(route.Value) ? SuicidalNo : DangerDenied;

    /// <summary>
    /// What is told after the first reply, one at a time: what happens when one calls and words to begin with, then people beside the line. Who
    /// is in danger now is told how a call to the emergency number goes.
    /// </summary>
    /// <param name="isOwnLanguage">Replies are in the locale of the content; other languages have what fits every route.</param>
    /// <returns>Ids of phrases, in their order.</returns>
    public static ImmutableArray<string> Steps(SafetyState safety, bool isOwnLanguage)
    {
        if (!isOwnLanguage)
            return InEveryLanguage;
        var route = safety.Route switch
        {
            RiskRoute.MeansRequest => RiskRoute.SuicidalThoughts,
            RiskRoute.Bereavement or RiskRoute.PastOrDenied or RiskRoute.Distress => null,
            var other => other,
        };
        if (route is null)
            return General;
        var call = safety.InDanger && route != RiskRoute.MedicalEmergency ? RiskRoute.ImminentDanger : route.Value;
        return [$"safety.{Names[call]}.call", $"safety.{Names[route.Value]}.people"];
    }

    /// <summary>What takes up something that the person said beside the danger.</summary>
    /// <param name="isUrgent">Life may be in danger now.</param>
    internal static string TakeUp(SafetyRemark remark, bool isUrgent) => (remark, isUrgent) switch
    {
        (SafetyRemark.Somebody, true) => "safety.take_up.somebody_now",
        (SafetyRemark.Somebody, _) => "safety.take_up.somebody",
        (SafetyRemark.CannotSpeak, true) => "safety.take_up.cannot_speak_now",
        (SafetyRemark.CannotSpeak, _) => "safety.take_up.cannot_speak",
        (SafetyRemark.NoDoctor, _) => "safety.take_up.no_doctor",
        (SafetyRemark.OwnFault, _) => "safety.take_up.own_fault",
        (SafetyRemark.NotBelieved, _) => "safety.take_up.not_believed",
        (SafetyRemark.Burden, _) => "safety.take_up.burden",
        (SafetyRemark.GotAway, _) => "safety.take_up.got_away",
        (SafetyRemark.NoWords, _) => "safety.take_up.no_words",
        (SafetyRemark.WornDown, _) => "safety.take_up.worn_down",
        _ => throw new ArgumentOutOfRangeException(nameof(remark), remark, "there is nothing to take up"),
    };

    internal static bool AsksForContact(string step) => step.EndsWith(".people", StringComparison.Ordinal);

    /// <summary>All phrases that the safety flow may say.</summary>
    public static IEnumerable<string> All()
    {
        var routes = Enum.GetValues<RiskRoute>();
        var firstReplies =
            from route in routes
            from level in new[] { RiskLevel.Soft, RiskLevel.Implied, RiskLevel.Explicit }
            select For(route, level);
        var steps = routes.SelectMany(route => Steps(new SafetyState { Route = route }, isOwnLanguage: true));
        var takenUp =
            from remark in Enum.GetValues<SafetyRemark>()
            where remark != SafetyRemark.None
            from isUrgent in Either
            select TakeUp(remark, isUrgent);
        return firstReplies.Concat(steps).Concat(takenUp).Distinct(StringComparer.Ordinal).Concat(
        [
            InDangerNow, NotInDanger, SuicidalYes, SuicidalNo, SafeToTalk, NotSafeToTalk, DangerDenied, ContactYes, ContactNo, QuickExit,
            Declined, Closed, Misunderstood, HelpNow, StillHere, CountrySet, Automated, Barrier,
            AsidePrivacy, AsideForget, AsidePerson, AsideWhyAsked, AsideLater, InView,
        ]);
    }

    private static bool IsSuicidal(RiskRoute route) =>
        route is RiskRoute.SuicidalThoughts or RiskRoute.SelfInjury or RiskRoute.MeansRequest or RiskRoute.PastOrDenied or RiskRoute.Distress;
}
