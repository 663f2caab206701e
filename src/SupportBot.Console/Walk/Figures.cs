using System.Globalization;
using System.Reflection;
using System.Text;
using SupportBot.Content;
using SupportBot.Conversation;
using SupportBot.Conversation.Safety;

namespace SupportBot.Console.Walk;

/// <summary>What an editor wants to know of a walk, as a table of Markdown.</summary>
internal static class Figures
{
    /// <summary>Every phrase that the engine may say.</summary>
    public static IEnumerable<string> Phrases(SupportContent content) =>
        typeof(PhraseIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)
            .Concat(SafetyPhrases.All())
            .Concat(content.Catalog.Explanations.Select(explanation => $"explanation.{explanation}"))
            .Distinct();

    public static string Of(Walked walked, SupportContent content)
    {
        var text = new StringBuilder();
        var phrases = Phrases(content).ToList();
        Row(text, "what", "how many");
        Row(text, "---", "---:");
        Row(text, "states", walked.States);
        Row(text, "turns tried", walked.Transitions);
        Row(text, "states apart from the answers", walked.ControlStates);
        Row(text, "of these, with safety open", walked.InSafety);
        Row(text, "moves to the state that is farthest", walked.Depth);
        Row(text, "phrases said", $"{phrases.Count(walked.Phrases.Contains)} of {phrases.Count}");
        Row(text, "cards shown", $"{CardIds.All.Count(walked.Cards.Contains)} of {CardIds.All.Length}");
        Row(text, "different buttons pressed", walked.Buttons.Count);
        Row(text, "median number of questions to a suggestion", Median(walked.Questions));
        text.Append('\n');
        Row(text, "not said or shown in the walk", "why");
        Row(text, "---", "---");
        foreach (var id in phrases.Except(walked.Phrases).Concat(CardIds.All.Except(walked.Cards)))
            Row(text, $"`{id}`", Expected.Unsaid.GetValueOrDefault(id, "nobody knows"));
        text.Append('\n');
        Row(text, "outcome", "sets of answers that lead to it");
        Row(text, "---", "---:");
        foreach (var outcome in content.Catalog.Outcomes)
            Row(text, content.Texts.Render($"outcome.{outcome.Id}.title"), walked.Outcomes.GetValueOrDefault(outcome.Id));
        return text.ToString();
    }

    private static int Median(SortedDictionary<int, int> counts)
    {
        var half = (counts.Values.Sum() + 1) / 2;
        var seen = 0;
        return counts.FirstOrDefault(pair => (seen += pair.Value) >= half).Key;
    }

    private static void Row(StringBuilder text, string what, int number) => Row(text, what, number.ToString("N0", CultureInfo.InvariantCulture));

    private static void Row(StringBuilder text, string what, string value) => text.Append("| ").Append(what).Append(" | ").Append(value).Append(" |\n");
}
