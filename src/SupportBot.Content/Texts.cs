using System.Collections.Immutable;

namespace SupportBot.Content;

/// <param name="File">Relative to the content directory.</param>
/// <param name="Line">From 1.</param>
public sealed record Wording(string Text, string File, int Line);

/// <param name="Id">Such as <c>welcome.first</c>, <c>label.help_now</c>, <c>modality.therapy.fits.0</c> or <c>question.concern.low_mood.label</c>.</param>
/// <param name="Wordings">At least one; all have the same placeholders.</param>
public sealed record Text(string Id, ImmutableArray<Wording> Wordings);

/// <summary>
/// The words of one locale, and those that replies to a sign of risk need in every other language. Immutable; the same arguments always
/// give the same text.
/// </summary>
public sealed class Texts
{
    private const string LastResort = "en";
    private static readonly ImmutableDictionary<string, string> NoArguments = ImmutableDictionary<string, string>.Empty;
    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Text>> _byLanguage;

    internal Texts(string locale, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Text>> byLanguage) =>
        (Locale, _byLanguage) = (locale, byLanguage);

    public string Locale { get; }

    /// <summary>The locale and the languages in which replies to a sign of risk exist.</summary>
    public IEnumerable<string> Languages => _byLanguage.Keys;

    /// <summary>All texts of the locale, or of another language, by id; empty for an unknown language.</summary>
    public IEnumerable<Text> All(string? language = null) =>
        _byLanguage.TryGetValue(language ?? Locale, out var texts) ? texts.Values : [];

    public Text? Find(string id) => Find(language: null, id);

    /// <returns>The text in that language, else in the locale, else in English, else null.</returns>
    public Text? Find(string? language, string id) =>
        _byLanguage.TryGetValue(LanguageOf(language, id), out var texts) ? texts.GetValueOrDefault(id) : null;

    /// <returns>The language of the text that <see cref="Find(string?, string)"/> gives; English when there is none.</returns>
    public string LanguageOf(string? language, string id)
    {
        foreach (var candidate in new[] { language, Locale })
        {
            if (candidate is not null && _byLanguage.TryGetValue(candidate, out var texts) && texts.ContainsKey(id))
                return candidate;
        }

        return LastResort;
    }

    /// <inheritdoc cref="Render(string?, string, int, IReadOnlyDictionary{string, string}?)"/>
    public string Render(string id, int wording = 0, IReadOnlyDictionary<string, string>? args = null) => Render(null, id, wording, args);

    /// <param name="language">ISO 639-1; null for the locale.</param>
    /// <param name="wording">From 0; begins again after the last, because languages may have different numbers of wordings.</param>
    /// <param name="args">Values by placeholder, without braces.</param>
    /// <exception cref="ArgumentException">There is no such text, or a placeholder has no value.</exception>
    public string Render(string? language, string id, int wording, IReadOnlyDictionary<string, string>? args = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wording);
        var text = Find(language, id) ?? throw new ArgumentException($"there is no text '{id}'", nameof(id));
        return Placeholders.Fill(id, text.Wordings[wording % text.Wordings.Length].Text, args ?? NoArguments);
    }
}
