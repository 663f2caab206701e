using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SupportBot.Conversation.Content;

namespace SupportBot.Console.Vignettes;

/// <summary>What a play of labelled cases showed, as tables of Markdown.</summary>
internal sealed class Report(Catalog catalog, ImmutableArray<Played> played)
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<string> _outcomes = [.. catalog.Outcomes.Select(outcome => outcome.Id), Vignette.Crisis];

    /// <summary>All tables.</summary>
    public static string Full(Catalog catalog, ImmutableArray<Played> played)
    {
        var report = new Report(catalog, played);
        report.Verdicts(detailed: true);
        report.Figures();
        report.Baselines();
        report.Confusion();
        return report._text.ToString();
    }

    /// <summary>The verdicts over all cases and over those in distress, and the figures.</summary>
    public static string Short(Catalog catalog, ImmutableArray<Played> played)
    {
        var report = new Report(catalog, played);
        report.Verdicts(detailed: false);
        report.Figures();
        return report._text.ToString();
    }

    /// <summary>Ids of the cases whose suggestion is not acceptable, with what was wanted and what came.</summary>
    public static string Misses(Catalog catalog, ImmutableArray<Played> played)
    {
        var report = new Report(catalog, played);
        report.Row("missed", "wanted", "got", "verdict");
        report.Rule(numbers: 0, words: 4);
        foreach (var miss in played.Where(one => one.Verdict != Verdict.Acceptable))
            report.Row(miss.Case.Id, string.Join(" or ", miss.Case.Acceptable), miss.Outcome, Name(miss.Verdict));
        return report.End();
    }

    private void Verdicts(bool detailed)
    {
        Row("cases", "number", "acceptable", "unacceptable", "neither");
        Rule(numbers: 4);
        Verdicts("all", _ => true);
        Verdicts("in distress", vignette => vignette.Distress);
        if (detailed)
        {
            foreach (var kind in Vignette.Kinds)
                Verdicts(kind, vignette => vignette.Kind == kind);
            foreach (var stratum in _outcomes)
                Verdicts(stratum, vignette => vignette.Stratum == stratum);
        }

        End();
    }

    private void Verdicts(string name, Func<Vignette, bool> belongs)
    {
        var group = played.Where(one => belongs(one.Case)).Select(one => one.Verdict).ToList();
        if (group.Count > 0)
            Row(name, Text(group.Count), Of(group, Verdict.Acceptable), Of(group, Verdict.Unacceptable), Of(group, Verdict.Neither));
    }

    private void Figures()
    {
        var asked = played.Where(one => one.Case.Acceptable[0] != Vignette.Crisis).Select(one => one.Questions).Order().ToList();
        Row("figure", "value");
        Rule(numbers: 1);
        Row("questions asked, median (crisis aside)", Text(Rank(asked, 0.5)));
        Row("questions asked, 90th percentile", Text(Rank(asked, 0.9)));
        Row("suggestions that left the choice between two to the person", Text(played.Count(one => one.Unsure)));
        Row("of these, with an acceptable one among the two", Text(played.Count(one => one.Unsure && (one.Verdict == Verdict.Acceptable || one.Case.Judge(one.Other!) == Verdict.Acceptable))));
        Row("answers read from the person's words that were theirs", $"{played.Sum(one => one.Agreed)} of {played.Sum(one => one.Agreed + one.Disagreed)}");
        End();
    }

    /// <summary>What one gets without asking anything.</summary>
    private void Baselines()
    {
        var best = _outcomes.MaxBy(outcome => played.Count(one => one.Case.Judge(outcome) == Verdict.Acceptable))!;
        Row("baseline", "acceptable", "unacceptable", "neither");
        Rule(numbers: 3);
        Baseline($"always {best}, the best constant answer", _ => best);
        Baseline("what the person asks for, else the best constant answer", vignette => vignette.Preference == Vignette.None ? best : vignette.Preference);
        End();
    }

    private void Baseline(string name, Func<Vignette, string> answer)
    {
        var verdicts = played.Select(one => one.Case.Judge(answer(one.Case))).ToList();
        Row(name, Of(verdicts, Verdict.Acceptable), Of(verdicts, Verdict.Unacceptable), Of(verdicts, Verdict.Neither));
    }

    private void Confusion()
    {
        string[] seldom = [Played.LateCrisis, Played.Nothing];
        var got = _outcomes.Concat(seldom.Where(outcome => played.Any(one => one.Outcome == outcome))).ToList();
        Row(["wanted first \\ suggested", .. got]);
        Rule(got.Count);
        foreach (var wanted in _outcomes)
        {
            var row = played.Where(one => one.Case.Stratum == wanted).CountBy(one => one.Outcome).ToDictionary();
            if (row.Count > 0)
                Row([wanted, .. got.Select(outcome => row.TryGetValue(outcome, out var count) ? Text(count) : "")]);
        }

        End();
    }

    private void Rule(int numbers, int words = 1) => Row([.. Enumerable.Repeat("---", words), .. Enumerable.Repeat("---:", numbers)]);

    private void Row(params ReadOnlySpan<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private string End() => _text.Append('\n').ToString();

    private static string Of(List<Verdict> verdicts, Verdict verdict) => new Share(verdicts.Count(one => one == verdict), verdicts.Count).ToString();

    private static string Name(Verdict verdict) => verdict == Verdict.Unacceptable ? "unacceptable" : "neither";

    /// <summary>The smallest number that at least this part of them do not exceed.</summary>
    private static int Rank(List<int> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(part * sorted.Count) - 1];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
