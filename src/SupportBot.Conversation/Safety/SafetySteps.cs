using System.Collections.Immutable;

namespace SupportBot.Conversation.Safety;

/// <summary>The further help of a route, and what of it comes next.</summary>
public static class SafetySteps
{
    /// <summary>Company, for somebody who does not want a doctor.</summary>
    public const string Company = "safety.company.people";

    private const string Distance = "safety.suicidal_thoughts.distance";

    private const string GeneralPeople = "safety.help_now.people";

    /// <summary>For a wish not to be here, as long as nobody spoke of suicide: its words and places are not put on it.</summary>
    private static readonly ImmutableArray<string> NotToBeHere = ["safety.passive.call", "safety.passive.people"];

    private static readonly ImmutableArray<string> General = [SafetyPhrases.WhatHappens, GeneralPeople];

    private static readonly ImmutableArray<string> InEveryLanguage = [SafetyPhrases.Heard, SafetyPhrases.WhatHappens, SafetyPhrases.Barrier];

    /// <summary>Steps of those that have their own; the other step is that of the route.</summary>
    private static readonly ImmutableDictionary<Told, ImmutableArray<string>> StepsOfTold = ImmutableDictionary.CreateRange(
    [
        KeyValuePair.Create<Told, ImmutableArray<string>>(Told.Unwanted, ["safety.unwanted.call", "safety.unwanted.people"]),
        KeyValuePair.Create<Told, ImmutableArray<string>>(Told.Sexual, ["safety.sexual.call", "safety.sexual.people"]),
        KeyValuePair.Create<Told, ImmutableArray<string>>(Told.Orders, ["safety.orders.call", "safety.psychosis.people"]),
        KeyValuePair.Create<Told, ImmutableArray<string>>(Told.Sleepless, ["safety.sleepless.call", "safety.psychosis.people"]),
        KeyValuePair.Create<Told, ImmutableArray<string>>(Told.Followed, ["safety.followed.call", "safety.psychosis.people"]),
    ]);

    /// <summary>Who heard one of these is not asked for somebody any more.</summary>
    private static readonly ImmutableArray<string> KnowWhoIsThere =
    [
        SafetyPhrases.AskSomebody, SafetyPhrases.AskSomebodyElse, SafetyPhrases.ContactYes, SafetyPhrases.ContactNo, "safety.contact_yes_other",
        "safety.take_up.somebody", "safety.take_up.somebody_abuse", "safety.take_up.somebody_other", "safety.take_up.alone", "safety.take_up.private", SafetyPhrases.BiddingNotThem,
    ];

    /// <summary>
    /// What is told after the first reply, one at a time: what happens when one calls and words to begin with, then people beside the line. Who
    /// is in danger now is told how a call to the emergency number goes.
    /// </summary>
    /// <param name="isOwnLanguage">Replies are in the locale of the content; other languages have what fits every route.</param>
    /// <returns>Ids of phrases, in their order.</returns>
    public static ImmutableArray<string> Of(SafetyState safety, bool isOwnLanguage)
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
        if (safety.InDanger && route != RiskRoute.MedicalEmergency)
            route = RiskRoute.ImminentDanger;
        if (route == RiskRoute.SuicidalThoughts)
            return safety.Told == Told.NotToBeHere ? NotToBeHere : ["safety.suicidal_thoughts.call", "safety.suicidal_thoughts.people", Distance];
        return route != RiskRoute.ImminentDanger && StepsOfTold.TryGetValue(safety.Told, out var own)
            ? own
            : [$"safety.{SafetyPhrases.NameOf(route.Value)}.call", $"safety.{SafetyPhrases.NameOf(route.Value)}.people"];
    }

    /// <summary>The first step that was not told yet and is still fitting, with the state in which it is told; or null where none is left.</summary>
    /// <param name="isPeople">Only the step about people beside the line is asked for.</param>
    internal static (string Phrase, SafetyState After)? Next(SafetyState safety, IReadOnlyDictionary<string, int> said, bool isOwnLanguage, bool isPeople = false)
    {
        var next = Of(safety, isOwnLanguage).FirstOrDefault(step => !safety.Steps.Contains(step) && (!isPeople || AsksForContact(step)) && !(step == Distance && KnowsOfDistance(said)));
        return next is null ? null : (Fitting(next, safety, said), safety with { Steps = safety.Steps.Add(next) });
    }

    /// <summary>Whether the first step, how a call goes, was told.</summary>
    internal static bool ToldOfTheCall(SafetyState safety) => safety.Steps.Contains(Of(safety, isOwnLanguage: true)[0]);

    /// <summary>Distance was told after a no to the question about danger.</summary>
    private static bool KnowsOfDistance(IReadOnlyDictionary<string, int> said) =>
        said.ContainsKey(SafetyPhrases.NotDone) || said.ContainsKey(SafetyPhrases.NotDoneDrink);

    /// <summary>Who said no to a doctor is not sent to one again; while life may be in danger it stays.</summary>
    private static string Fitting(string step, SafetyState safety, IReadOnlyDictionary<string, int> said)
    {
        if (CrisisCard.IsUrgent(safety) || !SafetyTakeUps.NoDoctor.Any(said.ContainsKey))
            return step;
        if (AsksForContact(step))
            return Company;
        return safety.Told == Told.Sleepless ? "safety.psychosis.call" : step;
    }

    /// <summary>The question for somebody, or null where one was named, there is nobody, or it was asked before.</summary>
    internal static string? SomebodyQuestion(SafetyState safety, IReadOnlyDictionary<string, int> said)
    {
        if (KnowWhoIsThere.Any(said.ContainsKey))
            return null;
        return safety.Route is RiskRoute.Abuse or RiskRoute.HarmToOthers && safety.Told != Told.Unwanted ? SafetyPhrases.AskSomebodyElse : SafetyPhrases.AskSomebody;
    }

    internal static bool AsksForContact(string step) => step.EndsWith(".people", StringComparison.Ordinal);
}
