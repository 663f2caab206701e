using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Conversation.Safety;

/// <summary>The card with help for the person's country: the emergency number and at most three lines that fit the route.</summary>
internal static class CrisisCard
{
    private const int MostLines = 3;

    public static void Show(TurnBuilder turn)
    {
        var safety = turn.Session.Safety;
        var local = turn.Catalog.Helplines.Find(turn.Session.Country);
        turn.Show(
            CardIds.Crisis,
            ("country", local is null ? [] : [local.Country]),
            ("asks", turn.Session.Country is null ? ["true"] : []),
            ("lines", local is null ? [] : [.. Choose(local, safety.Route ?? RiskRoute.Distress, turn.Session.IsMinor).Select(line => line.Id)]),
            ("calm", safety is { IsOpen: false, Route: RiskRoute.Bereavement or RiskRoute.Distress } ? ["true"] : []),
            ("urgent", IsUrgent(safety) ? ["true"] : []));
    }

    /// <summary>
    /// Lines for the route, those open day and night and free of charge first. A route without a line of its own gets the general crisis
    /// lines; lines for one group of people only are left to those who ask for them, but for those of young people, which come first for them.
    /// </summary>
    internal static IEnumerable<Helpline> Choose(CountryHelplines country, RiskRoute route, bool young = false)
    {
        IEnumerable<Helpline> Lines(string audience) =>
            country.Lines.Where(line => line.Audience.Contains(audience) && !IsForOneGroup(line)).OrderBy(Rank);

        var chosen = route switch
        {
            // Abuse at home and sexual violence have lines of their own; both are shown, because nobody is asked which it was.
            RiskRoute.Abuse => [.. Lines("abuse").Take(1), .. Lines("sexual_violence").Take(1), .. Lines("abuse"), .. Lines("suicide")],
            RiskRoute.EatingDisorder => [.. Lines("eating_disorder"), .. Lines("suicide")],
            RiskRoute.MedicalEmergency => Lines("poison"),
            _ => Lines("suicide"),
        };
        var first = young && route != RiskRoute.MedicalEmergency ? ForYoung(country).Take(route == RiskRoute.Abuse ? 2 : 1) : [];
        return first.Concat(chosen).DistinctBy(line => line.Id).Take(MostLines);
    }

    /// <summary>Lines for everybody who is young, those for young people alone first.</summary>
    internal static IEnumerable<Helpline> ForYoung(CountryHelplines country) => country.Lines
        .Where(line => line.Audience.Contains("youth") && !line.Audience.Any(audience => audience is "lgbtq" or "veterans" or "native_american"))
        .OrderBy(line => line.Audience.Length)
        .ThenBy(Rank);

    private static bool IsForOneGroup(Helpline line) =>
        line.Audience.Any(audience => audience is "youth" or "lgbtq" or "veterans" or "native_american");

    private static int Rank(Helpline line)
    {
        var always = line.Hours?.StartsWith("24/7", StringComparison.Ordinal) == true;
        return (always ? 0 : 2) + (line.Free == true ? 0 : 1);
    }

    /// <summary>Life may be in danger now.</summary>
    internal static bool IsUrgent(SafetyState safety) =>
        safety.InDanger || safety.Route is RiskRoute.ImminentDanger or RiskRoute.MedicalEmergency;
}
