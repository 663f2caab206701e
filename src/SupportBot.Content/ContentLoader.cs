using System.Collections.Immutable;
using SupportBot.Content.Risk;
using SupportBot.Conversation.Content;
using SupportBot.Understanding;

namespace SupportBot.Content;

/// <summary>
/// Reads and validates the content directory: <c>Locales/&lt;locale&gt;/*.yaml</c> and <c>Helplines/helplines.yaml</c>. Risk rules and cards
/// have readers of their own.
/// </summary>
public static class ContentLoader
{
    private const string HelplinesFile = "Helplines/helplines.yaml";
    private const string IntentsFile = "intents.yaml";
    private const string LanguageFile = "language.yaml";
    private static readonly string[] LocaleFiles =
    [
        PhraseReader.Phrases, PhraseReader.Safety, PhraseReader.Labels, IntentsFile, LanguageFile, "modalities.yaml", "comparisons.yaml", "explanations.yaml", "questions.yaml",
        "outcomes.yaml", "matching.yaml", "signs.yaml", "countries.yaml", TeamsTexts.File, WebTexts.File,
    ];

    /// <param name="directory">The content directory; the files are copied beside the program, so it is usually <see cref="AppContext.BaseDirectory"/>.</param>
    /// <param name="locale">Directory below <c>Locales</c> that has the whole content, such as <c>en</c>.</param>
    /// <param name="organisation">Checked by <see cref="OrganisationReader"/>.</param>
    /// <param name="required">Texts and placeholders that the code counts on.</param>
    /// <exception cref="ContentException">Names every fault with file, line and fix.</exception>
    public static LoadedContent Load(string directory, string locale, Organisation organisation, RequiredPhrases required)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(locale);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(required);

        var errors = new List<ContentError>();
        var files = new ContentFiles(directory, errors);
        var helplines = files.Read(HelplinesFile) is { } root ? HelplinesReader.Read(root) : null;
        var content = ReadLocale(files, locale, organisation, helplines, required);
        return errors.Count == 0 && content is not null
            ? content
            : throw new ContentException([.. errors.Distinct().OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line)]);
    }

    /// <returns>Null, with an error, when a file that the catalog is made of cannot be read.</returns>
    private static LoadedContent? ReadLocale(
        ContentFiles files, string locale, Organisation organisation, Helplines? helplines, RequiredPhrases required)
    {
        if (!files.Languages.Contains(locale, StringComparer.Ordinal))
        {
            files.Error(ContentFiles.InLocale(locale, ""), $"there is no locale '{locale}': set Organisation:Locale to one of {string.Join(", ", files.Languages)}");
            return null;
        }

        YamlEntry? Read(string name) => files.Read(ContentFiles.InLocale(locale, name));
        foreach (var language in files.Languages)
            files.AllowOnly(language, LocaleFiles);

        var texts = new TextsBuilder();
        var phrases = new PhraseReader(files, locale, required);
        phrases.ReadInto(texts);
        var guide = new GuideReader(texts);
        var modalities = guide.ReadModalities(Read("modalities.yaml"));
        var aspects = guide.ReadAspects(Read("comparisons.yaml"), modalities);
        var outcomes = guide.ReadOutcomes(Read("outcomes.yaml"), modalities);
        var explaining = new ExplanationReader(texts);
        explaining.Read(Read("explanations.yaml"));
        var asking = new QuestionReader(texts);
        var questionnaire = Read("questions.yaml");
        var questions = asking.ReadQuestions(questionnaire);
        var contradictions = QuestionReader.ReadContradictions(questionnaire, questions);
        var (matching, weighted) = Read("matching.yaml") is { } root ? QuestionReader.ReadMatching(root, questions, outcomes) : default;
        var (signs, signExamples) = SignReader.Read(Read("signs.yaml"), questions);
        var spoken = LexiconReader.ReadIntents(Read(IntentsFile), modalities);
        var inSafety = files.Languages.Where(language => language != locale).ToImmutableSortedDictionary(
            language => language, language => LexiconReader.ReadSafetyIntents(files.Read(ContentFiles.InLocale(language, IntentsFile))), StringComparer.Ordinal);
        var languages = files.Languages.Select(language => LanguageReader.Read(language, files.Read(ContentFiles.InLocale(language, LanguageFile))))
            .OfType<LanguageWords>().ToImmutableArray();
        var countries = LexiconReader.ReadCountries(Read("countries.yaml"));
        var rendered = phrases.ReadLanguages(texts.Texts);
        if (helplines is null || matching is null)
            return null;

        var catalog = new Catalog
        {
            Locale = locale,
            Wordings = texts.Texts.ToImmutableSortedDictionary(text => text.Key, text => text.Value.Wordings.Length, StringComparer.Ordinal),
            Modalities = modalities ?? [],
            Aspects = aspects,
            Explanations = [.. explaining.Explanations.Select(explanation => explanation.Id)],
            Questions = weighted,
            Contradictions = contradictions,
            Outcomes = outcomes ?? [],
            Matching = matching,
            Helplines = helplines,
            Organisation = organisation,
        };
        var lexicon = spoken with
        {
            Choices = asking.Ways,
            Countries = countries,
            SafetyIntents = inSafety,
            Explanations = explaining.Explanations,
            Signs = signs,
            Languages = languages,
            RiskWeights = RiskWeightsReader.Read(files, locale),
            AnswerWeights = AnswerWeightsReader.Read(files, locale, questions ?? []),
        };
        return new LoadedContent(catalog, rendered, lexicon, texts.Covered) { Examples = explaining.Examples, SignExamples = signExamples };
    }
}
