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

    /// <summary>Groups in the order of the file.</summary>
    public IEnumerable<IGrouping<string, PlayedRow>> Split(IEnumerable<PlayedRow> rows) => rows.GroupBy(row => Of(row.Row) ?? "none", StringComparer.Ordinal);
}
