using System.Globalization;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>What whoever runs the bot has to check about its helplines. It is told to operators, never to a person in need.</summary>
/// <param name="Today">Ages are counted up to this day.</param>
/// <param name="Days">A check counts as old beyond this many days.</param>
public sealed record HelplineReview(DateOnly Today, int Days)
{
    /// <returns>Why a line is to be checked, in words; nothing when the organisation has verified it within the time.</returns>
    public IReadOnlyList<string> Reasons(Helpline line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.VerifiedOn is { } verified)
            return IsOld(verified) ? [$"verified {Written(verified)}, {Age(verified)} days ago"] : [];

        List<string> reasons = ["not verified"];
        if (line.SourceCheckedOn is not { } source)
            reasons.Add("no source says that it checked");
        else if (IsOld(source))
            reasons.Add($"source checked {Written(source)}, {Age(source)} days ago");
        if (line.Check is { } check)
            reasons.Add($"check first: {check}");
        return reasons;
    }

    /// <summary>Whether the last that a source says of its check is too long ago, or nothing is said.</summary>
    public bool IsOld(DateOnly checkedOn) => Age(checkedOn) > Days;

    /// <summary>One line for those who look after the service, or null when every line is verified.</summary>
    public static string? Note(Helplines helplines)
    {
        ArgumentNullException.ThrowIfNull(helplines);
        var open = helplines.ByCountry.Values.SelectMany(country => country.Lines).Where(line => line.VerifiedOn is null).ToList();
        if (open.Count == 0)
            return null;
        var oldest = open.Min(line => line.SourceCheckedOn);
        var unsure = open.Count(line => line.SourceCheckedOn is null);
        return $"helplines: {open.Count} lines not verified by your organisation; "
            + (oldest is { } on ? $"oldest source check {Written(on)}; " : "")
            + $"{unsure} without a source that says it checked";
    }

    private int Age(DateOnly day) => Today.DayNumber - day.DayNumber;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
