using System.Collections.Immutable;
using SupportBot.Content;

namespace SupportBot.Web;

/// <summary>What the chat page says about itself and where it may be shown.</summary>
/// <param name="Guide">Name under which the bot speaks.</param>
/// <param name="Organisation">Whose employees or visitors are served; empty when the page should not say.</param>
/// <param name="Texts">What the page says itself.</param>
/// <param name="Options">Where it may be shown, and how it looks.</param>
public sealed record ChatPageSettings(string Guide, string Organisation, ChatPageTexts Texts, ChatPageOptions Options)
{
    /// <summary>Where the built widget is.</summary>
    public string WidgetFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "wwwroot", "widget");

    /// <param name="options">The section <c>ChatPage</c>.</param>
    /// <exception cref="ContentException">The texts of the page cannot be used.</exception>
    public static ChatPageSettings Of(SupportContent content, ChatPageOptions options)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new(content.Presenter.Label("guide"), content.Catalog.Organisation.Name, ChatPageTexts.Of(content), options);
    }
}

/// <summary>What the chat page says itself, in every language that has it.</summary>
/// <param name="Locale">Language of what the guide says, and of the page for those who ask for none of its languages.</param>
/// <param name="ByLanguage">Texts by language and key: those of <see cref="WebTexts"/> and what the guide says to people in danger.</param>
public sealed record ChatPageTexts(string Locale, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> ByLanguage)
{
    private static readonly (string Key, string Text)[] FromSafety =
    [
        ("help_now", "label.help_now"), ("emergency", "safety.emergency_unknown"), ("find_helpline", "safety.find_a_helpline"),
    ];

    public static ChatPageTexts Of(SupportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var texts = WebTexts.Load(AppContext.BaseDirectory);
        return new(content.Catalog.Locale, texts.ToImmutableSortedDictionary(
            language => language.Key,
            language => language.Value.SetItems(FromSafety.Select(safety =>
                KeyValuePair.Create(safety.Key, content.Texts.Render(language.Key, safety.Text, 0)))),
            StringComparer.Ordinal));
    }

    /// <param name="asked">Languages that somebody reads, best first, such as <c>pt-BR</c>.</param>
    /// <returns>The first that the page has, else the language of what the guide says, else English.</returns>
    public string Choose(params IEnumerable<string?> asked) =>
        asked.Append(Locale).Select(Primary).FirstOrDefault(ByLanguage.ContainsKey) ?? WebTexts.Measure;

    private static string Primary(string? language) => (language ?? "").Split('-', '_')[0].ToLowerInvariant();
}
