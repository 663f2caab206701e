namespace SupportBot.Content;

internal static class CountryReader
{
    public static bool IsCode(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    public static bool MustBeCode(YamlEntry entry)
    {
        if (IsCode(entry.Key))
            return true;
        entry.Error($"'{entry.Key}' is not a country: use the two capital letters of ISO 3166-1, such as GB");
        return false;
    }
}
