using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding;
using SupportBot.Understanding.Text;

namespace SupportBot.Content;

/// <summary>Reads the ways in which people say intents, modalities and countries.</summary>
internal static class LexiconReader
{
    private static readonly ImmutableSortedDictionary<string, Intent> Intents = Enum.GetValues<Intent>()
        .Where(intent => intent != Intent.None)
        .ToImmutableSortedDictionary(SnakeCase, intent => intent, StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, SafetyRemark> Remarks = Enum.GetValues<SafetyRemark>()
        .Where(remark => remark != SafetyRemark.None)
        .ToImmutableSortedDictionary(SnakeCase, remark => remark, StringComparer.Ordinal);

    private static readonly ImmutableSortedDictionary<string, Told> ToldOf = Enum.GetValues<Told>()
        .Where(told => told != Told.None)
        .ToImmutableSortedDictionary(SnakeCase, told => told, StringComparer.Ordinal);

    /// <summary>Most days, or most of a unit, that one word may stand for.</summary>
    private const int LongestDelay = 1000;

    private static readonly string[] Keys =
    [
        "intents", "whole", "lists", "patterns", "while_asking", "at_suggestion", "corrections", "in_safety", "safety_answers", "not_calls", "remarks", "told", "under_18", "not_under_18",
        "times", "modalities",
    ];

    private static readonly ImmutableSortedSet<string> InSafety =
    [
        .. new[]
        {
            Intent.Yes, Intent.No, Intent.ImSafe, Intent.InDanger, Intent.Misunderstood, Intent.Stop, Intent.HelpNow, Intent.AreYouHuman,
        }.Select(SnakeCase),
    ];

    /// <summary>Ways to say intents and the names of modalities; the other parts of the lexicon are left empty.</summary>
    public static Lexicon ReadIntents(YamlEntry? root, ImmutableArray<string>? modalities)
    {
        root?.AllowOnly(Keys);
        var lists = new PatternLists();
        root?.AddLists(lists);
        var names = root?.Required("modalities");
        foreach (var missing in (modalities ?? []).Where(modality => names is { IsMap: true } && names.Optional(modality) is null))
            names?.Error($"the names of '{missing}' are missing: people need a word to ask about it");
        return new Lexicon(
            ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableArray<string>>>.Empty,
            Ways(root?.Required("intents")),
            NamesById(names, entry => entry.MustBeKnown("modality", entry.Key, modalities)),
            ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty)
        {
            WholeIntents = Ways(root?.Optional("whole")),
            IntentPatterns =
            [
                .. Patterns(root?.Optional("patterns"), at: null, lists),
                .. Patterns(root?.Optional("while_asking"), Step.Asking, lists),
                .. Patterns(root?.Optional("at_suggestion"), Step.Suggested, lists),
            ],
            Corrections = root?.Optional("corrections")?.Patterns(lists) ?? [],
            InSafety = Ways(root?.Optional("in_safety")),
            NotCalls = root?.Optional("not_calls")?.Names() ?? [],
            SafetyAnswers = [.. Patterns(root?.Optional("safety_answers"), at: null, lists)],
            Remarks =
            [
                .. (root?.Optional("remarks")?.Entries() ?? []).Where(entry => entry.MustBeKnown("remark", entry.Key, [.. Remarks.Keys]))
                    .Select(entry => new RemarkPatterns(Remarks[entry.Key], entry.Patterns(lists))),
            ],
            Told =
            [
                .. (root?.Optional("told")?.Entries() ?? []).Where(entry => entry.MustBeKnown("told", entry.Key, [.. ToldOf.Keys]))
                    .Select(entry => new ToldPatterns(ToldOf[entry.Key], entry.Patterns(lists))),
            ],
            Under18 = root?.Optional("under_18")?.Patterns(lists) ?? [],
            NotUnder18 = root?.Optional("not_under_18")?.Patterns(lists) ?? [],
            Times = ReadTimes(root?.Optional("times")),
        };
    }

    /// <summary>Of a language other than the locale's, the intents that matter while safety is open; its other intents are left aside.</summary>
    public static ImmutableSortedDictionary<Intent, ImmutableArray<string>> ReadSafetyIntents(YamlEntry? root)
    {
        root?.AllowOnly(Keys);
        var intents = root?.Required("intents");
        var ways = KnownIntents(intents).ToArray();
        foreach (var missing in InSafety.Where(key => intents is { IsMap: true } && intents.Optional(key) is null))
            intents?.Error($"'{missing}' is missing: while safety is open, people must be able to say it in this language");
        return ways.Where(entry => InSafety.Contains(entry.Key)).ToImmutableSortedDictionary(entry => Intents[entry.Key], entry => entry.Names());
    }

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadCountries(YamlEntry? root)
    {
        root?.AllowOnly("countries");
        var countries = NamesById(root?.Required("countries"), CountryReader.MustBeCode);
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (country, names) in countries)
        {
            foreach (var name in names)
            {
                if (!owners.TryAdd(name, country))
                    root?.Required("countries")?.Optional(country)?.Error($"'{name}' already stands for {owners[name]}: a name can stand for one country");
            }
        }

        return countries;
    }

    /// <summary>Words for days to come; a locale without them reads none, and people choose by a press.</summary>
    private static TimeWords ReadTimes(YamlEntry? times)
    {
        if (times is null)
            return TimeWords.None;
        times.AllowOnly("numbers", "units", "days", "weekdays", "between", "after");
        return new TimeWords(
            Words("numbers", entry => entry.WholeNumber(0, LongestDelay)),
            Words("units", entry => entry.WholeNumber(0, LongestDelay)),
            Words("days", entry => entry.WholeNumber(0, LongestDelay)),
            Words("weekdays", entry => entry.Member<DayOfWeek>()),
            [.. (times.Optional("between")?.Names() ?? []).Select(word => word.ToLowerInvariant())],
            times.Text("after").ToLowerInvariant());

        ImmutableSortedDictionary<string, T> Words<T>(string key, Func<YamlEntry, T> read)
        {
            var words = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
            foreach (var entry in times.Required(key)?.Entries() ?? [])
            {
                if (!words.TryAdd(entry.Key.ToLowerInvariant(), read(entry)))
                    entry.Error($"'{entry.Key}' is there twice: capital letters make no difference");
            }

            return words.ToImmutable();
        }
    }

    private static IEnumerable<YamlEntry> KnownIntents(YamlEntry? map) =>
        (map?.Entries() ?? []).Where(entry => entry.MustBeKnown("intent", entry.Key, [.. Intents.Keys]));

    private static ImmutableSortedDictionary<Intent, ImmutableArray<string>> Ways(YamlEntry? map) =>
        KnownIntents(map).ToImmutableSortedDictionary(entry => Intents[entry.Key], entry => entry.Names());

    private static IEnumerable<IntentPatterns> Patterns(YamlEntry? map, Step? at, PatternLists lists) =>
        KnownIntents(map).Select(entry => new IntentPatterns(Intents[entry.Key], at, entry.Patterns(lists)));

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> NamesById(YamlEntry? map, Func<YamlEntry, bool> accept) =>
        (map?.Entries() ?? []).Where(accept).ToImmutableSortedDictionary(entry => entry.Key, entry => entry.Names(), StringComparer.Ordinal);

    private static string SnakeCase<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
