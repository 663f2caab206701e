using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Conversation.Safety;

/// <param name="At">Lines that are closed at this moment come last.</param>
/// <param name="Language">Lines that speak it come first.</param>
/// <param name="IsYoung">The person said that they are under 18: a line for young people comes first.</param>
/// <param name="Told">What was told beside the route, such as a rape: then lines for that come first.</param>
internal sealed record Need(RiskRoute Route, DateTimeOffset At, string Language, bool IsYoung = false, Told Told = Told.None);

/// <summary>
/// Chooses help for the crisis card: at most three resources that fit the route, those that can be reached now first. A resource is one line,
/// or the lines for several parts of a country together, because nobody is asked where in it they are.
/// </summary>
internal static class LineChoice
{
    private const int MostResources = 3;

    /// <summary>Of the general crisis lines beside those for the route, so that these stay on the card.</summary>
    private const int MostGeneral = 2;

    /// <returns>Lines in the order of the card; those of one resource stand together.</returns>
    public static ImmutableArray<Helpline> Choose(CountryHelplines country, Need need)
    {
        var general = Blocks(country, need, "suicide");
        var fitting = Fitting(country, need);
        if (need.IsYoung)
            fitting = [.. Young(country, need), .. fitting];
        List<Block> chosen = need.Told == Told.Drink
            ? [.. fitting, .. general.Take(MostGeneral), .. Blocks(country, need, "substance").Take(1)]
            : [.. fitting, .. need.Route == RiskRoute.MedicalEmergency ? [] : general.Take(fitting.Count == 0 ? MostResources : MostGeneral)];
        var resources = new List<Resource>();
        foreach (var resource in chosen.OrderBy(block => block.IsClosed(need.At)).SelectMany(block => block.Resources))
        {
            if (resources.Count < MostResources && !resource.Lines.All(line => resources.Exists(other => other.Lines.Contains(line))))
                resources.Add(resource);
        }

        // What fits best stays on the card also while it is closed.
        if (chosen is [var best, ..] && !resources.Contains(best.Resources[0]))
            resources[^1] = best.Resources[0];
        return [.. resources.OrderBy(resource => resource.IsClosed(need.At)).SelectMany(resource => resource.Lines).Distinct()];
    }

    /// <summary>The country has no line at all, or none for what was told: the list of lines of the world stands beside those it has, or alone.</summary>
    public static bool Misses(CountryHelplines country, Need need) =>
        (country.Lines.IsEmpty && need.Route != RiskRoute.MedicalEmergency)
        || (need is { Route: RiskRoute.Abuse, Told: Told.Sexual } && !country.Lines.Any(line => line.Place is null && line.Audience.Contains("sexual_violence")));

    /// <returns>The line that somebody under 18 is told of first, or null where the country has none.</returns>
    public static Helpline? ForYoung(CountryHelplines country, Need need) => Young(country, need).FirstOrDefault()?.Resources[0].Lines[0];

    private static List<Block> Fitting(CountryHelplines country, Need need)
    {
        var abuse = need.Route == RiskRoute.Abuse ? Blocks(country, need, "abuse") : [];
        return need switch
        {
            { Route: RiskRoute.Abuse, Told: Told.Sexual } => [.. Blocks(country, need, "sexual_violence").Take(1), .. abuse.Take(1).Select(block => new Block([block.Resources[0]]))],
            // Abuse at home and sexual violence have lines of their own; both are shown, because nobody is asked which it was.
            { Route: RiskRoute.Abuse } => [.. abuse.Take(1), .. Blocks(country, need, "sexual_violence").Take(1), .. abuse.Skip(1)],
            { Route: RiskRoute.EatingDisorder } => Blocks(country, need, "eating_disorder"),
            // Only the emergency number helps in an illness, and medical advice by phone is none in an emergency.
            { Route: RiskRoute.MedicalEmergency } => need.Told == Told.Illness
                ? []
                : [.. Blocks(country, need, "poison").Where(block => !block.IsFor("medical_advice"))],
            // A line for medical advice finds somebody to see the person; a listening line does not.
            { Route: RiskRoute.Psychosis } => Blocks(country, need, "medical_advice"),
            _ => [],
        };
    }

    /// <summary>The one line for young people that is nearest to the route. A poisoning has no such line.</summary>
    private static IEnumerable<Block> Young(CountryHelplines country, Need need) => need.Route == RiskRoute.MedicalEmergency
        ? []
        : Blocks(country, need, "youth").OrderBy(block => block.IsFor("abuse") != (need.Route == RiskRoute.Abuse)).Take(1);

    /// <summary>Lines for an audience with those shown beside them. Lines for one group of people only are left to those who ask for them.</summary>
    private static List<Block> Blocks(CountryHelplines country, Need need, string audience)
    {
        var lines = country.Lines.Where(line => line.Audience.Contains(audience) && !IsForAnotherGroup(line, audience)).ToList();
        var local = lines.Where(line => line.Place is not null).ToImmutableArray();
        var resources = lines.Where(line => line.Place is null).Select(line => new Resource([line])).ToList();
        if (!local.IsEmpty)
            resources.Add(new Resource(local));
        var leading = resources.Where(resource => !resource.Lines.Any(line => lines.Exists(other => other.Id == line.Pair)));
        return
        [
            .. leading
                .OrderBy(resource => resource.Lines[0].Place is not null)
                .ThenBy(resource => resource.Lines.Min(line => Rank(line, need)))
                .Select(resource => new Block([resource, .. resources.Where(other => other.Lines.Any(line => resource.Lines.Any(first => first.Id == line.Pair)))])),
        ];
    }

    private static bool IsForAnotherGroup(Helpline line, string audience) =>
        line.Audience.Any(group => group != audience && group is "youth" or "lgbtq" or "veterans" or "native_american");

    /// <summary>The language first, then open now or at any time, then free of charge.</summary>
    private static int Rank(Helpline line, Need need)
    {
        var open = line.Opening is not { } hours ? 1 : hours.IsOpen(need.At) ? 0 : 2;
        return (line.MaySpeak(need.Language) ? 0 : 8) + (open * 2) + (line.Free == true ? 0 : 1);
    }

    private sealed record Resource(ImmutableArray<Helpline> Lines)
    {
        public bool IsClosed(DateTimeOffset at) => Lines.All(line => line.Opening?.IsOpen(at) == false);
    }

    /// <summary>Resources that belong together, the leading one first.</summary>
    private sealed record Block(ImmutableArray<Resource> Resources)
    {
        public bool IsClosed(DateTimeOffset at) => Resources[0].IsClosed(at);

        public bool IsFor(string audience) => Resources[0].Lines[0].Audience.Contains(audience);
    }
}
