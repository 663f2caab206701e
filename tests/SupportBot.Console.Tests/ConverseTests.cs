namespace SupportBot.Tests;

public sealed class ConverseTests
{
    private const string Statement = "{\"say\":\"I want to kill myself\"}";

    private static readonly (string Line, string Fault)[] MalformedLines =
    [
        ("quokka", "not valid JSON at byte 1"),
        ("\"quokka\"", "expected a JSON object"),
        ("{}", "expected one of"),
        ("{\"shout\":\"quokka\"}", "expected one of"),
        ("{\"say\":\"quokka\",\"choose\":\"quokka\"}", "only one of"),
        ("{\"say\":\"quokka\",\"say\":\"quokka\"}", "a member comes twice"),
        ("{\"say\":[\"quokka\"]}", "\"say\" must be a text"),
        ("{\"say\":\"quokka \\udc00\"}", "surrogate pair"),
        ("{\"choose\":\"quokka\"}", "low_mood"),
        ("{\"choose\":1}", "\"choose\" must be a text"),
        ("{\"press\":\"quokka\"}", "help_now"),
        ("{\"press\":\"none\"}", "help_now"),
        ("{\"press\":\"explain\",\"target\":\"my quokka\"}", "\"target\" must be an id"),
        ("{\"press\":\"answer\",\"target\":\"concern\",\"choice\":7}", "\"choice\" must be a text"),
        ("{\"press\":\"answer\",\"target\":\"concern\",\"choice\":\"goal\",\"card\":1.5}", "\"card\" must be a whole number"),
        ("{\"restart\":\"quokka\"}", "\"restart\" must be true"),
        ("{\"restart\":true,\"country\":\"quokka\"}", "two letters of ISO 3166-1"),
    ];

    [Fact]
    public async Task Each_line_is_answered_before_the_next_is_written()
    {
        await using var talk = ConsoleProcess.Start("converse");

        Messages(await talk.AskAsync("{\"say\":\"what is coaching?\"}")).ShouldBe(["modality"]);
        Messages(await talk.AskAsync("{\"press\":\"explain\",\"target\":\"therapy\"}")).ShouldBe(["modality"]);
        (await talk.EndAsync()).ShouldBe(("", 0));
    }

    [Fact]
    public async Task Choices_answer_the_open_questions_until_there_is_an_outcome()
    {
        await using var talk = ConsoleProcess.Start("converse");
        var reply = await talk.AskAsync("{\"say\":\"help me choose\"}");
        reply["question"]!["id"]!.GetValue<string>().ShouldBe("concern");
        reply["question"]!["choices"]![0]!.ToJsonString().ShouldBe("{\"id\":\"low_mood\",\"label\":\"Feeling low, anxious or hurt\"}");

        var chosen = new List<string>();
        while (reply["question"] is { } question)
        {
            reply["outcome"].ShouldBeNull();
            var choices = question["choices"]!.AsArray().Select(choice => choice!["id"]!.GetValue<string>()).ToList();
            chosen.Add(choices.Find(choice => choice is "goal" or "plan" or "clear" or "no" or "thinking_partner") ?? choices[0]);
            reply = await talk.AskAsync($"{{\"choose\":\"{chosen[^1]}\"}}");
        }

        chosen.Count.ShouldBeInRange(2, 6);
        Messages(reply).ShouldContain("suggestion");
        var shown = Text(reply);
        var outcome = reply["outcome"]!;
        shown.ShouldContain(outcome["title"]!.GetValue<string>());
        shown.ShouldContain(outcome["next_best"]!["title"]!.GetValue<string>());
        outcome["reasons"]!.AsArray().Count.ShouldBeInRange(1, 3);
        outcome["reasons"]!.AsArray().ShouldAllBe(reason => shown.Contains(reason!.GetValue<string>(), StringComparison.Ordinal));
        outcome["id"]!.GetValue<string>().ShouldNotBe(outcome["next_best"]!["id"]!.GetValue<string>());
        outcome["unsure"]!.GetValue<bool>().ShouldBe(Messages(reply).Contains("suggestion.unsure"));
    }

    [Fact]
    public async Task The_outcome_stands_through_a_side_question_and_ends_with_its_answers()
    {
        await using var talk = ConsoleProcess.Start("converse");
        var suggested = (await SuggestionAsync(talk))["outcome"]!.ToJsonString();

        var aside = await talk.AskAsync("{\"say\":\"what is coaching?\"}");
        var answers = await talk.AskAsync("{\"press\":\"change_answer\"}");
        var opened = await talk.AskAsync("{\"press\":\"change_answer\",\"choice\":\"concern\"}");
        var changed = await talk.AskAsync("{\"choose\":\"workplace\"}");

        aside["outcome"]!.ToJsonString().ShouldBe(suggested);
        answers["outcome"]!.ToJsonString().ShouldBe(suggested);
        opened["question"]!["id"]!.GetValue<string>().ShouldBe("concern");
        changed["outcome"]?.ToJsonString().ShouldNotBe(suggested);
    }

    [Fact]
    public async Task The_whole_check_is_sent_as_one_form()
    {
        await using var talk = ConsoleProcess.Start("converse");
        await talk.AskAsync("{\"press\":\"form\"}");
        var half = await talk.AskAsync("{\"submit\":{\"concern\":\"goal\",\"impact\":\"nonsense\"}}");
        await talk.AskAsync("{\"press\":\"form\"}");
        var whole = await talk.AskAsync("{\"submit\":{\"concern\":\"goal\",\"impact\":\"hardly\",\"health\":\"no\",\"circumstances\":\"no\",\"help_kind\":\"plan\",\"goal\":\"clear\"}}");
        var wrong = await talk.AskAsync("{\"submit\":\"concern\"}");

        half["question"].ShouldNotBeNull();
        half["outcome"].ShouldBeNull();
        whole["outcome"]!["id"]!.GetValue<string>().ShouldBe("coaching");
        wrong["error"]!.GetValue<string>().ShouldContain("\"submit\"");
    }

    [Fact]
    public async Task A_restart_forgets_everything_and_sets_the_country()
    {
        await using var talk = ConsoleProcess.Start("converse", "--country", "gb");
        await SuggestionAsync(talk);

        var restarted = await talk.AskAsync("{\"restart\":true,\"country\":\"US\"}");
        var inAmerica = await talk.AskAsync(Statement);
        await talk.AskAsync("{\"restart\":true}");
        var inBritain = await talk.AskAsync(Statement);

        Messages(restarted).ShouldBe(["welcome"]);
        restarted["outcome"].ShouldBeNull();
        restarted["question"].ShouldBeNull();
        inAmerica["safety"]!["emergency"]!.GetValue<string>().ShouldBe("911");
        inBritain["safety"]!["emergency"]!.GetValue<string>().ShouldBe("999");
    }

    [Fact]
    public async Task Safety_is_told_with_the_resources_that_were_shown()
    {
        await using var talk = ConsoleProcess.Start("converse", "--country", "US");
        await talk.AskAsync("{\"say\":\"help me choose\"}");

        var opened = await talk.AskAsync(Statement);
        var safe = await talk.AskAsync("{\"press\":\"im_safe\"}");

        opened["question"].ShouldBeNull();
        opened["safety"]!["state"]!.GetValue<string>().ShouldBe("open");
        opened["safety"]!["resources"]!.AsArray().ShouldNotBeEmpty();
        foreach (var resource in opened["safety"]!["resources"]!.AsArray())
        {
            resource!.AsObject().Select(member => member.Key).ShouldBe(["name", "phone", "text", "url"]);
            Text(opened).ShouldContain(resource["name"]!.GetValue<string>());
            foreach (var way in new[] { "phone", "text" }.Select(way => resource[way]?.GetValue<string>()).OfType<string>())
                Text(opened).ShouldContain(way);
        }

        safe["safety"]!.ToJsonString().ShouldBe("{\"state\":\"closed\",\"emergency\":null,\"resources\":[]}");
        safe["question"]!["id"]!.GetValue<string>().ShouldBe("concern");
    }

    [Fact]
    public async Task Where_the_country_has_no_lines_the_world_directory_is_the_resource()
    {
        await using var talk = ConsoleProcess.Start("converse", "--country", "AQ");

        var safety = (await talk.AskAsync(Statement))["safety"]!;

        safety["emergency"].ShouldBeNull();
        safety["resources"]!.AsArray().ShouldHaveSingleItem()!["url"]!.GetValue<string>().ShouldBe("https://findahelpline.com");
    }

    [Fact]
    public async Task Where_only_the_emergency_number_of_a_country_is_known_the_world_directory_stands_beside_it()
    {
        await using var talk = ConsoleProcess.Start("converse", "--country", "TR");

        var reply = await talk.AskAsync(Statement);

        reply["safety"]!["emergency"]!.GetValue<string>().ShouldBe("112");
        reply["safety"]!["resources"]!.AsArray().ShouldHaveSingleItem()!["url"]!.GetValue<string>().ShouldBe("https://findahelpline.com");
        Text(reply).ShouldContain("findahelpline.com");
    }

    [Fact]
    public async Task In_an_illness_the_card_has_the_emergency_number_alone_and_so_has_the_answer()
    {
        await using var talk = ConsoleProcess.Start("converse", "--country", "GB");

        var reply = await talk.AskAsync("{\"say\":\"I think I'm having a heart attack\"}");

        reply["safety"]!["emergency"]!.GetValue<string>().ShouldBe("999");
        reply["safety"]!["resources"]!.AsArray().ShouldBeEmpty();
        Text(reply).ShouldNotContain("findahelpline.com");
    }

    [Fact]
    public async Task The_world_directory_is_told_where_it_stands_beside_other_lines()
    {
        await using var talk = ConsoleProcess.Start("converse", "--country", "GB");

        var reply = await talk.AskAsync("{\"say\":\"I was raped\"}");

        var names = reply["safety"]!["resources"]!.AsArray().Select(resource => resource!["name"]!.GetValue<string>()).ToList();
        names.Count.ShouldBeGreaterThan(1);
        names[^1].ShouldBe("findahelpline.com");
        names.ShouldAllBe(name => Text(reply).Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Malformed_lines_give_errors_and_no_turn()
    {
        await using var talk = ConsoleProcess.Start("converse");
        await talk.AskAsync("{\"say\":\"help me choose\"}");

        foreach (var (malformed, fault) in MalformedLines)
        {
            var error = await talk.AskAsync(malformed);

            error.Select(member => member.Key).ShouldBe(["error"]);
            error["error"]!.GetValue<string>().ShouldContain(fault);
            error.ToJsonString().ShouldNotContain("quokka");
        }

        var next = await talk.AskAsync("{\"choose\":\"workplace\"}");
        Messages(next).ShouldBe(["question.reflect", "question"]);
        next["question"]!["id"]!.GetValue<string>().ShouldNotBe("concern");
    }

    [Theory]
    [InlineData("{\"say\":\"hello\"}")]
    [InlineData(Statement)]
    public async Task A_choice_without_an_open_question_gives_an_error(string before)
    {
        await using var talk = ConsoleProcess.Start("converse");
        await talk.AskAsync(before);

        (await talk.AskAsync("{\"choose\":\"workplace\"}"))["error"]!.GetValue<string>().ShouldBe("\"choose\": no question is open");
    }

    [Fact]
    public async Task A_button_of_another_question_is_known_as_spent()
    {
        await using var talk = ConsoleProcess.Start("converse");
        await talk.AskAsync("{\"say\":\"help me choose\"}");
        await talk.AskAsync("{\"choose\":\"goal\"}");

        var spent = await talk.AskAsync("{\"press\":\"answer\",\"target\":\"concern\",\"choice\":\"low_mood\",\"card\":2}");

        Messages(spent).ShouldBe(["button.spent", "question"]);
    }

    [Fact]
    public async Task A_wrong_country_is_refused_with_what_is_expected()
    {
        var refused = await ConsoleProcess.RunAsync("", "converse", "--country", "Britain");

        refused.ExitCode.ShouldNotBe(0);
        refused.Errors.ShouldContain("two letters of ISO 3166-1");
    }

    private static async Task<JsonObject> SuggestionAsync(ConsoleProcess talk)
    {
        var reply = await talk.AskAsync("{\"say\":\"help me choose\"}");
        while (reply["question"] is { } question)
            reply = await talk.AskAsync($"{{\"choose\":\"{question["choices"]![0]!["id"]!.GetValue<string>()}\"}}");
        reply["outcome"].ShouldNotBeNull();
        return reply;
    }

    private static string[] Messages(JsonObject reply) => [.. reply["messages"]!.AsArray().Select(message => message!["message"]!.GetValue<string>())];

    private static string Text(JsonObject reply) => string.Join('\n', reply["messages"]!.AsArray().Select(message => message!["text"]!.GetValue<string>()));
}
