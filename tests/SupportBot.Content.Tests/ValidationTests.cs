namespace SupportBot.Content.Tests;

public sealed class ValidationTests
{
    private const string Phrases = "Locales/en/phrases.yaml";
    private const string Safety = "Locales/en/safety.yaml";
    private const string Modalities = "Locales/en/modalities.yaml";
    private const string Comparisons = "Locales/en/comparisons.yaml";
    private const string Questions = "Locales/en/questions.yaml";
    private const string Outcomes = "Locales/en/outcomes.yaml";
    private const string Matching = "Locales/en/matching.yaml";
    private const string Signs = "Locales/en/signs.yaml";
    private const string Intents = "Locales/en/intents.yaml";
    private const string Countries = "Locales/en/countries.yaml";
    private const string Spanish = "Locales/es/safety.yaml";
    private const string SpanishLanguage = "Locales/es/language.yaml";
    private const string SpanishIntents = "Locales/es/intents.yaml";
    private const string Helplines = "Helplines/helplines.yaml";

    /// <summary>File, text to be broken, what it is broken into, a text on the line that must be named, and what must be said.</summary>
    public static TheoryData<string, string, string, string, string> Faults => new()
    {
        { Phrases, "  thanks:", "  thanks: &x", "thanks: &x", "anchors and aliases are not allowed" },
        { Phrases, "  thanks:", "  welcome:", "  welcome:", "uplicate key" },
        { Phrases, "You are welcome.", "\"\"", "- \"\"", "'thanks' is empty" },
        { Phrases, "You are welcome.", "\"  \"", "- \"  \"", "'thanks' is empty" },
        { Phrases, "You are welcome.", "[nested]", "- [nested]", "'thanks' must be text" },
        { Phrases, "You are welcome.", "You are welcome, {name}.", "- Glad", "all wordings need the same" },
        { Phrases, "guide of {organisation}", "guide of {organisation", "guide of", "a placeholder is not closed" },
        { Phrases, "guide of {organisation}", "guide of {Two words}", "guide of", "a placeholder is not closed" },
        { Phrases, "You are welcome.", "Call 1-800-273-8255.", "Call", "withdrawn or wrong number" },
        { Phrases, "covers: [33]", "cover: [33]", "cover: [33]", "unknown key 'cover': expected one of wordings, covers" },
        { Phrases, "covers: [33]", "covers: [0]", "covers: [0]", "whole numbers from 1" },
        { Phrases, "phrases:", "texts:", "texts:", "'phrases' is missing" },
        { Safety, "  safety.implied:", "  thanks:", "  thanks:", "duplicate id 'thanks': it is also at Locales/en/phrases.yaml:4" },
        { "Locales/en/labels.yaml", "Show all options", "[a, b]", "menu:", "'menu' must be text" },
        { Modalities, "    what: Talks with a coach.\n", "", "- id: coaching", "'what' is missing" },
        { Modalities, "name: Coaching", "nam: Coaching", "nam: Coaching", "unknown key 'nam'" },
        { Modalities, "fits: [A clear goal]", "fits: A clear goal", "fits: A clear goal", "'fits' must be a list" },
        { Modalities, "fits: [A clear goal]", "fits: []", "fits: []", "'fits' is empty" },
        { Modalities, "- id: coaching", "- id: therapy", "- id: therapy", "duplicate id 'therapy'" },
        { Comparisons, "      coaching: A coach\n", "", "cells:\n      therapy: A therapist", "the cell for 'coaching' is missing" },
        { Comparisons, "coaching: A coach", "coachng: A coach", "coachng", "unknown modality 'coachng': expected one of therapy, coaching" },
        { Questions, "    choices:", "    choice:", "- id: concern", "'choices' is missing" },
        { Questions, "      - id: other\n        label: Something else\n        reason: it is something else\n", "", "choices:", "has 2 choices: offer 3 to 6" },
        { Questions, "- id: goal", "- id: low_mood", "- id: low_mood", "duplicate id 'low_mood'" },
        { Questions, "also: [feeling down, sad]", "also: []", "also: []", "'also' is empty" },
        { Questions, "also: [feeling down, sad]", "also: [\"\"]", "also: [", "'also' must list texts" },
        { Questions, "label: A goal", "labl: A goal", "labl", "unknown key 'labl'" },
        { Questions, "questions:", "contradictions: [[concern.low_mood, concern.goal]]\nquestions:", "contradictions:", "a contradiction is a pair of answers to two questions" },
        { Questions, "questions:", "contradictions: [[concern.low_mood]]\nquestions:", "contradictions:", "a contradiction is a pair of answers to two questions" },
        { Questions, "questions:", "contradictions: [[concern.low_mood, goal.clear]]\nquestions:", "contradictions:", "unknown answer 'goal.clear'" },
        { Outcomes, "modalities: [therapy]", "modalities: [theraphy]", "modalities: [theraphy]", "unknown modality 'theraphy'" },
        { Outcomes, "directory: self_help", "directory: shelf", "- id: self_help", "unknown directory kind 'shelf'" },
        { Outcomes, "      - How do you work?\n", "", "- id: therapy", "'ask_provider' must list 3 questions" },
        { Matching, "max_questions: 6", "max_questions: 7", "max_questions", "'max_questions' must be a whole number from 1 to 6" },
        { Matching, "max_questions: 6", "max_questions: 0", "max_questions", "'max_questions' must be a whole number from 1 to 6" },
        { Matching, "max_questions: 6", "max_questions: many", "max_questions", "'max_questions' must be a number" },
        { Matching, "min_questions: 1", "min_questions: 2.5", "min_questions", "'min_questions' must be a whole number" },
        { Matching, "enough_belief: 0.8", "enough_belief: 1.2", "enough_belief", "'enough_belief' must be a number from 0 to 1" },
        { Matching, "low_belief: 0.4", "low_belief: 0.9", "max_questions", "'low_belief' must not be above 'enough_belief'" },
        { Matching, "self_help: 0.5", "selfhelp: 0.5", "selfhelp", "unknown outcome 'selfhelp': expected one of therapy, self_help" },
        { Matching, "self_help: 0.5", "self_help: NaN", "self_help", "'self_help' must be a number" },
        { Matching, "self_help: 0.5", "therapy: 0.5", "max_questions", "outcome 'self_help' can never be suggested" },
        { Matching, "priors:", "never_first: [{ outcomes: [selfhelp], with: [concern.goal] }]\npriors:", "never_first:", "unknown outcome 'selfhelp'" },
        { Matching, "priors:", "never_first: [{ outcomes: [self_help], with: [concern.gaol] }]\npriors:", "never_first:", "unknown answer 'concern.gaol'" },
        { Matching, "priors:", "never_first: [{ outcomes: [therapy], with: [concern.goal] }, { outcomes: [self_help], with: [concern.low_mood] }]\npriors:", "never_first:", "together they name all outcomes there are" },
        { Matching, "  concern:", "  concerns:", "concerns:", "unknown question 'concerns': expected one of concern" },
        { Matching, "    goal:", "    goals:", "goals:", "unknown choice of 'concern' 'goals': expected one of low_mood, goal, other" },
        { Matching, "therapy: -1.5", "therpy: -1.5", "therpy", "unknown outcome 'therpy'" },
        { Signs, "  concern:", "  concerns:", "concerns:", "unknown question 'concerns': expected one of concern" },
        { Signs, "    low_mood:", "    low_mod:", "low_mod:", "unknown choice of 'concern' 'low_mod': expected one of low_mood, goal, other" },
        { Signs, "@i_am sad", "(@i_am sad", "patterns:", "a ')' is missing" },
        { Signs, "@i_am sad", "@me sad", "patterns:", "there is no list named '@me'" },
        { Signs, "@i_am sad", "i ^ sad", "patterns:", "'^' at character 3 does not belong there" },
        { Signs, "      match: [I am sad]\n", "", "low_mood:", "'match' is missing" },
        { Signs, "miss:", "mis:", "mis:", "unknown key 'mis'" },
        { Intents, "modalities:", "times: {numbers: {half: 0.5}, units: {}, days: {}, weekdays: {}, after: after}\nmodalities:", "times:", "'half' must be a whole number from 0 to 1000" },
        { Intents, "modalities:", "times: {numbers: {}, units: {eon: 1e12}, days: {}, weekdays: {}, after: after}\nmodalities:", "times:", "'eon' must be a whole number from 0 to 1000" },
        { Intents, "modalities:", "times: {numbers: {}, units: {}, days: {today: 0, Today: 0}, weekdays: {}, after: after}\nmodalities:", "times:", "'Today' is there twice" },
        { Intents, "explain: [", "explains: [", "explains: [", "unknown intent 'explains'" },
        { Intents, "explain: [what is, tell me about]", "explain: what is", "explain:", "'explain' must be a list" },
        { Intents, "  coaching: [coaching, a coach]\n", "", "modalities:", "the names of 'coaching' are missing" },
        { Intents, "coaching: [coaching, a coach]", "coach: [coaching, a coach]", "coach:", "unknown modality 'coach'" },
        { Countries, "GB: [", "UK1: [", "UK1: [", "'UK1' is not a country" },
        { Countries, "[norway]", "[UK]", "[UK]", "'UK' already stands for GB" },
        { Spanish, "safety.implied:", "safety.implyed:", "safety.implyed", "unknown text 'safety.implyed'" },
        { Spanish, "{helpline}", "{organisation}", "{organisation}", "can only use the placeholders of the locale 'en': {helpline}" },
        { SpanishIntents, "  im_safe: [estoy a salvo]\n", "", "intents:", "'im_safe' is missing" },
        { SpanishLanguage, "common_words:", "words:", "words:", "unknown key 'words': expected one of common_words, alone, script" },
        { SpanishLanguage, "common_words: el y tú", "script: latin", "script: latin", "nothing tells this language from the others" },
        { SpanishLanguage, "common_words: el y tú", "script: cuneiform", "script: cuneiform", "'cuneiform' is not one of Latin, Devanagari, Han" },
        { SpanishLanguage, "alone: [hola]", "alone: hola", "alone: hola", "'alone' must be a list" },
        { SpanishIntents, "greet:", "greets:", "[hola]", "unknown intent 'greets'" },
        { SpanishIntents, "[basta]", "basta", "stop:", "'stop' must be a list" },
        { SpanishIntents, "[basta]", "[]", "stop:", "'stop' is empty" },
        { Helplines, "        sources:\n          - a list made for this test\n", "", "- id: gb.example", "'sources' is missing" },
        { Helplines, "sources: [a list made for this test]", "sources: []", "sources: []", "'sources' is empty" },
        { Helplines, "        collected: 2026-01-02\n        source_checked_on: 2026-01-01\n", "", "- id: gb.example", "'collected' is missing" },
        { Helplines, "source_checked_on: 2026-01-01", "source_checked_on: last week", "last week", "must be a date such as" },
        { Helplines, "        verified_by: A tester\n", "", "- id: gb.example", "'verified_on' and 'verified_by' belong together" },
        { Helplines, "audience: [abuse]", "audience: [abused]", "audience: [abused]", "unknown audience 'abused'" },
        { Helplines, "- id: gb.other", "- id: gb.example", "- id: gb.example", "duplicate id 'gb.example'" },
        { Helplines, "- id: gb.other", "- id: other", "- id: other", "must begin with 'gb.'" },
        { Helplines, "url: https://other.example", "hours: 24/7", "- id: gb.other", "'gb.other' cannot be reached" },
        { Helplines, "url: https://other.example", "url: other.example", "url: other.example", "'url' must be an address that begins with https://" },
        { Helplines, "url: https://other.example", "phone: \"0800-0113\"", "phone: \"0800-0113\"", "withdrawn or wrong number" },
        { Helplines, "url: https://other.example", "phone: \"1393\"", "phone: \"1393\"", "withdrawn or wrong number" },
        { Helplines, "dial: \"01632960001\"", "dial: 01632 960001", "dial:", "'dial' must be digits alone" },
        { Helplines, "emergency: \"999\"", "emergency: 999 or 112", "999 or 112", "'emergency' must be one number as dialled" },
        { Helplines, "    emergency: \"112\"\n", "", "TR:", "'emergency' is missing" },
        { Helplines, "  TR:", "  Turkey:", "Turkey:", "'Turkey' is not a country" },
        { Helplines, "free: true", "free: perhaps", "free: perhaps", "'free' must be true or false" },
        { Helplines, "emergency_note: \"998 test\"", "zone: Europe/Londn", "Europe/Londn", "'Europe/Londn' is not a time zone" },
        { Helplines, "emergency_note: \"998 test\"", "emergency_note: 7333 police", "7333", "withdrawn or wrong number" },
        { Helplines, "audience: [abuse]", "audience: [abuse]\n        pair: gb.nobody", "pair: gb.nobody", "'pair' must be the id of another line of GB" },
        { Helplines, "audience: [abuse]", "audience: [abuse]\n        pair: gb.other", "pair: gb.other", "'pair' must be the id of another line of GB" },
        { Helplines, "world_directory: https://helplines.example\n", "", "countries:", "'world_directory' is missing" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_file_line_and_fix(string file, string old, string broken, string lineMarker, string problem)
    {
        using var directory = new ContentDirectory().Replace(file, old, broken);

        var errors = directory.Errors();

        var line = directory.LineOf(file, lineMarker);
        errors.ShouldContain(
            error => error.File == file && error.Line == line && error.Problem.Contains(problem, StringComparison.Ordinal),
            $"line {line} of {string.Join(" | ", errors)}");
    }

    [Fact]
    public void All_faults_are_named_at_once_one_a_line_each_once()
    {
        using var directory = new ContentDirectory()
            .Replace(Questions, "label: A goal", "label: \"\"")
            .Replace(Matching, "max_questions: 6", "max_questions: 9")
            .Replace(Helplines, "audience: [abuse]", "audience: [all]");

        var fault = Should.Throw<ContentException>(directory.Load);

        fault.Errors.Select(error => error.File).ShouldBe([Helplines, Matching, Questions]);
        fault.Message.Split(Environment.NewLine).ShouldBe(fault.Errors.Select(error => error.ToString()));
        fault.Message.ShouldContain($"{Matching}:1: ");
    }

    [Fact]
    public void A_file_that_is_not_YAML_is_named_without_faults_that_only_follow_from_it()
    {
        using var directory = new ContentDirectory().Write(Modalities, "modalities:\n  - id: [therapy\n  - id: coaching\n");

        directory.Errors().ShouldAllBe(error => error.File == Modalities && error.Line > 0);
    }

    [Fact]
    public void An_alias_that_contains_itself_is_a_fault_and_no_crash()
    {
        using var directory = new ContentDirectory().Write(Phrases, "phrases: &x\n  a: *x\n");

        directory.Errors().ShouldContain(error => error.File == Phrases && error.Line > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("- a\n- list\n")]
    [InlineData("phrases:\n")]
    [InlineData("phrases: text\n")]
    [InlineData("phrases: {a: b}\n---\nphrases: {c: d}\n")]
    public void A_file_of_the_wrong_shape_is_a_fault(string text)
    {
        using var directory = new ContentDirectory().Write(Phrases, text);

        directory.Errors().ShouldContain(error => error.File == Phrases && error.Line > 0);
    }

    [Theory]
    [InlineData("Locales/en/phrases.yaml")]
    [InlineData("Locales/en/matching.yaml")]
    [InlineData("Locales/en/countries.yaml")]
    [InlineData("Locales/es/safety.yaml")]
    [InlineData("Locales/es/intents.yaml")]
    [InlineData("Helplines/helplines.yaml")]
    public void A_missing_file_is_a_fault(string file)
    {
        using var directory = new ContentDirectory().Delete(file);

        directory.Errors().ShouldContain(error => error.File == file && error.Problem.Contains("this file is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Locales/es/safty.yaml")]
    [InlineData("Locales/en/phrases.yml")]
    public void A_file_that_nothing_reads_is_a_fault(string file)
    {
        using var directory = new ContentDirectory().Write(file, "phrases: {a: b}").Write("Locales/en/.notes", "not content");

        directory.Errors().ShouldHaveSingleItem().ToString().ShouldStartWith($"{file}: nothing reads this file");
    }

    [Theory]
    [InlineData("xx")]
    [InlineData("")]
    [InlineData("../Locales/en")]
    public void A_locale_that_does_not_exist_is_a_fault_that_names_those_that_do(string locale)
    {
        using var directory = new ContentDirectory { Locale = locale };

        directory.Errors().ShouldHaveSingleItem().Problem.ShouldBe($"there is no locale '{locale}': set Organisation:Locale to one of en, es");
    }

    [Fact]
    public void A_directory_that_does_not_exist_is_a_fault()
    {
        var missing = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        Should.Throw<ContentException>(() => ContentLoader.Load(missing, "en", ContentDirectory.Organisation, RequiredPhrases.None))
            .Message.ShouldContain("Helplines/helplines.yaml: this file is missing");
    }

    [Fact]
    public void Texts_that_the_program_needs_are_demanded_by_name()
    {
        using var directory = new ContentDirectory
        {
            Required = new RequiredPhrases(["welcome", "goodbye", "label.stop"]) { InEveryLanguage = ["safety.implied", "safety.explicit", "label.menu"] },
        };

        directory.Errors().Select(error => error.ToString()).ShouldBe(
            [
                "Locales/en/labels.yaml: 'stop' is missing: the program needs this text",
                "Locales/en/phrases.yaml: 'goodbye' is missing: the program needs this text",
                "Locales/en/phrases.yaml: 'safety.explicit' is missing: the program needs this text",
                "Locales/es/labels.yaml: 'menu' is missing: the program needs this text",
                "Locales/es/safety.yaml: 'safety.explicit' is missing: the program needs this text",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_placeholder_that_the_program_cannot_fill_is_a_fault()
    {
        using var directory = new ContentDirectory { Required = RequiredPhrases.None with { Placeholders = ["helpline"] } };

        directory.Errors().ShouldHaveSingleItem().ToString()
            .ShouldBe($"{Phrases}:2: unknown placeholder {{organisation}}: expected one of {{helpline}}");
    }
}
