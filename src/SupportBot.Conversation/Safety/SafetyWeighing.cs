namespace SupportBot.Conversation.Safety;

/// <summary>What a sign means in the light of what was told before, and whether it opens a talk or belongs to the one that is open.</summary>
internal static class SafetyWeighing
{
    /// <summary>
    /// Reads a sign in the light of earlier ones: a second soft sign, one after danger that was told of, or a question about means after
    /// distress is taken as implied, unless the person has said no to the direct question since. A question about means from someone who
    /// stated danger plainly is as plain.
    /// </summary>
    public static (RiskLevel Level, RiskRoute Route) Weigh(RiskReading risk, SafetyState earlier)
    {
        if (risk.IsMet)
            return (RiskLevel.None, RiskRoute.Distress);
        if (risk.IsUnread)
            return (RiskLevel.Soft, RiskRoute.Distress);
        if (risk.MentionsMeans && (earlier.Distress || earlier.Route == RiskRoute.Bereavement) && risk.Level < RiskLevel.Explicit)
            return (earlier.IsOpen ? earlier.Level : RiskLevel.Implied, RiskRoute.MeansRequest);

        return (risk.Level, risk.Route) switch
        {
            (RiskLevel.None, _) => (RiskLevel.None, RiskRoute.Distress),
            (_, RiskRoute.Bereavement or RiskRoute.PastOrDenied) => (RiskLevel.Soft, risk.Route.Value),
            (RiskLevel.Soft, _) when !risk.IsEveryday && !risk.IsWeighed && earlier is { Distress: true, DirectDenied: false, IsOpen: false } => (RiskLevel.Implied, RiskRoute.SuicidalThoughts),
            (_, { } route) => (risk.Level, route),
            _ => (risk.Level, RiskRoute.Distress),
        };
    }

    /// <summary>
    /// Who has stated danger, or was just asked about it, is not asked again because of further signs. A plain statement is answered anew, and
    /// so is a sign of something that presses more than what the talk is about.
    /// </summary>
    public static bool IsPartOfOpenTalk(RiskLevel level, RiskRoute route, SafetyState safety) =>
        safety.IsOpen && level == RiskLevel.Implied && safety.Level >= RiskLevel.Implied && route != RiskRoute.MeansRequest
        && Pressing(route) <= Pressing(safety.Route)
        // What is feared for others says nothing of one's own life.
        && (route, safety.Route) is not (RiskRoute.SuicidalThoughts, RiskRoute.HarmToOthers);

    /// <summary>How much a danger presses. It chooses which of two is spoken of, and nothing else.</summary>
    public static int Pressing(RiskRoute? route) => route switch
    {
        null => 0,
        RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency => 3,
        RiskRoute.SuicidalThoughts or RiskRoute.SelfInjury or RiskRoute.MeansRequest or RiskRoute.HarmToOthers => 2,
        _ => 1,
    };
}
