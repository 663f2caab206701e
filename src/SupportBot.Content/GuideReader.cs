using System.Collections.Immutable;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>Reads what the bot explains and suggests: modalities, their comparison and the outcomes.</summary>
internal sealed class GuideReader(TextsBuilder texts)
{
    private const int ProviderQuestions = 3;
    private static readonly string[] ModalityTexts = ["name", "one_line", "what", "who", "first_meeting", "time", "is_not"];
    private static readonly string[] ModalityLists = ["fits", "not_for"];
    private static readonly string[] OutcomeTexts = ["title", "what", "will_not", "next_best_when", "first_step"];

    public ImmutableArray<string>? ReadModalities(YamlEntry? root)
    {
        if (Section(root, "modalities") is not { } list)
            return null;
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var (id, entry) in list.WithUniqueIds())
        {
            var textId = $"modality.{id}";
            entry.AllowOnly(["id", "covers", .. ModalityTexts, .. ModalityLists]);
            foreach (var key in ModalityTexts)
                texts.AddField(textId, entry, key);
            foreach (var key in ModalityLists)
                texts.AddList(textId, entry, key);
            texts.AddCovers(textId, entry);
            ids.Add(id);
        }

        return ids.ToImmutable();
    }

    public ImmutableArray<string> ReadAspects(YamlEntry? root, ImmutableArray<string>? modalities)
    {
        if (Section(root, "aspects") is not { } list)
            return [];
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var (id, entry) in list.WithUniqueIds())
        {
            var textId = $"aspect.{id}";
            entry.AllowOnly("id", "name", "cells", "covers");
            texts.AddField(textId, entry, "name");
            texts.AddCovers(textId, entry);
            if (entry.Required("cells") is { } cells)
                ReadCells(textId, cells, modalities);
            ids.Add(id);
        }

        return ids.ToImmutable();
    }

    public ImmutableArray<Outcome>? ReadOutcomes(YamlEntry? root, ImmutableArray<string>? modalities)
    {
        if (Section(root, "outcomes") is not { } list)
            return null;
        return [.. list.WithUniqueIds().Select(item => ReadOutcome(item.Id, item.Entry, modalities))];
    }

    private void ReadCells(string textId, YamlEntry cells, ImmutableArray<string>? modalities)
    {
        foreach (var cell in cells.Entries())
        {
            if (cell.MustBeKnown("modality", cell.Key, modalities))
                texts.AddField(textId, cells, cell.Key);
        }

        foreach (var missing in (modalities ?? []).Where(modality => cells.Optional(modality) is null))
            cells.Error($"the cell for '{missing}' is missing: every aspect compares all modalities");
    }

    private Outcome ReadOutcome(string id, YamlEntry entry, ImmutableArray<string>? modalities)
    {
        var textId = $"outcome.{id}";
        entry.AllowOnly(["id", "modalities", "directory", "ask_provider", "covers", .. OutcomeTexts]);
        foreach (var key in OutcomeTexts)
            texts.AddField(textId, entry, key);
        texts.AddCovers(textId, entry);
        if (texts.AddList(textId, entry, "ask_provider") is not (0 or ProviderQuestions))
            entry.Error($"'ask_provider' must list {ProviderQuestions} questions");

        var parts = entry.Required("modalities")?.Items().ToArray() ?? [];
        var directory = entry.Text("directory");
        if (directory.Length > 0)
            entry.MustBeKnown("directory kind", directory, OrganisationReader.Kinds);
        return new Outcome(
            id,
            [.. parts.Where(part => part.MustBeKnown("modality", part.Text(), modalities)).Select(part => part.Text())],
            directory);
    }

    private static YamlEntry? Section(YamlEntry? root, string key)
    {
        root?.AllowOnly(key);
        return root?.Required(key);
    }
}
