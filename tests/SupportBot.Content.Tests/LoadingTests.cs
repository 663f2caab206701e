using SupportBot.Conversation;

namespace SupportBot.Content.Tests;

public sealed class LoadingTests : IDisposable
{
    private readonly ContentDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_catalog_holds_ids_weights_and_counts()
    {
        var catalog = _directory.Load().Catalog;

        catalog.Locale.ShouldBe("en");
        catalog.Modalities.ShouldBe(["therapy", "coaching"]);
        catalog.Aspects.ShouldBe(["focus", "who"]);
        catalog.Wordings["thanks"].ShouldBe(2);
        catalog.Wordings["explain.shared"].ShouldBe(2);
        catalog.Wordings["question.concern.prompt"].ShouldBe(2);
        var question = catalog.Questions.ShouldHaveSingleItem();
        question.Choices.Select(choice => choice.Id).ShouldBe(["low_mood", "goal", "other"]);
        question.Find("goal")!.Weights["therapy"].ShouldBe(-1.5);
        question.Find("other")!.Weights.ShouldBeEmpty();
        catalog.Outcomes.Select(outcome => (outcome.Id, outcome.Directory)).ShouldBe([("therapy", "therapy"), ("self_help", "self_help")]);
        catalog.FindOutcome("therapy")!.Modalities.ShouldBe(["therapy"]);
        catalog.Matching.MaxQuestions.ShouldBe(6);
        catalog.Matching.MinQuestions.ShouldBe(1);
        catalog.Matching.EnoughBelief.ShouldBe(0.8);
        catalog.Matching.LowBelief.ShouldBe(0.4);
        catalog.Matching.Priors["self_help"].ShouldBe(0.5);
        catalog.Organisation.ShouldBe(ContentDirectory.Organisation);
    }

    [Fact]
    public void Helplines_carry_all_their_fields()
    {
        var helplines = _directory.Load().Catalog.Helplines;

        helplines.WorldDirectory.ShouldBe("https://helplines.example");
        helplines.Find("TR")!.Lines.ShouldBeEmpty();
        var country = helplines.Find("GB")!;
        (country.Name, country.Emergency, country.EmergencyNote).ShouldBe(("United Kingdom", "999", "998 test"));
        var line = country.Lines[0];
        (line.Id, line.Name, line.Phone, line.Dial).ShouldBe(("gb.example", "Example line", "01632 960 001, option 1", "01632960001"));
        (line.Text, line.Chat, line.Url).ShouldBe(("HELLO to 00000", "https://line.example/chat", "https://line.example"));
        (line.Hours, line.Languages, line.Free, line.Note).ShouldBe(("24/7", "en", true, "Under 19s."));
        line.Audience.ShouldBe(["suicide", "youth"]);
        line.Sources.ShouldBe(["a list made for this test"]);
        (line.Collected, line.SourceCheckedOn).ShouldBe((new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 1)));
        (line.VerifiedOn, line.VerifiedBy).ShouldBe((new DateOnly(2026, 1, 3), "A tester"));
        var other = country.Lines[1];
        (other.Phone, other.Free, other.SourceCheckedOn, other.VerifiedOn, other.VerifiedBy).ShouldBe((null, null, null, null, null));
    }

    [Fact]
    public void Every_field_becomes_a_text_with_its_place()
    {
        var texts = _directory.Load().Texts;

        texts.Render("label.help_now").ShouldBe("I need help now");
        texts.Render("modality.therapy.one_line").ShouldBe("Works on what hurts.");
        texts.Render("modality.therapy.fits.1").ShouldBe("Old pain");
        texts.Render("aspect.focus.name").ShouldBe("Focus");
        texts.Render("aspect.focus.coaching").ShouldBe("What to do next");
        texts.Render("question.concern.why").ShouldBe("So that I can point you the right way.");
        texts.Render("question.concern.low_mood.reason").ShouldBe("your mood has been low");
        texts.Render("outcome.therapy.ask_provider.2").ShouldBe("What does it cost?");
        texts.Find("thanks")!.Wordings[1].ShouldBe(
            new Wording("Glad to help.", "Locales/en/phrases.yaml", _directory.LineOf("Locales/en/phrases.yaml", "Glad to help.")));
        texts.Find("nothing").ShouldBeNull();
    }

    [Fact]
    public void The_lexicon_holds_the_ways_to_say_things()
    {
        var lexicon = _directory.Load().Lexicon;

        lexicon.Choices["concern"]["low_mood"].ShouldBe(["Low mood", "feeling down", "sad"]);
        lexicon.Choices["concern"]["goal"].ShouldBe(["A goal"]);
        lexicon.Intents[Intent.HelpNow].ShouldBe(["help now", "emergency"]);
        lexicon.Modalities["therapy"].ShouldBe(["therapy", "counselling"]);
        lexicon.Countries["GB"].ShouldBe(["uk", "england"]);
        lexicon.Countries["NO"].ShouldBe(["norway"]);
    }

    [Fact]
    public void The_lexicon_holds_what_matters_in_safety_in_every_other_language_and_nothing_else_of_it()
    {
        var spanish = _directory.Load().Lexicon.SafetyIntents.ShouldHaveSingleItem();

        spanish.Key.ShouldBe("es");
        spanish.Value.Keys.ShouldBe(
            [Intent.HelpNow, Intent.Stop, Intent.AreYouHuman, Intent.Yes, Intent.No, Intent.ImSafe, Intent.InDanger, Intent.Misunderstood]);
        spanish.Value[Intent.ImSafe].ShouldBe(["estoy a salvo"]);
    }

    [Fact]
    public void Entries_tell_which_distinctions_they_cover()
    {
        var covers = _directory.Load().Covers;

        covers["explain.shared"].ShouldBe([33]);
        covers["modality.therapy"].ShouldBe([1, 2]);
        covers["aspect.focus"].ShouldBe([23]);
        covers["question.concern"].ShouldBe([3, 10]);
    }

    [Fact]
    public void Placeholders_are_filled_and_a_missing_value_is_refused()
    {
        var texts = _directory.Load().Texts;
        var args = new Dictionary<string, string> { ["organisation"] = "{helpline} Works" };

        texts.Render("welcome", 0, args).ShouldBe("Hello, I am the automated guide of {helpline} Works.");
        Should.Throw<ArgumentException>(() => texts.Render("welcome")).Message.ShouldContain("{organisation}");
        Should.Throw<ArgumentException>(() => texts.Render("nothing")).Message.ShouldContain("'nothing'");
    }

    [Fact]
    public void A_reply_uses_the_asked_language_and_falls_back_to_the_locale_and_then_to_English()
    {
        var texts = _directory.Load().Texts;
        var args = new Dictionary<string, string> { ["helpline"] = "024" };

        texts.Languages.ShouldBe(["en", "es"]);
        texts.Render("es", "safety.implied", 1, args).ShouldBe("Gracias por decirlo. Puedes llamar a 024.");
        texts.Render("es", "thanks", 1).ShouldBe("Glad to help.");
        texts.Render("fr", "thanks", 0).ShouldBe("You are welcome.");
        texts.All("es").Select(text => text.Id).ShouldBe(["label.help_now", "safety.implied"]);
    }

    [Fact]
    public void A_locale_beside_English_falls_back_to_English_safety_texts()
    {
        using var german = new ContentDirectory { Locale = "de" };
        foreach (var file in new[] { "phrases", "modalities", "comparisons", "explanations", "questions", "outcomes", "matching", "intents", "countries", "signs", "language" })
            german.Write($"Locales/de/{file}.yaml", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data/content/Locales/en", $"{file}.yaml")));
        german.Write("Locales/de/labels.yaml", "labels:\n  help_now: Ich brauche jetzt Hilfe\n  menu: Alles zeigen\n");
        german.Write("Locales/de/safety.yaml", "phrases:\n  safety.implied: Gut, dass du das sagst. {helpline}\n");

        var texts = german.Load().Texts;

        texts.Render("label.help_now").ShouldBe("Ich brauche jetzt Hilfe");
        texts.Render("en", "label.help_now", 0).ShouldBe("I need help now");
        texts.Render("es", "label.menu", 0).ShouldBe("Alles zeigen");
    }
}
