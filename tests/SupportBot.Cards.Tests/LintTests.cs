using System.Text;
using System.Text.Json;

namespace SupportBot.Cards.Tests;

/// <summary>What every card owes people, channels and screen readers.</summary>
public sealed class LintTests
{
    private const int MaxBytes = 28 * 1024;

    public static TheoryData<string> Samples => new(Repository.Samples.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_card_has_its_root_in_order(string sample)
    {
        var json = Repository.Render(sample);
        json.Length.ShouldBeLessThan(MaxBytes);
        var card = Repository.Parse(json);
        Text(card, "type").ShouldBe("AdaptiveCard");
        Text(card, "$schema").ShouldBe("http://adaptivecards.io/schemas/adaptive-card.json");
        Text(card, "version").ShouldBe("1.5");
        foreach (var name in new[] { "fallbackText", "speak", "lang" })
            Text(card, name).ShouldNotBeEmpty(name);
        Encoding.UTF8.GetString(json).ShouldNotContain("${");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Text_wraps_is_never_empty_and_relies_on_no_colour(string sample)
    {
        foreach (var element in Objects(Repository.Parse(Repository.Render(sample))))
        {
            element.TryGetProperty("isSubtle", out _).ShouldBeFalse();
            element.TryGetProperty("color", out _).ShouldBeFalse();
            if (Text(element, "type") is "TextBlock" or "TextRun")
                Text(element, "text").ShouldNotBeNullOrWhiteSpace();
            if (Text(element, "type") == "TextBlock")
                element.GetProperty("wrap").GetBoolean().ShouldBeTrue();
            if (element.TryGetProperty("style", out var style) && Text(element, "type") is "Container" or "TableRow")
                style.GetString().ShouldBeOneOf("default", "emphasis", "accent", "good", "attention");
            if (Text(element, "type") == "Image")
                Text(element, "altText").ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_card_but_the_record_begins_with_a_heading(string sample)
    {
        var first = Repository.Parse(Repository.Render(sample)).GetProperty("body")[0];
        Text(first, "style").ShouldBe(Repository.CardOf(sample) == "record" ? "" : "heading");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Inputs_have_a_label_and_an_error_message(string sample)
    {
        var inputs = Objects(Repository.Parse(Repository.Render(sample))).Where(element => Text(element, "type").StartsWith("Input.", StringComparison.Ordinal)).ToArray();
        inputs.Length.ShouldBe(Repository.CardOf(sample) == "question" ? 1 : 0);
        foreach (var input in inputs)
        {
            Text(input, "id").ShouldBe("choice");
            Text(input, "label").ShouldNotBeEmpty();
            Text(input, "errorMessage").ShouldNotBeEmpty();
            input.GetProperty("isRequired").GetBoolean().ShouldBeTrue();
            input.GetProperty("wrap").GetBoolean().ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_card_has_few_buttons_and_help_is_in_plain_view(string sample)
    {
        var card = Repository.Parse(Repository.Render(sample));
        if (Repository.CardOf(sample) == "record")
        {
            card.TryGetProperty("actions", out _).ShouldBeFalse();
            return;
        }

        var actions = card.GetProperty("actions").EnumerateArray().ToArray();
        actions.Length.ShouldBeInRange(1, 6);
        var primary = actions.Where(action => Text(action, "mode") == "primary").Select(action => Text(action.GetProperty("data"), "intent")).ToArray();
        primary.Length.ShouldBeInRange(1, 3);
        if (Repository.CardOf(sample) == "crisis")
            primary.ShouldBe(["in_danger", "im_safe", "misunderstood"]);
        else
            primary.ShouldContain("help_now");
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Buttons_are_what_the_channel_understands(string sample)
    {
        var execute = Repository.Parse(Repository.Samples[sample]).GetProperty("card").GetProperty("execute").GetBoolean();
        foreach (var action in Buttons(sample))
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
    [InlineData("question.first-web")]
    [InlineData("question.why-teams")]
    public void Only_the_answer_button_needs_a_choice(string sample)
    {
        foreach (var action in Buttons(sample))
            Text(action, "associatedInputs").ShouldBe(Text(action.GetProperty("data"), "intent") == "answer" ? "auto" : "none");
    }

    [Theory]
    [InlineData("crisis.gb-web")]
    [InlineData("crisis.unknown-country")]
    [InlineData("crisis.de")]
    public void Help_in_a_crisis_can_be_reached_from_the_card_itself(string sample)
    {
        var links = Objects(Repository.Parse(Repository.Render(sample))).Where(element => Text(element, "type") == "Action.OpenUrl").ToArray();
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

    private static JsonElement[] Buttons(string sample) =>
        Repository.Parse(Repository.Render(sample)).TryGetProperty("actions", out var actions) ? [.. actions.EnumerateArray()] : [];

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
