using System.Text;

namespace SupportBot.Console;

/// <summary>Breaks what a person reads into lines for a document.</summary>
internal static class TextWrap
{
    private const int Width = 110;

    public static string Wrap(string text) => string.Join('\n', text.Split('\n').Select(WrapLine));

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
