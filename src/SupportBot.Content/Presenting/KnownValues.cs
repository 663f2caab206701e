using System.Globalization;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Placeholders that any text may use because their values hold for the whole service.</summary>
internal static class KnownValues
{
    /// <param name="language">Language of the text; null for the locale.</param>
    public static Dictionary<string, string> Of(Texts texts, Organisation organisation, string? language) => new(StringComparer.Ordinal)
    {
        ["organisation"] = organisation.Name,
        ["contact"] = organisation.Contact,
        ["days"] = Count(texts, language, organisation.Retention.SessionDays, "day", "days"),
        ["hours"] = organisation.Retention.LogHours is var hours && hours >= 48 && hours % 24 == 0
            ? Count(texts, language, hours / 24, "day", "days")
            : Count(texts, language, hours, "hour", "hours"),
    };

    private static string Count(Texts texts, string? language, int number, string one, string several) => texts.Render(
        language,
        number == 1 ? $"label.{one}" : $"label.{several}",
        0,
        new Dictionary<string, string>(StringComparer.Ordinal) { ["count"] = number.ToString(CultureInfo.InvariantCulture) });
}
