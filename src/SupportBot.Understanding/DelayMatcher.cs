using System.Globalization;
using SupportBot.Conversation;
using SupportBot.Understanding.Text;

namespace SupportBot.Understanding;

/// <summary>Finds the day to come that a text names: "in two weeks", "3 days from now", "next month", "tomorrow", "on Monday".</summary>
internal sealed class DelayMatcher(TimeWords words)
{
    private const int MostCount = 1000;

    /// <returns>The first that is named, or null.</returns>
    public Delay? Find(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (At(tokens, i) is { } found)
                return found;
        }

        return null;
    }

    private Delay? At(IReadOnlyList<Token> tokens, int at)
    {
        var word = tokens[at].Text;
        if (words.Weekdays.TryGetValue(word, out var weekday))
            return new Delay(1, weekday);
        if (words.Days.TryGetValue(word, out var days))
            return new Delay(at > 0 && tokens[at - 1].Text == words.After ? days + 1 : days);
        return words.Units.TryGetValue(word, out var unit) && CountBefore(tokens, at) is { } count ? new Delay(count * unit) : null;
    }

    private int? CountBefore(IReadOnlyList<Token> tokens, int unit)
    {
        var at = unit - 1;
        while (at >= 0 && words.Between.Contains(tokens[at].Text))
            at--;
        if (at < 0)
            return null;
        if (words.Numbers.TryGetValue(tokens[at].Text, out var number))
            return number;
        return int.TryParse(tokens[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? Math.Min(digits, MostCount) : null;
    }
}
