using System.Collections.Immutable;
using SupportBot.Conversation;
using SupportBot.Understanding.Risk;
using SupportBot.Understanding.Text;

namespace SupportBot.Content.Risk;

/// <summary>
/// Reads <c>Locales/&lt;locale&gt;/risk/*.yaml</c>. A file may hold <c>lists</c> (named phrases for patterns), <c>cues</c> (phrases by kind of
/// <see cref="RiskCueKind"/>) and <c>rules</c>. Lists are shared by the files of a locale; <c>lists.yaml</c> comes first, the others by name.
/// </summary>
public static class RiskRuleLoader
{
    /// <param name="localesDirectory">Folder with one folder for each locale.</param>
    /// <param name="errors">Every fault found is added, with file and line; with any fault the result must not be used.</param>
    public static RiskRuleBook Load(string localesDirectory, ICollection<ContentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var locales = Directory.GetDirectories(localesDirectory).Order(StringComparer.Ordinal)
            .Select(locale => new LocaleRules(Path.GetFileName(locale), Path.Combine(locale, "risk"))).ToList();
        Parallel.ForEach(locales, locale => locale.Read());
        var faults = locales.SelectMany(locale => locale.Errors).ToList();

        var rules = locales.SelectMany(locale => locale.Rules).ToList();
        if (rules.Count == 0 && faults.Count == 0)
            faults.Add(new ContentError(localesDirectory, 0, "no risk rules found: expected files such as en/risk/suicidal-thoughts.yaml"));
        foreach (var fault in faults)
            errors.Add(fault);
        return new RiskRuleBook(
            new RiskRules(rules, locales.SelectMany(locale => locale.Cues).ToList()),
            [.. locales.SelectMany(locale => locale.Examples)]);
    }

    private sealed class LocaleRules(string locale, string directory)
    {
        private readonly PatternLists _lists = new();
        private readonly HashSet<string> _ids = [];

        public List<RiskRule> Rules { get; } = [];

        public List<RiskCue> Cues { get; } = [];

        public List<RiskExample> Examples { get; } = [];

        public List<ContentError> Errors { get; } = [];

        public void Read()
        {
            if (!Directory.Exists(directory))
                return;
            var files = Directory.GetFiles(directory, "*.yaml")
                .OrderBy(file => Path.GetFileName(file) != "lists.yaml").ThenBy(file => file, StringComparer.Ordinal).ToList();
            var roots = files.Select(Open).OfType<YamlEntry>().ToList();
            foreach (var root in roots)
                root.AddLists(_lists);
            foreach (var root in roots)
            {
                ReadCues(root);
                foreach (var rule in root.Optional("rules")?.Items() ?? [])
                    ReadRule(rule);
            }
        }

        private YamlEntry? Open(string file)
        {
            using var text = File.OpenText(file);
            var root = YamlEntry.Load(file, text, Errors);
            root?.AllowOnly("lists", "cues", "rules");
            return root;
        }

        private void ReadCues(YamlEntry root)
        {
            foreach (var kind in root.Optional("cues")?.Entries() ?? [])
            {
                if (!Enum.TryParse<RiskCueKind>(kind.Key, ignoreCase: true, out var parsed))
                    kind.Error($"'{kind.Key}' is not one of {string.Join(", ", Enum.GetNames<RiskCueKind>())}");
                Cues.AddRange(kind.Patterns(_lists).Select(pattern => new RiskCue(parsed, locale, pattern)));
            }
        }

        private void ReadRule(YamlEntry entry)
        {
            entry.AllowOnly("id", "route", "level", "patterns", "unless", "softer", "with", "and_with", "never", "tense_free", "hiding", "illness", "unwanted", "veiled", "passive", "everyday", "after_distress", "means", "match", "miss");
            var rule = new RiskRule
            {
                Id = entry.Text("id"),
                Language = locale,
                Route = entry.Required("route")?.Member<RiskRoute>() ?? default,
                Level = entry.Required("level")?.Member<RiskLevel>() ?? default,
                Patterns = entry.Required("patterns") is { } patterns ? patterns.Patterns(_lists) : [],
                Unless = entry.Optional("unless") is { } unless ? unless.Patterns(_lists) : [],
                Softer = entry.Optional("softer") is { } softer ? softer.Patterns(_lists) : [],
                With = [.. new[] { entry.Optional("with"), entry.Optional("and_with") }.OfType<YamlEntry>().Select(group => group.Patterns(_lists))],
                Never = entry.Optional("never") is { } never ? never.Patterns(_lists) : [],
                IsTenseFree = entry.Optional("tense_free")?.Flag() ?? false,
                IsIllness = entry.Optional("illness")?.Flag() ?? false,
                IsUnwanted = entry.Optional("unwanted")?.Flag() ?? false,
                IsVeiled = entry.Optional("veiled")?.Flag() ?? false,
                IsPassive = entry.Optional("passive")?.Flag() ?? false,
                IsHiding = entry.Optional("hiding")?.Flag() ?? false,
                IsEveryday = entry.Optional("everyday")?.Flag() ?? false,
                OnlyAfterDistress = entry.Optional("after_distress")?.Flag() ?? false,
                IsMeans = entry.Optional("means")?.Flag() ?? false,
            };
            if (!_ids.Add(rule.Id))
                entry.Error($"the rule '{rule.Id}' is defined twice");
            if (rule.IsMeans != (entry.OptionalText("level") is "none"))
                entry.Error("'level: none' and 'means: true' belong together");
            if (rule is { IsEveryday: true, Level: not RiskLevel.Soft })
                entry.Error("'everyday: true' belongs to 'level: soft'");
            Rules.Add(rule);
            ReadExamples(entry, rule);
        }

        private void ReadExamples(YamlEntry entry, RiskRule rule)
        {
            var matching = Examples.Count;
            foreach (var text in entry.Required("match")?.Items() ?? [])
                Examples.Add(new RiskExample(text.File, text.Line, rule, text.Text(), Matches: true));
            if (Examples.Count == matching)
                entry.Error($"the rule '{rule.Id}' needs at least one example that it matches");
            foreach (var text in entry.Optional("miss")?.Items() ?? [])
                Examples.Add(new RiskExample(text.File, text.Line, rule, text.Text(), Matches: false));
        }
    }
}
