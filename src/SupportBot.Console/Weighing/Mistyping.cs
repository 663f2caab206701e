namespace SupportBot.Console.Weighing;

/// <summary>Types a text as people type in haste: letters left out, doubled or swapped in one long word of four, no capitals and no marks.</summary>
internal sealed class Mistyping
{
    private const int ShortestWord = 4;
    private const int OneIn = 4;

    private readonly Random _random = new(5);

    public string In(string text)
    {
        var words = text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Length >= ShortestWord && _random.Next(OneIn) == 0)
                words[i] = Slip(words[i], _random.Next(1, words[i].Length - 1));
        }

        return string.Join(' ', words).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
            .Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
    }

    private string Slip(string word, int at) => _random.Next(3) switch
    {
        0 => word.Insert(at, word[at].ToString()),
        1 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        _ => word.Remove(at, 1),
    };
}
