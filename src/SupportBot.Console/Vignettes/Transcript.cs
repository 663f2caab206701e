using System.Text;

namespace SupportBot.Console.Vignettes;

/// <summary>A played case as a person would read it on a channel without cards: what they did behind a prompt, the replies below.</summary>
internal static class Transcript
{
    public static string Of(Played played)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(played.Case.Id).Append("\n\n");
        text.Append("Acceptable: ").AppendJoin(", ", played.Case.Acceptable.Select(outcome => $"`{outcome}`"));
        text.Append(". Suggested: `").Append(played.Outcome).Append('`').Append(played.Unsure ? ", left to the person" : "").Append(".\n\n```text\n");
        text.AppendJoin("\n\n", played.Turns.Select(Of)).Append("\n```\n\n");
        return text.ToString();
    }

    private static string Of(Turn turn) =>
        string.Join("\n\n", turn.Replies.Prepend(turn.Did.Length == 0 ? "" : "> " + turn.Did).Where(part => part.Length > 0).Select(TextWrap.Wrap));
}
