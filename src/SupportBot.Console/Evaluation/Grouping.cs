namespace SupportBot.Console.Evaluation;

/// <summary>A way to count rows that belong together.</summary>
internal sealed record Grouping(string Name, Func<SafetyRow, string?> Of)
{
    public static readonly Grouping[] All =
    [
        new("label", row => row.Category),
        new("manner", row => row.Manner),
        new("route", row => row.Route),
        new("english", row => row.English),
    ];
}
