using System.Text;
using System.Text.Json;
using SupportBot.Conversation;

namespace SupportBot.Console.Walk;

/// <summary>The ways of a walk as a state diagram of Mermaid. What is possible nearly everywhere is drawn once.</summary>
internal static class Diagram
{
    public static string Of(Walked walked)
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        text.Append("  state \"any step\" as Anywhere\n");
        text.Append("  [*] --> New\n");
        foreach (var line in Edges(walked.Ways.Steps, "Anywhere", most: 4))
            text.Append("  ").Append(line).Append('\n');
        text.Append("  Anywhere --> Safety: a sign of risk, help_now, in_danger\n");
        text.Append("  state Safety {\n");
        text.Append("    state \"any phase\" as Within\n    [*] --> Open\n");
        foreach (var line in Edges(walked.Ways.Safety, "Within", most: 3))
            text.Append("    ").Append(line).Append('\n');
        text.Append("  }\n");
        text.Append("  Safety --> Anywhere: back to where the person was\n");
        return text.ToString();
    }

    /// <param name="most">From so many places on a wish counts as possible anywhere.</param>
    private static IEnumerable<string> Edges(IEnumerable<Way> ways, string anywhere, int most) =>
        from way in General(ways, anywhere, most)
        group way.Wish by (way.From, way.To) into edge
        orderby edge.Key.From == anywhere descending, edge.Key.From, edge.Key.To
        select $"{edge.Key.From} --> {edge.Key.To}: {string.Join(", ", edge.Distinct().Order().Select(Name))}";

    private static IEnumerable<Way> General(IEnumerable<Way> ways, string anywhere, int most) =>
        from way in ways
        group way by (way.Wish, way.To) into alike
        from way in alike.Count() >= most
            ? alike.Take(1).Select(way => way with { From = anywhere })
            : alike.Where(way => way.From != way.To || way.Wish is not (Intent.Helped or Intent.NotHelped or Intent.No))
        select way;

    private static string Name(Intent wish) => JsonNamingPolicy.SnakeCaseLower.ConvertName(wish.ToString());
}
