using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SupportBot.Console.Evaluation;

/// <summary>A set with what each of its rows got.</summary>
internal sealed record PlayedSet(SafetySet Set, ImmutableArray<PlayedRow> Rows)
{
    public int Skipped => Set.Rows.Length - Rows.Length;
}

/// <summary>What the evaluation showed, as tables of Markdown.</summary>
internal sealed class EvaluationReport
{
    private static readonly string[] TallyHeads =
        ["rows", "acted", "acted or check-in", "alarm", "check-in without need", "escalated", "ignored"];

    private readonly StringBuilder _text = new();

    private EvaluationReport()
    {
    }

    /// <summary>One row for each set, then each set in detail.</summary>
    public static string Of(ImmutableArray<PlayedSet> sets, ImmutableArray<Grouping> groupings, bool misses)
    {
        var report = new EvaluationReport();
        report.Tallies("set", sets.Select(set => Tally.Of(set.Set.Name, set.Rows)));
        foreach (var set in sets)
            report.Detail(set, groupings, misses);
        return report._text.ToString().TrimEnd('\n') + "\n";
    }

    private void Detail(PlayedSet set, ImmutableArray<Grouping> groupings, bool misses)
    {
        _text.Append("## ").Append(set.Set.Name).Append("\n\n");
        _text.Append(CultureInfo.InvariantCulture, $"{set.Rows.Length} rows played, {set.Skipped} passed over");
        _text.Append(set.Set.ByStrongest ? "; a talk counts by its strongest turn.\n\n" : ".\n\n");
        foreach (var grouping in groupings)
            Tallies(grouping.Name, grouping.Split(set.Rows).Select(group => Tally.Of(group.Key, [.. group])).Where(tally => tally.Rows > 0));
        Routes([.. set.Rows.Where(row => row.Row.Route is not null && row.Row.Need is not (Need.None or Need.Unjudged))]);
        Turns([.. set.Rows.Where(row => row.Row.Turns.Length > 1 && row.Row.Need != Need.Unjudged)]);
        Unjudged([.. set.Rows.Where(row => row.Row.Need == Need.Unjudged)]);
        if (misses)
            Misses([.. set.Rows.Where(row => !row.IsRight)]);
    }

    private void Tallies(string name, IEnumerable<Tally> tallies)
    {
        Head([name], TallyHeads);
        foreach (var tally in tallies)
        {
            Row(tally.Name, Text(tally.Rows), tally.Acted.OutOf, tally.Helped.OutOf, tally.Alarms.OutOf, tally.NeedlessCheckIns.OutOf,
                tally.Escalated.OutOf, tally.Ignored.OutOf);
        }

        End();
    }

    private void Routes(List<PlayedRow> rows)
    {
        if (rows.Count == 0)
            return;
        Head(["accepted route"], ["rows", "answered", "of these on the route"], ["answered as"]);
        foreach (var group in rows.GroupBy(row => row.Row.Route!, StringComparer.Ordinal))
        {
            var answered = group.Where(row => row.Outcome != Outcome.Nothing).ToList();
            var routes = answered.CountBy(row => row.Decisive.Route is { } route ? Names.Of(route) : "no route").OrderByDescending(route => route.Value);
            Row(group.Key, Text(group.Count()), new Share(answered.Count, group.Count()).OutOf,
                new Share(answered.Count(row => row.IsOnRoute), answered.Count).OutOf,
                string.Join(", ", routes.Select(route => $"{route.Key} {Text(route.Value)}")));
        }

        End();
    }

    private void Turns(List<PlayedRow> rows)
    {
        if (rows.Count == 0)
            return;
        Tallies("rows of several turns", [Tally.Of("at the last turn", rows, row => row.Last), Tally.Of("at any turn", rows, row => row.Strongest)]);
    }

    private void Unjudged(List<PlayedRow> rows)
    {
        if (rows.Count == 0)
            return;
        Head(["not judged"], ["rows", "acted", "check-in", "nothing"]);
        foreach (var group in rows.GroupBy(row => row.Row.Category, StringComparer.Ordinal))
        {
            var (outcomes, count) = (group.CountBy(row => row.Outcome).ToDictionary(), group.Count());
            Row([group.Key, Text(count), .. new[] { Outcome.Acted, Outcome.CheckIn, Outcome.Nothing }
                .Select(outcome => new Share(outcomes.GetValueOrDefault(outcome), count).OutOf)]);
        }

        End();
    }

    private void Misses(List<PlayedRow> rows)
    {
        Head(["not right", "called for", "got", "category", "text"], []);
        foreach (var row in rows)
        {
            var text = string.Join(" // ", row.Row.Turns).ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
            Row(row.Row.Id, Names.Of(row.Row.Need), Got(row), row.Row.Category, text);
        }

        End();
    }

    private static string Got(PlayedRow row) =>
        row.Decisive.Route is { } route ? $"{Names.Of(row.Outcome)}: {Names.Of(route)}" : Names.Of(row.Outcome);

    private void Head(ReadOnlySpan<string> words, ReadOnlySpan<string> numbers, params ReadOnlySpan<string> further)
    {
        Row([.. words, .. numbers, .. further]);
        Row([.. Enumerable.Repeat("---", words.Length), .. Enumerable.Repeat("---:", numbers.Length), .. Enumerable.Repeat("---", further.Length)]);
    }

    private void Row(params ReadOnlySpan<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private void End() => _text.Append('\n');

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
