using SupportBot.Content.Cards;

namespace SupportBot.Cards.Tests;

public sealed class CardTextTests
{
    [Fact]
    public void A_question_numbers_its_choices_and_lists_its_buttons() =>
        CardText.Render(Repository.Render("question.why-teams")).ShouldBe(
            """
            Question 2 of up to 6
            How long it lasts can say what kind of help may fit. It is no test.
            The star means: pick one answer, or skip.

            How long has it been like this?
            1. Some days
            2. Some weeks
            3. Months or longer

            [Answer] [I need help now] [Skip] [Back] [Why are you asking?] [Stop]
            """);

    [Fact]
    public void A_table_names_the_column_with_every_cell() =>
        CardText.Render(Repository.Render("comparison.web")).ShouldContain(
            """
            Looks at
              Therapy: What hurts, and where it began
              Coaching: What you want next
              Mentorship: The road, seen by one who knows it
            """);

    [Fact]
    public void Links_show_their_address()
    {
        var text = CardText.Render(Repository.Render("crisis.gb-web"));
        text.ShouldContain("In danger right now, call 999 (tel:999)");
        text.ShouldContain("Samaritans\nCall 116 123. Someone listens, and you decide what to say.\n24/7 · Free\nCall 116 123 (tel:116123)");
    }

    [Fact]
    public void The_choices_of_a_drop_down_are_not_numbered() =>
        CardText.Render(Repository.Render("form.empty-web")).ShouldBe(
            """
            All questions at once

            What is on your mind most right now?
            - Feeling low
            - A goal

            How long has it been like this?
            - Some days
            - Some weeks
            - Months or longer

            [Send answers] [I need help now] [One by one] [Menu]
            """);

    [Fact]
    public void Facts_are_named() =>
        CardText.Render("""{"body": [{"type": "FactSet", "facts": [{"title": "Time", "value": "An hour"}, {"title": "Place", "value": "Here"}]}]}"""u8)
            .ShouldBe("Time: An hour\nPlace: Here");

    [Theory]
    [MemberData(nameof(ReferenceTests.Cards), MemberType = typeof(ReferenceTests))]
    public void Every_text_of_a_card_is_in_its_twin(string card)
    {
        var twin = CardText.Render(Repository.Render(card));
        twin.ShouldNotBeNullOrWhiteSpace();
        foreach (var text in Texts(Repository.Parse(Repository.Render(card)).GetProperty("body")))
            twin.ShouldContain(text);
    }

    private static IEnumerable<string> Texts(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        // The name over the column of names says nothing in a list.
        System.Text.Json.JsonValueKind.Object when element.TryGetProperty("rows", out var rows) =>
            rows.EnumerateArray().Skip(1).SelectMany(Texts),
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.Name is "text" or "title" or "label" ? [member.Value.GetString()!] : Texts(member.Value)),
        _ => [],
    };
}
