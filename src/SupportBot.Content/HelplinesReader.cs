using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Reads the helplines: who can be reached in which country, where the entry comes from and when it was last checked.</summary>
internal static class HelplinesReader
{
    private static readonly string[] Audiences =
        ["suicide", "abuse", "sexual_violence", "youth", "eating_disorder", "substance", "poison", "medical_advice", "lgbtq", "veterans", "native_american"];

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
        country.AllowOnly("name", "emergency", "emergency_note", "lines");
        var emergency = country.Text("emergency");
        if (emergency.Length > 0 && !(emergency.Length is >= 2 and <= 6 && emergency.All(char.IsAsciiDigit)))
            country.Optional("emergency")?.Error("'emergency' must be one number as dialled, such as \"112\": put others in 'emergency_note'");

        var lines = ImmutableArray.CreateBuilder<Helpline>();
        foreach (var (id, entry) in country.Required("lines")?.WithUniqueIds() ?? [])
        {
            if (!id.StartsWith(country.Key.ToLowerInvariant() + ".", StringComparison.Ordinal))
                entry.Error($"the id '{id}' must begin with '{country.Key.ToLowerInvariant()}.'");
            else if (!seen.TryAdd(id, entry.Line))
                entry.Error($"duplicate id '{id}': it is also at line {seen[id]}");
            lines.Add(ReadLine(id, entry));
        }

        return new CountryHelplines(country.Key, country.Text("name"), emergency, country.OptionalText("emergency_note"), lines.ToImmutable());
    }

    private static Helpline ReadLine(string id, YamlEntry entry)
    {
        entry.AllowOnly(
            "id", "name", "phone", "dial", "text", "chat", "url", "hours", "languages", "free", "audience", "note",
            "sources", "collected", "source_checked_on", "verified_on", "verified_by");
        foreach (var field in entry.Entries().Where(field => field.IsScalar && !field.IsNull))
        {
            if (WithdrawnNumbers.FindIn(field.Text()) is { } withdrawn)
                field.Error(withdrawn);
        }

        var line = new Helpline(
            id,
            entry.Text("name"),
            entry.OptionalText("phone"),
            entry.OptionalText("text"),
            Link(entry, "chat"),
            Link(entry, "url"),
            entry.OptionalText("hours"),
            entry.OptionalText("languages"),
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
        };
        Check(entry, line);
        return line;
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
}
