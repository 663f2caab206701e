using System.Collections.Immutable;
using System.Text.Json;

namespace SupportBot.Conversation.Safety;

/// <summary>Which phrase takes up what a person says beside the danger.</summary>
internal static class SafetyTakeUps
{
    /// <summary>Said after a no to a doctor.</summary>
    public static readonly ImmutableArray<string> NoDoctor = ["safety.take_up.no_doctor", "safety.take_up.no_doctor_sleepless"];

    /// <summary>
    /// Whether a step may stand beside what takes this up. It may not where the person puts things off or says no, and not where the words hold
    /// a step already.
    /// </summary>
    public static bool LeavesRoom(SafetyRemark remark) => remark is
        SafetyRemark.Somebody or SafetyRemark.Alone or SafetyRemark.NotBelieved or SafetyRemark.Real or SafetyRemark.Unnoticed or SafetyRemark.Unheard
        or SafetyRemark.Private or SafetyRemark.Stays or SafetyRemark.Afraid or SafetyRemark.Judged or SafetyRemark.AsksHow or SafetyRemark.OwnFault or SafetyRemark.Burden
        or SafetyRemark.NoSleep or SafetyRemark.WornDown or SafetyRemark.NoWords or SafetyRemark.Relief;

    /// <summary>Words to say to somebody are in it, so that no further ones stand beside it.</summary>
    public static bool HoldsWords(SafetyRemark remark) => remark is SafetyRemark.Somebody or SafetyRemark.NoWords or SafetyRemark.AsksHow or SafetyRemark.Afraid or SafetyRemark.Judged or SafetyRemark.WornDown;

    /// <summary>Whether it answers the question for somebody.</summary>
    public static bool SaysWhoIsThere(SafetyRemark remark) => remark is SafetyRemark.Somebody or SafetyRemark.Alone or SafetyRemark.Private;

    /// <summary>What takes up something that the person said beside the danger, or null where the next step comes first.</summary>
    internal static string? Of(SafetyRemark remark, SafetyState safety)
    {
        if (remark == SafetyRemark.Called)
            return "safety.take_up.called";
        // While life is in danger only what brings help sooner comes before the next step.
        return CrisisCard.IsUrgent(safety) && !safety.HasCalled ? Now(remark, safety) : Calmly(remark, safety);
    }

    private static string? Now(SafetyRemark remark, SafetyState safety) => remark switch
    {
        SafetyRemark.Somebody when !MayBeTheDanger(safety) => "safety.take_up.somebody_now",
        SafetyRemark.CannotSpeak => "safety.take_up.cannot_speak_now",
        SafetyRemark.FeelsFine when safety.Route == RiskRoute.MedicalEmergency => "safety.take_up.feels_fine_now",
        SafetyRemark.FeelsFine => "safety.take_up.feels_calm_now",
        SafetyRemark.PutAway => "safety.take_up.put_away_now",
        SafetyRemark.GotAway => "safety.take_up.got_away_now",
        SafetyRemark.Alone => safety.Route == RiskRoute.MedicalEmergency ? "safety.take_up.alone_ambulance" : "safety.take_up.alone_now",
        _ => null,
    };

    private static string? Calmly(SafetyRemark remark, SafetyState safety) => (remark, safety.Route) switch
    {
        (SafetyRemark.None or SafetyRemark.FeelsFine or SafetyRemark.Assent, _) => null,
        // How a call goes is the next step, where it was not told.
        (SafetyRemark.AsksHow, _) when !SafetySteps.ToldOfTheCall(safety) => null,
        (SafetyRemark.Relief, not RiskRoute.SelfInjury) => null,
        (SafetyRemark.Somebody, RiskRoute.Abuse) => "safety.take_up.somebody_abuse",
        (SafetyRemark.Somebody, RiskRoute.ConcernForOther) => "safety.take_up.somebody_other",
        (SafetyRemark.Somebody, _) when MayBeTheDanger(safety) => null,
        (SafetyRemark.Stays, not RiskRoute.Abuse) => null,
        (SafetyRemark.OwnFault, RiskRoute.Abuse) => "safety.take_up.own_fault_abuse",
        (SafetyRemark.NoWords, RiskRoute.ConcernForOther) => "safety.take_up.no_words_other",
        (SafetyRemark.NoDoctor, _) when safety.Told == Told.Sleepless => "safety.take_up.no_doctor_sleepless",
        _ => $"safety.take_up.{Snake(remark)}",
    };

    /// <summary>Where a person is the danger, nobody is called in: the one who is named may be the one who is feared.</summary>
    private static bool MayBeTheDanger(SafetyState safety) =>
        safety.Route is RiskRoute.Abuse or RiskRoute.ImminentDanger || (safety.Route == RiskRoute.HarmToOthers && safety.Told != Told.Unwanted);

    /// <summary>Orders may be about the person who is named, as long as it was not said that they are not.</summary>
    internal static bool MayBeAboutThem(SafetyState safety, IReadOnlyDictionary<string, int> said) =>
        safety.Route == RiskRoute.Psychosis && !said.ContainsKey(SafetyPhrases.BiddingNotThem)
        && (safety.Told == Told.Bidding || (safety.Told == Told.Orders && said.ContainsKey(SafetyPhrases.BiddingYes)));

    private static string Snake(SafetyRemark remark) => JsonNamingPolicy.SnakeCaseLower.ConvertName(remark.ToString());
}
