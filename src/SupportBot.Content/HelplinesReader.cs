using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Reads the helplines: who can be reached in which country, where the entry comes from and when it was last checked.</summary>
internal static partial class HelplinesReader
{
    private static readonly string[] Audiences =
        ["suicide", "abuse", "sexual_violence", "youth", "eating_disorder", "substance", "poison", "medical_advice", "lgbtq", "veterans", "native_american", "child_concern"];

    public static Helplines Read(YamlEntry root)
    {
        root.AllowOnly("world_directory", "countries");
        var byCountry = ImmutableSortedDictionary.CreateBuilder<string, CountryHelplines>(StringComparer.Ordinal);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var country in root.Required("countries")?.Entries() ?? [])
        {
            if (CountryReader.MustBeCode(country) && country.IsMap)
                byCountry[country.Key] = ReadCountry(country, lines);
            else if (!country.IsMap)
                country.Error($"'{country.Key}' must be a map with name, emergency and lines");
        }

        return new Helplines(byCountry.ToImmutable(), Link(root, "world_directory", required: true) ?? "");
    }

    private static CountryHelplines ReadCountry(YamlEntry country, Dictionary<string, int> seen)
    {
        country.AllowOnly("name", "emergency", "emergency_note", "zone", "lines");
        RefuseWithdrawn(country);
        var emergency = country.Text("emergency");
        if (emergency.Length > 0 && !(emergency.Length is >= 2 and <= 6 && emergency.All(char.IsAsciiDigit)))
            country.Optional("emergency")?.Error("'emergency' must be one number as dialled, such as \"112\": put others in 'emergency_note'");

        var zone = ReadZone(country);
        var lines = ImmutableArray.CreateBuilder<Helpline>();
        foreach (var (id, entry) in country.Required("lines")?.WithUniqueIds() ?? [])
        {
            if (!id.StartsWith(country.Key.ToLowerInvariant() + ".", StringComparison.Ordinal))
                entry.Error($"the id '{id}' must begin with '{country.Key.ToLowerInvariant()}.'");
            else if (!seen.TryAdd(id, entry.Line))
                entry.Error($"duplicate id '{id}': it is also at line {seen[id]}");
            lines.Add(ReadLine(id, entry, zone));
        }

        CheckPairs(country, lines);

        return new CountryHelplines(country.Key, country.Text("name"), emergency, country.OptionalText("emergency_note"), lines.ToImmutable());
    }

    private static Helpline ReadLine(string id, YamlEntry entry, TimeZoneInfo? zone)
    {
        entry.AllowOnly(
            "id", "name", "phone", "dial", "text", "chat", "url", "hours", "languages", "free", "audience", "place", "pair", "note",
            "check", "sources", "collected", "source_checked_on", "verified_on", "verified_by");
        RefuseWithdrawn(entry);
        var hours = entry.OptionalText("hours");
        var languages = entry.OptionalText("languages");
        var line = new Helpline(
            id,
            entry.Text("name"),
            entry.OptionalText("phone"),
            entry.OptionalText("text"),
            Link(entry, "chat"),
            Link(entry, "url"),
            hours,
            languages,
            entry.Optional("free") is { IsNull: false } free ? free.Flag() : null,
            ReadAudience(entry),
            entry.Required("sources")?.Names() ?? [],
            entry.Required("collected")?.Date() ?? default,
            entry.OptionalDate("source_checked_on"),
            entry.OptionalDate("verified_on"),
            entry.OptionalText("verified_by"))
        {
            Dial = entry.OptionalText("dial"),
            Note = entry.OptionalText("note"),
            Opening = OpeningHoursReader.Read(hours, zone),
            Speaks = [.. LanguageCode().Matches(languages ?? "").Select(code => code.Value)],
            Keywords = Keyword().Matches(languages ?? "").ToImmutableSortedDictionary(match => match.Groups["code"].Value, match => match.Groups["word"].Value, StringComparer.Ordinal),
            SpeaksMore = languages is not null && FurtherLanguages().IsMatch(languages),
            Place = entry.OptionalText("place"),
            Pair = entry.OptionalText("pair"),
            Check = entry.OptionalText("check"),
        };
        Check(entry, line);
        return line;
    }

    private static void RefuseWithdrawn(YamlEntry entry)
    {
        foreach (var field in entry.Entries().Where(field => field.IsScalar && !field.IsNull))
        {
            if (WithdrawnNumbers.FindIn(field.Text()) is { } withdrawn)
                field.Error(withdrawn);
        }
    }

    private static TimeZoneInfo? ReadZone(YamlEntry country)
    {
        if (country.OptionalText("zone") is not { } id)
            return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            return zone;
        country.Optional("zone")?.Error($"'{id}' is not a time zone known here: write it as IANA does, such as Europe/London, or install the tzdata package");
        return null;
    }

    private static void CheckPairs(YamlEntry country, IReadOnlyCollection<Helpline> lines)
    {
        foreach (var (id, entry) in country.Optional("lines")?.WithUniqueIds() ?? [])
        {
            if (entry.OptionalText("pair") is { } pair && (pair == id || lines.All(line => line.Id != pair)))
                entry.Optional("pair")?.Error($"'pair' must be the id of another line of {country.Key}");
        }
    }

    private static void Check(YamlEntry entry, Helpline line)
    {
        if (line is { Phone: null, Text: null, Chat: null, Url: null })
            entry.Error($"'{line.Id}' cannot be reached: give a phone, text, chat or url");
        if (line.Dial is { } dial && !dial.All(char.IsAsciiDigit))
            entry.Optional("dial")?.Error("'dial' must be digits alone");
        if (line.VerifiedOn is null != line.VerifiedBy is null)
            entry.Error("'verified_on' and 'verified_by' belong together: fill both or neither");
    }

    private static ImmutableArray<string> ReadAudience(YamlEntry entry)
    {
        if (entry.Required("audience") is not { } audience)
            return [];
        var names = audience.Names();
        foreach (var name in names)
            audience.MustBeKnown("audience", name, Audiences);
        return names;
    }

    private static string? Link(YamlEntry entry, string key, bool required = false)
    {
        var text = required ? entry.Text(key) : entry.OptionalText(key);
        if (text is { Length: > 0 } && !(Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps))
            entry.Optional(key)?.Error($"'{key}' must be an address that begins with https://");
        return text;
    }

    [GeneratedRegex("(?<![A-Za-z0-9])[a-z]{2,3}(?![A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageCode();

    [GeneratedRegex(@"\b(?<code>[a-z]{2}) \((?<word>[A-Z]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Keyword();

    /// <summary>Such as "20 languages", "ja + 10", "en; interpreters" and "multilingual".</summary>
    [GeneratedRegex("languages|lingual|interpret|[+]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FurtherLanguages();
}
