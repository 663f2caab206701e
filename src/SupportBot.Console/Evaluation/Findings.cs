using System.Collections.Immutable;

namespace SupportBot.Console.Evaluation;

/// <summary>What a set showed: the members of a line of <c>evaluate --json</c> (docs/console.md).</summary>
/// <param name="Rows">Number of rows that were played.</param>
/// <param name="Skipped">Number of rows that the mapping passes over.</param>
/// <param name="Judge">Whether a talk of several turns was judged by its <c>last</c> or its <c>strongest</c> turn.</param>
/// <param name="All">All judged rows.</param>
/// <param name="Expected">What the judged rows got, by what they called for.</param>
/// <param name="Groups">The judged rows by each grouping that was asked for.</param>
/// <param name="Routes">The rows that called for something and name their route.</param>
/// <param name="Turns">The judged rows of several turns: at the last turn, and at any; empty where there are none.</param>
/// <param name="Unjudged">What the other rows got, by category.</param>
/// <param name="Misses">The rows that got the wrong thing, or null where they were not asked for.</param>
internal sealed record Findings(
    string Set,
    int Rows,
    int Skipped,
    string Judge,
    Tally All,
    ImmutableArray<OutcomeTally> Expected,
    ImmutableArray<Group> Groups,
    ImmutableArray<RouteTally> Routes,
    ImmutableArray<Tally> Turns,
    ImmutableArray<OutcomeTally> Unjudged,
    ImmutableArray<Miss>? Misses)
{
    public static Findings Of(SafetySet set, ImmutableArray<PlayedRow> played, ImmutableArray<Grouping> groupings, bool misses)
    {
        var judged = played.Where(row => row.Row.Need != Need.Unjudged).ToList();
        return new Findings(
            set.Name,
            played.Length,
            set.Rows.Length - played.Length,
            set.ByStrongest ? "strongest" : "last",
            Tally.Of(set.Name, judged),
            OutcomeTally.Of(judged.OrderBy(row => row.Row.Need), row => Names.Of(row.Row.Need)),
            [.. groupings.Select(grouping => Group.Of(grouping, judged))],
            RouteTally.Of(judged),
            InTurns([.. judged.Where(row => row.Row.Turns.Length > 1)]),
            OutcomeTally.Of(played.Except(judged), row => row.Row.Category),
            misses ? [.. judged.Where(row => !row.IsRight).Select(Miss.Of)] : null);
    }

    private static ImmutableArray<Tally> InTurns(List<PlayedRow> talks) => talks.Count == 0
        ? []
        : [Tally.Of("at the last turn", talks, row => row.Last), Tally.Of("at any turn", talks, row => row.Strongest)];
}

/// <summary>Rows that belong together, by a way to count them.</summary>
internal sealed record Group(string By, ImmutableArray<Tally> Tallies)
{
    /// <summary>In the order of the file.</summary>
    public static Group Of(Grouping grouping, List<PlayedRow> rows) =>
        new(grouping.Name, [.. rows.GroupBy(row => grouping.Of(row.Row) ?? "none", StringComparer.Ordinal).Select(group => Tally.Of(group.Key, [.. group]))]);
}

/// <summary>What rows of one kind got, whatever they called for.</summary>
internal sealed record OutcomeTally(string Name, int Rows, Share Acted, Share CheckIn, Share Nothing)
{
    public static ImmutableArray<OutcomeTally> Of(IEnumerable<PlayedRow> rows, Func<PlayedRow, string> kind) =>
        [.. rows.GroupBy(kind, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group.Select(row => row.Outcome)]))];

    private static OutcomeTally Of(string name, List<Outcome> outcomes) =>
        new(name, outcomes.Count, Share.In(outcomes, Outcome.Acted), Share.In(outcomes, Outcome.CheckIn), Share.In(outcomes, Outcome.Nothing));
}

/// <param name="Name">The accepted route, or several of which any will do.</param>
/// <param name="Answered">Rows that got the safety talk or a check-in.</param>
/// <param name="OnRoute">Of the answered: on an accepted route.</param>
/// <param name="AnsweredAs">Number of answers by their route, the most frequent first.</param>
internal sealed record RouteTally(string Name, int Rows, Share Answered, Share OnRoute, ImmutableArray<RouteCount> AnsweredAs)
{
    public static ImmutableArray<RouteTally> Of(IEnumerable<PlayedRow> judged) =>
        [.. judged.Where(row => row.Row is { Route: not null, Need: not Need.None })
            .GroupBy(row => row.Row.Route!, StringComparer.Ordinal).Select(group => Of(group.Key, [.. group]))];

    private static RouteTally Of(string name, List<PlayedRow> rows)
    {
        var answered = rows.Where(row => row.Outcome != Outcome.Nothing).ToList();
        return new RouteTally(
            name,
            rows.Count,
            new Share(answered.Count, rows.Count),
            new Share(answered.Count(row => row.IsOnRoute), answered.Count),
            [.. answered.CountBy(row => row.Route ?? "no route").OrderByDescending(route => route.Value).Select(route => new RouteCount(route.Key, route.Value))]);
    }
}

internal sealed record RouteCount(string Route, int Rows);

/// <summary>A row that got the wrong thing.</summary>
/// <param name="Route">That of the answer, or null.</param>
internal sealed record Miss(string Id, Need Expected, Outcome Got, string? Route, string Category, ImmutableArray<string> Turns)
{
    public static Miss Of(PlayedRow played) =>
        new(played.Row.Id, played.Row.Need, played.Outcome, played.Route, played.Row.Category, played.Row.Turns);
}
