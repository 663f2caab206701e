using System.Collections.Immutable;
using System.Reflection;

namespace SupportBot.Conversation.Safety;

/// <summary>Ids of the phrases of the safety flow, and which first answers which sign. Content must have each of them; start-up checks that.</summary>
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
    public const string ClosedUrgent = "safety.closed_urgent";
    public const string CarriedOn = "safety.carried_on";
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

    /// <summary>Asks for somebody, unless one was named or there is nobody.</summary>
    public const string AskSomebody = "safety.ask_somebody";

    /// <summary>Where a person is the danger: somebody away from them.</summary>
    public const string AskSomebodyElse = "safety.ask_somebody_else";

    /// <summary>After a no to the question about danger where death was spoken of: distance from means, and company.</summary>
    public const string NotDone = "safety.not_done";
    public const string NotDoneDrink = "safety.drink.not_done";

    /// <summary>Asks again after a no that may be to what came between: the question about danger, that about suicide, or another.</summary>
    public const string WhichNo = "safety.which_no";
    public const string WhichNoSuicide = "safety.which_no.suicide";
    public const string WhichNoAsked = "safety.which_no.asked";

    /// <summary>After a yes that answers nothing that was asked.</summary>
    public const string YesMeant = "safety.yes_meant";

    /// <summary>While life is in danger and nobody has called: before what does not name the emergency number itself.</summary>
    public const string CallFirst = "safety.call_first";
    public const string StillUrgent = "safety.still_urgent";

    /// <summary>The same plain words for the third time.</summary>
    public const string SaidAgain = "safety.said_again";

    /// <summary>Which lines there are, by name; said instead of <see cref="HelpNow"/> where any are known.</summary>
    public const string WhomToCall = "safety.whom_to_call";

    /// <summary>A wish not to be here, with no act named: asks openly about thoughts of suicide, which such a wish may go with or not.</summary>
    public const string Passive = "safety.passive.first";
    public const string PassiveNo = "safety.passive.no";

    /// <summary>Whether hurting oneself goes with a wish to die; asked once it is known that there is no danger right now.</summary>
    public const string AlsoDying = "safety.self_injury.also_dying";
    public const string NotDying = "safety.self_injury.not_dying";

    /// <summary>"Thank you for saying so", where the words may be a way of speaking or leave death unnamed; asks what is meant.</summary>
    public const string Veiled = "safety.suicidal_thoughts.veiled";

    /// <summary>After a yes or a no to whether orders are about harm.</summary>
    public const string BiddingYes = "safety.bidding.yes";
    public const string BiddingNo = "safety.bidding.no";

    /// <summary>After a no from somebody who named a reason for a question about means, and from somebody who told of the past.</summary>
    public const string StudyNo = "safety.study.no";
    public const string PastNo = "safety.past_or_denied.no";

    /// <summary>Whether a person who is named is a help or the one whom orders are about, and after a no.</summary>
    public const string BiddingSomebody = "safety.bidding.somebody";
    public const string BiddingNotThem = "safety.bidding.not_them";

    /// <summary>Takes up that it is too much: with the lines by name, and where none is known.</summary>
    public const string WornDown = "safety.take_up.worn_down";
    public const string WornDownAnywhere = "safety.take_up.worn_down_anywhere";

    public const string UnwantedNotAct = "safety.unwanted.not_act";
    public const string UnwantedMightAct = "safety.unwanted.might_act";

    /// <summary>Distress that comes back after it was asked about, with the lines by name where thoughts of dying were told of; more of it after a check-in, and tears after a loss.</summary>
    public const string DistressAgain = "safety.distress.again";
    public const string DistressAgainStated = "safety.distress.again_stated";
    public const string DistressMore = "safety.distress.more";
    public const string GriefMore = "safety.bereavement.more";

    /// <summary>To what was only weighed: nobody knows what it tells of, so it leaves room for every danger.</summary>
    public const string DistressWeighed = "safety.distress.weighed";

    /// <summary>Takes up that a message was hard to write, in a language in which what is said beside danger is not read.</summary>
    public const string Heard = "safety.heard";

    /// <summary>How to leave the chat page quickly; told with the first reply to abuse there.</summary>
    public const string QuickExit = "safety.quick_exit";

    /// <summary>In Teams, that there may be a copy; told with the first reply to abuse there, before it is asked whether it is safe to write.</summary>
    public const string TeamsCopy = "safety.teams_copy";

    public const string AsidePrivacy = "safety.aside.privacy";
    public const string AsidePrivacyTeams = "safety.aside.privacy_teams";
    public const string SafeToTalkTeams = "safety.safe_to_talk_teams";
    public const string AsideForget = "safety.aside.forget";
    public const string AsidePerson = "safety.aside.person";
    public const string AsideWhyAsked = "safety.aside.why_asked";
    public const string AsideLater = "safety.aside.later";

    /// <summary>Said, as often as it takes, where every other wording has been said often enough.</summary>
    public const string InView = "safety.in_view";

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

    /// <summary>What ends a talk.</summary>
    internal static readonly ImmutableArray<string> Closings = [Closed, ClosedUrgent, CarriedOn];

    /// <summary>Phrases that name the emergency number in every wording; content is held to it.</summary>
    public static readonly ImmutableHashSet<string> WithNumber =
    [
        InDangerNow, StillUrgent, CallFirst, UnwantedMightAct, YesMeant, "safety.imminent_danger.explicit", "safety.medical_emergency.explicit", "safety.overdose.explicit",
        "safety.planned.explicit", "safety.take_up.put_away_now", "safety.take_up.feels_calm_now",
        "safety.abuse.now", "safety.concern_for_other.now", "safety.imminent_danger.call", "safety.imminent_danger.people", "safety.medical_emergency.call",
        "safety.medical_emergency.people", "safety.take_up.somebody_now", "safety.take_up.cannot_speak_now", "safety.take_up.feels_fine_now",
        "safety.take_up.got_away_now", "safety.take_up.alone_now", "safety.take_up.alone_ambulance",
    ];

    /// <summary>Id of the phrase that first answers a sign.</summary>
    public static string For(RiskRoute route, RiskLevel level, Told told = Told.None) => (route, level, told) switch
    {
        (RiskRoute.Bereavement or RiskRoute.PastOrDenied, _, _) => $"safety.{Names[route]}.implied",
        (_, RiskLevel.Soft, _) or (RiskRoute.Distress, _, _) => "safety.distress.soft",
        (RiskRoute.HarmToOthers, _, Told.Unwanted) => "safety.unwanted.first",
        (RiskRoute.MedicalEmergency, RiskLevel.Explicit, Told.Taken) => "safety.overdose.explicit",
        (RiskRoute.ImminentDanger, RiskLevel.Explicit, Told.Planned) => "safety.planned.explicit",
        (RiskRoute.SelfInjury, RiskLevel.Explicit, Told.NotToDie) => "safety.self_injury.not_to_die",
        (RiskRoute.Psychosis, _, Told.Bidding) => "safety.bidding.first",
        (RiskRoute.Psychosis, RiskLevel.Explicit, Told.Sleepless) => "safety.sleepless.first",
        (RiskRoute.MeansRequest, _, Told.Study) => "safety.study.first",
        (_, RiskLevel.Explicit, _) => $"safety.{Names[route]}.explicit",
        _ => $"safety.{Names[route]}.implied",
    };

    /// <summary>What answers thoughts of suicide that were told of plainly.</summary>
    internal static readonly ImmutableArray<string> HeardOfDying = [For(RiskRoute.SuicidalThoughts, RiskLevel.Explicit), For(RiskRoute.ImminentDanger, RiskLevel.Explicit, Told.Planned), SuicidalYes];

    internal static string NameOf(RiskRoute route) => Names[route];

    /// <summary>All phrases that the safety flow may say.</summary>
    public static IEnumerable<string> All()
    {
        var named = typeof(SafetyPhrases).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        return named.Append(SafetySteps.Company).Concat(States().SelectMany(In)).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> In(SafetyState state) =>
    [
        .. Enum.GetValues<RiskLevel>().Where(level => level != RiskLevel.None).Select(level => For(state.Route!.Value, level, state.Told)),
        .. SafetySteps.Of(state, isOwnLanguage: true),
        .. Enum.GetValues<SafetyRemark>().Select(remark => SafetyTakeUps.Of(remark, state)).OfType<string>(),
        SafetyReplies.Danger(state, isOwnLanguage: true),
        SafetyReplies.NoDanger(state, isOwnLanguage: true),
        .. Either.Select(isYes => SafetyReplies.Contact(state, isYes)),
    ];

    /// <summary>Every state of a talk that makes a difference to what is said in it.</summary>
    private static IEnumerable<SafetyState> States() =>
        from route in Enum.GetValues<RiskRoute>()
        from told in Enum.GetValues<Told>()
        where told == Told.None || told.Fits(route)
        from isUrgent in Either
        from areStepsTold in Either
        let state = new SafetyState { Route = route, Told = told, InDanger = isUrgent }
        select areStepsTold ? state with { Steps = [.. SafetySteps.Of(state, isOwnLanguage: true)] } : state;
}
