namespace SupportBot.Content.Tests;

public sealed class ContentLintTests
{
    private static readonly LoadedContent Content = ContentLoader.Load(AppContext.BaseDirectory, "en", ContentDirectory.Organisation, RequiredPhrases.None);

    public static TheoryData<string> Languages => [.. LintRules.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Sentences_are_short(string language)
    {
        var rules = LintRules.Read(language);

        Findings(language, wording => rules.LongSentences(wording.Text)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_uses_banned_words(string language)
    {
        var rules = LintRules.Read(language);

        Content.Texts.All(language)
            .SelectMany(text => text.Wordings.SelectMany(wording => rules.BannedIn(text.Id, wording.Text).Select(found => $"{wording.File}:{wording.Line}: {found}")))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Messages_read_at_the_grade_of_the_language_or_below(string language)
    {
        var rules = LintRules.Read(language);

        Findings(language, wording => rules.Grade(wording.Text) is { } grade && grade > rules.ReadingGrade ? [$"grade {grade:F1}: {wording.Text}"] : []).ShouldBeEmpty();
    }

    [Fact]
    public void Explanations_and_suggestions_read_as_a_whole_at_grade_6_or_below()
    {
        var rules = LintRules.Read("en");
        var pages = Content.Catalog.Modalities.Select(id => Page($"modality.{id}", "one_line", "what", "who", "first_meeting", "time", "is_not"))
            .Concat(Content.Catalog.Outcomes.Select(outcome => Page($"outcome.{outcome.Id}", "what", "will_not", "next_best_when", "first_step")));

        pages.Select(page => (page.Id, Grade: rules.Grade(page.Text)))
            .Where(page => page.Grade is not { } grade || grade > rules.ReadingGrade)
            .Select(page => $"{page.Id}: {page.Grade:F1}")
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_phrase_has_the_same_wording_twice(string language) =>
        Content.Texts.All(language)
            .Where(text => text.Wordings.Select(wording => wording.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() < text.Wordings.Length)
            .Select(text => text.Id)
            .ShouldBeEmpty();

    /// <summary>Courtesies of two words aside; of phrases such as <c>person.text</c> and <c>person.none</c> only one is ever said.</summary>
    [Fact]
    public void No_sentence_stands_in_two_phrases() =>
        Content.Texts.All()
            .Where(text => text.Wordings[0].File is "Locales/en/phrases.yaml" or "Locales/en/explanations.yaml")
            .SelectMany(text => text.Wordings.SelectMany(wording => Readability.Sentences(wording.Text, [])).Where(words => words.Length > 2)
                .Select(words => (Id: text.Id.StartsWith("person.", StringComparison.Ordinal) ? "person" : text.Id, Sentence: string.Join(' ', words))))
            .GroupBy(said => said.Sentence, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Select(said => said.Id).Distinct(StringComparer.Ordinal).Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(said => said.Id))}")
            .ShouldBeEmpty();

    private static string[] Findings(string language, Func<Wording, IEnumerable<string>> check) =>
        [.. Content.Texts.All(language).SelectMany(text => text.Wordings).SelectMany(wording => check(wording).Select(found => $"{wording.File}:{wording.Line}: {found}"))];

    private static (string Id, string Text) Page(string id, params IEnumerable<string> fields) =>
        (id, string.Join('\n', fields.Select(field => Content.Texts.Find($"{id}.{field}")!.Wordings[0].Text)));
}
