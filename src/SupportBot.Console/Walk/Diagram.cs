using System.Text;

namespace SupportBot.Console.Walk;

internal static class Diagram
{
    public static string Of(Walked walked)
    {
        var text = new StringBuilder();
        foreach (var way in walked.Ways.Pressed.OrderBy(w => w.From).ThenBy(w => w.To).ThenBy(w => w.Wish))
            text.Append("P ").Append(way).Append('\n');
        foreach (var way in walked.Ways.Said.OrderBy(w => w.Wish).ThenBy(w => w.From).ThenBy(w => w.To))
            text.Append("S ").Append(way).Append('\n');
        foreach (var way in walked.Ways.Safety.Order())
            text.Append("X ").Append(way).Append('\n');
        return text.ToString();
    }
}
