using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversation.Content;

namespace SupportBot.Conversation.Safety;

/// <summary>The card with help for the person's country: the emergency number and what <see cref="LineChoice"/> finds for the route.</summary>
internal static class CrisisCard
{
    public static void Show(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        var local = turn.Catalog.Helplines.Find(turn.Session.Country);
        var need = NeedOf(turn);
        var lines = local is null ? [] : LineChoice.Choose(local, need);
        turn.Show(
            CardIds.Crisis,
            ("country", local is null ? [] : [local.Country]),
            ("asks", turn.Session.Country is null ? ["true"] : []),
            ("lines", [.. lines.Select(line => line.Id)]),
            ("now", [.. lines.SelectMany(line => Now(line, need.At))]),
            ("calm", safety is { IsOpen: false, Route: RiskRoute.Bereavement or RiskRoute.Distress } ? ["true"] : []),
            ("directory", local is not null && LineChoice.Misses(local, need) ? ["true"] : []),
            ("urgent", IsUrgent(safety) ? ["true"] : []));
    }

    /// <summary>Ids of the first lines of the card that answer now, at most two, for the words beside it.</summary>
    public static ImmutableArray<string> Reachable(TurnBuilder turn) => turn.Catalog.Helplines.Find(turn.Session.Country) is not { } local
        ? []
        : [.. LineChoice.Choose(local, NeedOf(turn)).Where(line => line is { Place: null } && line.Opening?.IsOpen(turn.Event.At) != false).Take(2).Select(line => line.Id)];

    private static Need NeedOf(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        return new Need(safety.Route ?? RiskRoute.Distress, turn.Event.At, turn.Language ?? turn.Session.Locale, turn.Session.IsMinor, safety.Told);
    }

    /// <summary>
    /// What the hours of a line mean at this moment: its id with "open", with "closed", or with "today" or "tomorrow" and a time. Nothing for a
    /// line that is always open or whose hours are not understood.
    /// </summary>
    private static IEnumerable<string> Now(Helpline line, DateTimeOffset at)
    {
        if (line.Opening is not { IsAlways: false } hours)
            return [];
        return hours.IsOpen(at) ? [$"{line.Id} open"] : hours.NextOpening(at) switch
        {
            { Days: 0 } today => [$"{line.Id} today {Written(today.Time)}"],
            { Days: 1 } tomorrow => [$"{line.Id} tomorrow {Written(tomorrow.Time)}"],
            _ => [$"{line.Id} closed"],
        };
    }

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Life may be in danger now.</summary>
    internal static bool IsUrgent(SafetyState safety) =>
        safety.InDanger || safety.Route is RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency;
}
