using System.Collections.Immutable;

namespace SupportBot.Conversation;

/// <summary>What a message tells that chooses among the words for a danger: scripts and steps hold only what was said. Of several in one message the first here that fits the danger counts.</summary>
public enum Told
{
    None,

    /// <summary>Something was swallowed or injected.</summary>
    Taken,

    /// <summary>An illness or injury, such as a heart attack.</summary>
    Illness,

    /// <summary>Thoughts of harming somebody that are feared and not wanted.</summary>
    Unwanted,

    /// <summary>Rape or another sexual assault.</summary>
    Sexual,

    /// <summary>Voices that order harm.</summary>
    Orders,

    /// <summary>Orders of which it is not told what they are about.</summary>
    Bidding,

    /// <summary>Nights without sleep.</summary>
    Sleepless,

    /// <summary>Being followed or watched.</summary>
    Followed,

    /// <summary>Alcohol beside thoughts of dying.</summary>
    Drink,

    /// <summary>A wish not to be here, with no word of suicide.</summary>
    NotToBeHere,

    /// <summary>A plan, a day or letters of goodbye.</summary>
    Planned,

    /// <summary>Hurting oneself, and no wish to die, said in one.</summary>
    NotToDie,

    /// <summary>A paper, a story or work as the reason for a question about means.</summary>
    Study,

    /// <summary>"I am depressed": help comes in view with the check-in.</summary>
    Depressed,

    /// <summary>A pain of the body that is no sign of danger.</summary>
    Pain,
}

/// <summary>Which danger what was told belongs to.</summary>
public static class Tellings
{
    private static readonly ImmutableDictionary<Told, RiskRoute> Routes = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create(Told.Taken, RiskRoute.MedicalEmergency),
        KeyValuePair.Create(Told.Illness, RiskRoute.MedicalEmergency),
        KeyValuePair.Create(Told.Unwanted, RiskRoute.HarmToOthers),
        KeyValuePair.Create(Told.Sexual, RiskRoute.Abuse),
        KeyValuePair.Create(Told.Orders, RiskRoute.Psychosis),
        KeyValuePair.Create(Told.Bidding, RiskRoute.Psychosis),
        KeyValuePair.Create(Told.Sleepless, RiskRoute.Psychosis),
        KeyValuePair.Create(Told.Followed, RiskRoute.Psychosis),
        KeyValuePair.Create(Told.Drink, RiskRoute.SuicidalThoughts),
        KeyValuePair.Create(Told.NotToBeHere, RiskRoute.SuicidalThoughts),
        KeyValuePair.Create(Told.Planned, RiskRoute.ImminentDanger),
        KeyValuePair.Create(Told.NotToDie, RiskRoute.SelfInjury),
        KeyValuePair.Create(Told.Study, RiskRoute.MeansRequest),
    ]);

    /// <summary>Whether what was told changes the words for the route.</summary>
    public static bool Fits(this Told told, RiskRoute? route) => Routes.TryGetValue(told, out var of) && of == route;
}
