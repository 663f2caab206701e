using System.Collections.Immutable;
using System.Text.Json;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content.Tests;

/// <summary>What the cards say and offer with the content that ships.</summary>
public sealed class PresentingTests
{
    private static readonly Surface Web = new(Cards: true, Execute: false);
    private static readonly Surface Plain = new(Cards: false, Execute: false);
    private static readonly SupportContent Content = Load(new Retention(SessionDays: 7, LogHours: 2));

    [Theory]
    [InlineData("web_chat", "What I keep", "7 days", "2 hours")]
    [InlineData("teams", "What I keep", "7 days", "your employer")]
    [InlineData("other", "What I keep", "7 days", "The app you use")]
    public void Privacy_tells_of_the_channel_and_of_the_times_that_are_configured(string channel, params string[] told)
    {
        var words = Words(Card(CardIds.Privacy, ("channel", [channel])));

        foreach (var text in told)
            words.ShouldContain(text);
        words.Contains("2 hours", StringComparison.Ordinal).ShouldBe(channel == "web_chat");
    }

    [Fact]
    public void Where_nothing_is_stored_privacy_tells_of_no_time()
    {
        var words = Content.Presenter.Present(Card(CardIds.Privacy, ("channel", ["terminal"])), new Session(), Plain).Text;

        words.ShouldContain("I keep nothing here");
        words.ShouldNotContain("days");
    }

    [Fact]
    public void A_time_of_one_is_told_in_the_singular()
    {
        var content = Load(new Retention(SessionDays: 1, LogHours: 1));

        var words = content.Presenter.Present(Card(CardIds.Privacy, ("channel", ["web_chat"])), new Session(), Web).Text;

        words.ShouldContain("1 day ");
        words.ShouldContain("1 hour ");
    }

    [Theory]
    [InlineData("web_chat", "until you close it")]
    [InlineData("teams", "Teams has its own copy")]
    [InlineData("terminal", "The text in this window")]
    [InlineData("unheard_of", "The app you use")]
    public void Before_it_forgets_it_says_what_it_cannot_delete(string channel, string told)
    {
        Words(Card(CardIds.Forget, ("channel", [channel]))).ShouldContain(told);
    }

    [Theory]
    [InlineData(CardIds.Welcome)]
    [InlineData(CardIds.Menu)]
    [InlineData(CardIds.Modality)]
    [InlineData(CardIds.Comparison)]
    [InlineData(CardIds.Person)]
    [InlineData(CardIds.Privacy)]
    public void While_a_question_waits_the_way_leads_back_to_it(string id)
    {
        (string, string[])[] data = [("modality", ["therapy"]), ("modalities", ["therapy", "coaching"])];

        Intents(Card(id, data)).ShouldContain("choose");
        Intents(Card(id, [.. data, ("open", ["true"])])).ShouldContain("resume");
        Intents(Card(id, [.. data, ("open", ["true"])])).ShouldNotContain("choose");
    }

    [Fact]
    public void Only_the_first_question_offers_all_of_them_at_once()
    {
        (string, string[])[] data = [("question", ["concern"]), ("number", ["1"])];

        Intents(Card(CardIds.Question, [.. data, ("first", ["true"])])).ShouldBe(["answer", "help_now", "skip", "form", "why_asked", "stop"]);
        Intents(Card(CardIds.Question, data)).ShouldBe(["answer", "help_now", "skip", "back", "why_asked", "stop"]);
        Intents(Card(CardIds.Question, [.. data, ("first", ["true"]), ("changing", ["true"])])).ShouldContain("back");
    }

    [Fact]
    public void A_comparison_of_two_names_both_and_leads_to_all_three()
    {
        var two = Card(CardIds.Comparison, ("modalities", ["therapy", "coaching"]));

        Words(two).ShouldContain("Side by side: Therapy and Coaching");
        Words(two).ShouldNotContain("Mentorship");
        Intents(two).ShouldBe(["choose", "help_now", "explain", "explain", "compare", "menu"]);
    }

    [Fact]
    public void A_form_marks_what_was_answered_before()
    {
        var inputs = Body(Card(CardIds.Form, ("selected", ["concern.goal"]))).Where(element => element.TryGetProperty("choices", out _)).ToArray();

        inputs.Select(input => input.GetProperty("id").GetString()).ShouldBe(Content.Catalog.Questions.Take(6).Select(question => question.Id));
        inputs.Select(input => input.GetProperty("value").GetString()).ShouldBe(["goal", "", "", "", "", ""]);
    }

    [Fact]
    public void Answers_are_listed_with_those_left_out_and_any_can_be_changed()
    {
        var card = Card(CardIds.Answers, ("answers", ["concern.goal", "impact"]), ("ready", ["true"]));

        Words(card).ShouldContain("What is on your mind most right now?\nA goal or skill I want to work on");
        Words(card).ShouldContain("How much does it touch your days: work, home, sleep, people?\nLeft out");
        Body(card).Last().GetProperty("choices").EnumerateArray().Select(choice => choice.GetProperty("value").GetString()).ShouldBe(["concern", "impact"]);
        Intents(card).ShouldBe(["change_answer", "help_now", "why_suggested", "start_over", "menu"]);
    }

    [Fact]
    public void Without_answers_none_is_offered_for_a_change() =>
        Intents(Card(CardIds.Answers, ("open", ["true"]))).ShouldBe(["help_now", "resume", "start_over", "menu"]);

    [Fact]
    public void People_are_reached_by_links_that_say_what_they_open()
    {
        var words = Words(Card(CardIds.Person, ("entries", ["person", "therapy", "gone"])));

        words.ShouldContain("Nobody has been told that you are here");
        words.ShouldContain("Write an email: Sam (mailto:sam@works.example)");
        words.ShouldContain("Call: Care line (tel:+441632960001)");
        Words(Card(CardIds.Person)).ShouldContain("I have no contact listed for this here.");
    }

    [Fact]
    public void A_record_holds_an_answer_a_skipped_question_several_answers_or_what_was_said()
    {
        Record(Said(PhraseIds.Reflect, ("question", ["concern"]), ("choice", ["goal"]))).ShouldBe("What is on your mind most right now?\nA goal or skill I want to work on");
        Record(Said(PhraseIds.Skipped, ("question", ["concern"]))).ShouldBe("What is on your mind most right now?\nLeft out");
        Record(Said(PhraseIds.FormReceived, ("count", ["1"]), ("answers", ["concern.goal", "impact"]))).ShouldBe(
            "What is on your mind most right now?\nA goal or skill I want to work on\nHow much does it touch your days: work, home, sleep, people?\nLeft out");
        Record(Said(PhraseIds.FormReceived, ("count", ["3"]))).ShouldBe("Thank you. Answers noted: 3.");
        Record(Said(PhraseIds.ForgetDone)).ShouldBe("It is done: I deleted what I kept of this conversation.");
    }

    private static string Record(Message said) => Cards.CardText.Render(Content.Presenter.Record(said, new Session(), Web).Span);

    private static string Words(Message message) => Content.Presenter.Present(message, new Session(), Plain).Text;

    private static JsonElement[] Body(Message message) => [.. Json(message).GetProperty("body").EnumerateArray()];

    private static IEnumerable<string?> Intents(Message message) =>
        Json(message).GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("data").GetProperty("intent").GetString());

    private static JsonElement Json(Message message) =>
        JsonSerializer.Deserialize<JsonElement>(Content.Presenter.Present(message, new Session(), Web).Card!.Value.Span);

    private static Message Card(string id, params (string Key, string[] Values)[] data) => Message(MessageKind.Card, id, data);

    private static Message Said(string id, params (string Key, string[] Values)[] data) => Message(MessageKind.Phrase, id, data);

    private static Message Message(MessageKind kind, string id, (string Key, string[] Values)[] data) =>
        new(kind, id) { Data = data.ToImmutableSortedDictionary(item => item.Key, item => item.Values.ToImmutableArray(), StringComparer.Ordinal) };

    private static SupportContent Load(Retention retention) => SupportContent.Load(
        AppContext.BaseDirectory,
        new OrganisationOptions
        {
            Name = "Example Works",
            Country = "GB",
            Contact = "care@works.example",
            Directory =
            {
                new DirectoryEntryOptions { Kind = "therapy", Name = "Care line", HowToStart = "Call the care line.", Url = "tel:+441632960001" },
                new DirectoryEntryOptions { Kind = "person", Name = "Sam", HowToStart = "Write to Sam.", Url = "mailto:sam@works.example" },
            },
        },
        retention);
}
