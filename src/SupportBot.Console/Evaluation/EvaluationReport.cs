using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SupportBot.Console.Evaluation;

/// <summary>What the evaluation showed, as tables of Markdown.</summary>
internal sealed class EvaluationReport
{
    private readonly StringBuilder _text = new();

    private EvaluationReport()
    {
    }

    /// <summary>One row for each set, then each set in detail.</summary>
    public static string Of(ImmutableArray<Findings> sets)
    {
        var report = new EvaluationReport();
        report.Tallies("set", [.. sets.Select(set => set.All)]);
        foreach (var set in sets)
            report.Detail(set);
        return report._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Detail(Findings set)
    {
        _text.Append(CultureInfo.InvariantCulture, $"### {set.Set}\n\nRows played: {set.Rows}. Passed over: {set.Skipped}.");
        _text.Append(set.Turns.IsEmpty ? "\n\n" : $" Several turns are judged by the {set.Judge}.\n\n");
        Outcomes("called for", set.Expected);
        foreach (var group in set.Groups)
            Tallies(group.By, group.Tallies);
        Routes(set.Routes);
        Tallies("several turns", set.Turns);
        Outcomes("not judged", set.Unjudged);
        Misses(set.Misses ?? []);
    }

    private void Tallies(string name, ImmutableArray<Tally> tallies) => Table(
        tallies,
        [name, "rows", "acted", "acted or check-in", "alarm", "needless check-in", "escalated", "ignored"],
        tally =>
        [
            tally.Name, Text(tally.Rows), tally.Acted.OutOf, tally.Helped.OutOf, tally.Alarms.OutOf, tally.NeedlessCheckIns.OutOf,
            tally.Escalated.OutOf, tally.Ignored.OutOf,
        ]);

    private void Outcomes(string name, ImmutableArray<OutcomeTally> tallies) => Table(
        tallies,
        [name, "rows", "acted", "check-in", "nothing"],
        tally => [tally.Name, Text(tally.Rows), tally.Acted.OutOf, tally.CheckIn.OutOf, tally.Nothing.OutOf]);

    private void Routes(ImmutableArray<RouteTally> routes) => Table(
        routes,
        ["accepted route", "rows", "answered", "of these on the route", "answered as"],
        route =>
        [
            route.Name, Text(route.Rows), route.Answered.OutOf, route.OnRoute.OutOf,
            string.Join(", ", route.AnsweredAs.Select(answer => $"{answer.Route} {Text(answer.Rows)}")),
        ]);

    private void Misses(ImmutableArray<Miss> misses) => Table(
        misses,
        ["not right", "called for", "got", "on route", "label", "text"],
        miss => [miss.Id, Names.Of(miss.Expected), Names.Of(miss.Got), miss.Route ?? "", miss.Category, string.Join(" // ", miss.Turns)]);

    /// <summary>Nothing where there is no row.</summary>
    private void Table<T>(ImmutableArray<T> rows, ImmutableArray<string> heads, Func<T, string[]> cells)
    {
        if (rows.IsEmpty)
            return;
        Row(heads);
        Row(heads.Select(head => head is "rows" ? "---:" : "---"));
        foreach (var row in rows)
            Row(cells(row).Select(Cell));
        _text.Append('\n');
    }

    private void Row(IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
