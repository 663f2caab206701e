using System.Text;

namespace SupportBot.Console.Vignettes;

/// <summary>A played case as a person would read it on a channel without cards: what they did behind a prompt, the replies below.</summary>
internal static class Transcript
{
    private const int Width = 110;

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
        string.Join("\n\n", turn.Replies.Prepend(turn.Did.Length == 0 ? "" : "> " + turn.Did).Where(part => part.Length > 0).Select(Wrap));

    private static string Wrap(string text) => string.Join('\n', text.Split('\n').Select(WrapLine));

    private static string WrapLine(string line)
    {
        var wrapped = new StringBuilder();
        var room = Width;
        foreach (var word in line.Split(' '))
        {
            if (room < Width && word.Length >= room)
            {
                wrapped.Append('\n');
                room = Width;
            }
            else if (room < Width)
            {
                wrapped.Append(' ');
                room--;
            }

            wrapped.Append(word);
            room -= word.Length;
        }

        return wrapped.ToString();
    }
}
