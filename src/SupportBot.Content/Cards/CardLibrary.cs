using System.Buffers;
using System.Collections.Frozen;
using SupportBot.Conversation;

namespace SupportBot.Content.Cards;

/// <summary>The card templates of a folder, by id: the file name without <c>.json</c>.</summary>
public sealed class CardLibrary
{
    private readonly FrozenDictionary<string, CardTemplate> _templates;

    private CardLibrary(FrozenDictionary<string, CardTemplate> templates) => _templates = templates;

    /// <param name="directory">Folder of the templates, such as <c>cards</c>.</param>
    /// <param name="errors">Receives every fault of every template, and an error for each required card that is missing.</param>
    public static CardLibrary Load(string directory, ICollection<ContentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var folder = Path.GetFileName(Path.TrimEndingDirectorySeparator(directory));
        var files = Directory.Exists(directory)
            ? Directory.GetFiles(directory, "*.json").ToDictionary(file => Path.GetFileNameWithoutExtension(file))
            : [];
        foreach (var missing in CardIds.All.Where(id => !files.ContainsKey(id)))
            errors.Add(new ContentError($"{folder}/{missing}.json", 0, $"is missing: there must be a template of that name in {directory}"));

        var templates = new Dictionary<string, CardTemplate>();
        foreach (var (id, path) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (CardTemplate.Compile($"{folder}/{id}.json", File.ReadAllBytes(path), errors) is { } template)
                templates.Add(id, template);
        }

        return new CardLibrary(templates.ToFrozenDictionary());
    }

    /// <inheritdoc cref="CardTemplate.Render"/>
    /// <exception cref="KeyNotFoundException">There is no such card.</exception>
    public void Render(string cardId, in CardValue data, IBufferWriter<byte> output)
    {
        if (!_templates.TryGetValue(cardId, out var template))
            throw new KeyNotFoundException($"there is no card '{cardId}'");
        template.Render(data, output);
    }
}
