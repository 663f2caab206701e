using System.Text;
using System.Text.Json;

namespace SupportBot.Cards.Tests;

/// <summary>What every card owes people, channels and screen readers.</summary>
public sealed class LintTests
{
    private const int MaxBytes = 28 * 1024;

    public static TheoryData<string> Cards => new(Repository.Cards);

    public static TheoryData<string> Questions => new(Repository.Cards.Where(name => SendsInputs(name) is not null));

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_has_its_root_in_order(string name)
    {
        var json = Repository.Render(name);
        json.Length.ShouldBeLessThan(MaxBytes);
        var card = Repository.Parse(json);
        Text(card, "type").ShouldBe("AdaptiveCard");
        Text(card, "$schema").ShouldBe("http://adaptivecards.io/schemas/adaptive-card.json");
        Text(card, "version").ShouldBe("1.5");
        foreach (var member in new[] { "fallbackText", "speak", "lang" })
            Text(card, member).ShouldNotBeNullOrWhiteSpace(member);
        Encoding.UTF8.GetString(json).ShouldNotContain("${");
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Text_wraps_is_never_empty_and_relies_on_no_colour(string name)
    {
        foreach (var element in Objects(Repository.Parse(Repository.Render(name))))
        {
            element.TryGetProperty("isSubtle", out _).ShouldBeFalse();
            element.TryGetProperty("color", out _).ShouldBeFalse();
            if (Text(element, "type") is "TextBlock" or "TextRun")
                Text(element, "text").ShouldNotBeNullOrWhiteSpace();
            if (Text(element, "type") == "TextBlock")
                element.GetProperty("wrap").GetBoolean().ShouldBeTrue();
            if (Text(element, "type") is "Container" or "TableRow" or "TableCell" or "ColumnSet" or "Column" && element.TryGetProperty("style", out var style))
                style.GetString().ShouldBeOneOf("default", "emphasis");
            if (Text(element, "type") == "Image")
                Text(element, "altText").ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_but_the_record_begins_with_a_heading(string name)
    {
        var first = Repository.Parse(Repository.Render(name)).GetProperty("body")[0];
        Text(first, "style").ShouldBe(Repository.CardOf(name) == "record" ? "" : "heading");
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Inputs_have_a_label_and_an_error_message(string name)
    {
        var inputs = Objects(Repository.Parse(Repository.Render(name))).Where(element => Text(element, "type").StartsWith("Input.", StringComparison.Ordinal)).ToArray();
        inputs.Select(input => Text(input, "id")).ShouldBeUnique();
        if (Repository.CardOf(name) is not ("question" or "form" or "answers"))
            inputs.ShouldBeEmpty();
        foreach (var input in inputs)
        {
            Text(input, "type").ShouldBe("Input.ChoiceSet");
            foreach (var member in new[] { "id", "label", "errorMessage" })
                Text(input, member).ShouldNotBeNullOrWhiteSpace(member);
            input.GetProperty("wrap").GetBoolean().ShouldBeTrue();
            var choices = input.GetProperty("choices").EnumerateArray().ToArray();
            choices.ShouldNotBeEmpty();
            choices.ShouldAllBe(choice => Text(choice, "title").Length > 0 && Text(choice, "value").Length > 0);
            if (input.TryGetProperty("value", out var value) && value.GetString() is { Length: > 0 } selected)
                choices.Select(choice => Text(choice, "value")).ShouldContain(selected);
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Only_the_question_asks_for_an_answer_and_may_be_skipped_all_the_same(string name)
    {
        var inputs = Objects(Repository.Parse(Repository.Render(name))).Where(element => Text(element, "type") == "Input.ChoiceSet").ToArray();
        foreach (var input in inputs)
        {
            var isQuestion = Repository.CardOf(name) == "question";
            input.TryGetProperty("isRequired", out _).ShouldBe(isQuestion);
            Text(input, "style").ShouldBe(isQuestion ? "expanded" : "compact");
            if (!isQuestion)
                Text(input, "placeholder").ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_has_few_buttons_and_help_is_in_plain_view(string name)
    {
        var card = Repository.Parse(Repository.Render(name));
        if (Repository.CardOf(name) == "record")
        {
            card.TryGetProperty("actions", out _).ShouldBeFalse();
            return;
        }

        var actions = card.GetProperty("actions").EnumerateArray().ToArray();
        actions.Length.ShouldBeInRange(1, 6);
        var primary = actions.Where(action => Text(action, "mode") == "primary").Select(action => Text(action.GetProperty("data"), "intent")).ToArray();
        primary.Length.ShouldBeInRange(1, 3);
        // Who grieves and is not asked about danger gets the ways on instead of the ways out of safety.
        if (Repository.CardOf(name) == "crisis" && !primary.Contains("help_now"))
            primary.ShouldBe(["in_danger", "im_safe", "misunderstood"]);
        else
            primary.ShouldContain("help_now");
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Buttons_are_what_the_channel_understands(string name)
    {
        var execute = RealCards.All.ContainsKey(name)
            ? name.EndsWith("teams", StringComparison.Ordinal)
            : Repository.Parse(Repository.Samples[name]).GetProperty("card").GetProperty("execute").GetBoolean();
        foreach (var action in Buttons(name))
        {
            Text(action, "type").ShouldBe(execute ? "Action.Execute" : "Action.Submit");
            action.TryGetProperty("fallback", out var fallback).ShouldBe(execute);
            if (!execute)
                continue;
            Text(action, "verb").ShouldBe(Text(action.GetProperty("data"), "intent"));
            Text(fallback, "type").ShouldBe("Action.Submit");
            foreach (var member in fallback.EnumerateObject().Where(member => member.Name != "type"))
                JsonElement.DeepEquals(member.Value, action.GetProperty(member.Name)).ShouldBeTrue(member.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Only_the_button_that_is_about_the_inputs_sends_them(string name)
    {
        foreach (var action in Buttons(name))
            Text(action, "associatedInputs").ShouldBe(Text(action.GetProperty("data"), "intent") == SendsInputs(name) ? "auto" : "none");
    }

    [Theory]
    [InlineData("crisis.gb-web")]
    [InlineData("crisis.unknown-country")]
    [InlineData("crisis.de")]
    public void Help_in_a_crisis_can_be_reached_from_the_card_itself(string name)
    {
        var links = Objects(Repository.Parse(Repository.Render(name))).Where(element => Text(element, "type") == "Action.OpenUrl").ToArray();
        links.ShouldContain(link => Text(link, "url").StartsWith("tel:", StringComparison.Ordinal));
        foreach (var link in links)
        {
            Text(link, "title").ShouldNotBeEmpty();
            new Uri(Text(link, "url")).Scheme.ShouldBeOneOf("tel", "sms", "https");
        }
    }

    [Fact]
    public void A_table_has_a_header_row_and_as_many_cells_in_every_row_as_it_has_columns()
    {
        var table = Objects(Repository.Parse(Repository.Render("comparison.web"))).Single(element => Text(element, "type") == "Table");
        // A header row is the default; the strict JSON schema and the renderers spell the property differently.
        table.EnumerateObject().ShouldNotContain(member => member.Name.StartsWith("firstRowAsHeader", StringComparison.Ordinal));
        foreach (var row in table.GetProperty("rows").EnumerateArray())
            row.GetProperty("cells").GetArrayLength().ShouldBe(table.GetProperty("columns").GetArrayLength());
    }

    [Fact]
    public void Templates_hold_no_words_of_their_own()
    {
        foreach (var card in SupportBot.Conversation.CardIds.All)
        {
            foreach (var element in Objects(Repository.Parse(Encoding.UTF8.GetBytes(Repository.Template(card)))))
            {
                foreach (var name in new[] { "text", "title", "label", "errorMessage", "fallbackText", "speak" })
                    Text(element, name).Split('$')[0].Any(char.IsLetter).ShouldBeFalse($"{card}: {Text(element, name)}");
            }
        }
    }

    /// <summary>Intent of the button that sends what was picked on a card, or null for a card without inputs.</summary>
    private static string? SendsInputs(string name) => Repository.CardOf(name) switch
    {
        "question" => "answer",
        "form" => "submit_form",
        "answers" => "change_answer",
        _ => null,
    };

    private static JsonElement[] Buttons(string name) =>
        Repository.Parse(Repository.Render(name)).TryGetProperty("actions", out var actions) ? [.. actions.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
