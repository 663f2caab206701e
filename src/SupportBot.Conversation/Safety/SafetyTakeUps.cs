using System.Text.Json;

namespace SupportBot.Conversation.Safety;

/// <summary>Which phrase takes up what a person says beside the danger.</summary>
internal static class SafetyTakeUps
{
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
        SafetyRemark.GotAway => "safety.take_up.got_away_now",
        SafetyRemark.Alone => "safety.take_up.alone_now",
        _ => null,
    };

    private static string? Calmly(SafetyRemark remark, SafetyState safety) => (remark, safety.Route) switch
    {
        (SafetyRemark.None or SafetyRemark.FeelsFine, _) => null,
        (SafetyRemark.Somebody, RiskRoute.Abuse) => "safety.take_up.somebody_abuse",
        (SafetyRemark.Somebody, RiskRoute.ConcernForOther) => "safety.take_up.somebody_other",
        (SafetyRemark.Somebody, _) when MayBeTheDanger(safety) => null,
        (SafetyRemark.Stays, not RiskRoute.Abuse) => null,
        (SafetyRemark.NoWords, RiskRoute.ConcernForOther) => "safety.take_up.no_words_other",
        (SafetyRemark.NoDoctor, _) when safety.Told == Told.Sleepless => "safety.take_up.no_doctor_sleepless",
        _ => $"safety.take_up.{Snake(remark)}",
    };

    /// <summary>Where a person is the danger, nobody is called in: the one who is named may be the one who is feared.</summary>
    private static bool MayBeTheDanger(SafetyState safety) =>
        safety.Route is RiskRoute.Abuse or RiskRoute.ImminentDanger || (safety.Route == RiskRoute.HarmToOthers && safety.Told != Told.Unwanted);

    private static string Snake(SafetyRemark remark) => JsonNamingPolicy.SnakeCaseLower.ConvertName(remark.ToString());
}
