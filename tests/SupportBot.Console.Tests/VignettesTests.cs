namespace SupportBot.Tests;

public sealed class VignettesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    private static readonly (string Key, string? Value, string Fault)[] MalformedMembers =
    [
        ("id", null, "\"id\" is missing; add one"),
        ("id", "\"two words\"", "\"id\" must be an id"),
        ("stratum", "\"quokka\"", "\"stratum\": expected one of therapy, coaching,"),
        ("kind", "\"quokka\"", "\"kind\": expected one of clear, mixed, trap"),
        ("opening", "\" \"", "\"opening\": expected a text that is not empty"),
        ("facts", "[]", "\"facts\" must be an object"),
        ("facts", "{\"concern\":\"\"}", "\"facts.concern\": expected what the person says"),
        ("facts", "{\"quokka\":\"quokka\"}", "\"facts\": expected questions out of concern,"),
        ("answers", "{\"quokka\":\"plan\"}", "\"answers\": expected questions out of concern,"),
        ("answers", "{\"impact\":\"quokka\"}", "\"answers.impact\": expected one of hardly,"),
        ("preference", "\"crisis\"", "\"preference\": expected one of therapy, coaching,"),
        ("distress", "\"no\"", "\"distress\" must be true or false"),
        ("distress", "true", "\"unacceptable\": someone is in distress; add coaching, mentorship, mentorship_and_coaching, self_help"),
        ("acceptable", "[]", "\"acceptable\": expected one outcome or two"),
        ("acceptable", "[\"therapy\"]", "\"acceptable\": expected the stratum first"),
        ("acceptable", "[\"coaching\",\"coaching\"]", "\"acceptable\": expected each outcome once"),
        ("unacceptable", "[]", "\"unacceptable\": expected at least one outcome"),
        ("unacceptable", "[\"quokka\"]", "\"unacceptable\": expected outcomes out of therapy, coaching,"),
        ("unacceptable", "[\"coaching\"]", "\"unacceptable\": holds an outcome that is acceptable"),
        ("why", null, "\"why\" is missing"),
    ];

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task A_case_that_gets_what_is_acceptable_counts_and_others_are_listed_as_missed()
    {
        var played = await PlayAsync([Case("good"), Case("bad", "therapy", ["coaching"]), Case("so-so", "therapy", ["medical"])], "--misses");

        played.ExitCode.ShouldBe(0);
        played.Lines.ShouldContain(line => line.StartsWith("| all | 3 | 1 (33.3%, ", StringComparison.Ordinal));
        played.Lines.ShouldContain("| therapy |  | 2 |  |  |  |  |  |  |  |");
        played.Lines.ShouldContain("| bad | therapy | coaching | unacceptable |");
        played.Lines.ShouldContain("| so-so | therapy | coaching | neither |");
        played.Output.ShouldNotContain("| good |");
    }

    [Fact]
    public async Task Safety_at_the_opening_is_the_outcome_crisis_whatever_was_wanted()
    {
        const string Opening = "I want to kill myself";
        var wanted = Case("danger", "crisis", ["self_help"]);
        wanted["opening"] = Opening;
        var other = Case("other");
        other["opening"] = Opening;

        var played = await PlayAsync([wanted, other], "--misses");

        played.Output.ShouldNotContain("| danger |");
        played.Lines.ShouldContain("| other | coaching | crisis | neither |");
    }

    [Fact]
    public async Task Safety_that_opens_after_the_opening_is_too_late_for_a_case_of_crisis()
    {
        var late = Case("late", "crisis", ["self_help"]);
        late["facts"] = new JsonObject { ["concern"] = "I want to kill myself" };

        var played = await PlayAsync([late], "--misses", "--by", "words");

        played.Lines.ShouldContain("| late | crisis | crisis_late | neither |");
    }

    [Fact]
    public async Task By_words_a_person_says_their_facts_and_skips_what_is_not_understood_twice_or_has_no_fact()
    {
        var one = Case("one");
        one["facts"] = new JsonObject { ["concern"] = "quokka quokka" };

        var played = await PlayAsync([one], "--transcript", "one", "--by", "words");

        var did = played.Lines.Where(line => line.StartsWith("> ", StringComparison.Ordinal)).ToList();
        did[..6].ShouldBe(["> thanks", "> [Help me choose]", "> quokka quokka", "> quokka quokka", "> [Skip this question]", "> [Skip this question]"]);
    }

    [Fact]
    public async Task Where_the_bot_reads_answers_that_are_not_the_persons_they_say_no()
    {
        var one = Case("one");
        one["opening"] = "I can hardly get through the day and it keeps coming back";

        var played = await PlayAsync([one]);

        played.Lines.ShouldContain(line => line.StartsWith("| answers read from the person's words that were theirs | 0 of ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Malformed_lines_are_named_with_file_line_key_and_fix_and_nothing_is_played()
    {
        var rows = MalformedMembers.Select((malformed, index) =>
        {
            var row = Case($"c{index}");
            row[malformed.Key] = malformed.Value is null ? null : JsonNode.Parse(malformed.Value);
            return row.ToJsonString();
        });
        await File.WriteAllLinesAsync(_file, [Case("same").ToJsonString(), Case("same").ToJsonString(), "quokka", .. rows]);

        var played = await ConsoleProcess.RunAsync("", "vignettes", _file);

        played.ExitCode.ShouldBe(1);
        played.Output.ShouldBeEmpty();
        var told = played.Errors.TrimEnd().Split('\n');
        told[0].ShouldBe($"{_file}:2: \"id\": another case has it; give each its own");
        told[1].ShouldStartWith($"{_file}:3: not valid JSON");
        told[2..].Length.ShouldBe(MalformedMembers.Length);
        foreach (var (index, fault) in told[2..].Index())
            fault.ShouldStartWith($"{_file}:{index + 4}: {MalformedMembers[index].Fault}");
        played.Errors.ShouldNotContain("quokka");
    }

    [Fact]
    public async Task A_file_without_cases_a_missing_file_and_an_unknown_id_are_told()
    {
        var empty = await PlayAsync([]);
        var missing = await ConsoleProcess.RunAsync("", "vignettes", _file + ".missing");
        var unknown = await PlayAsync([Case("one")], "--transcript", "two");

        empty.Errors.ShouldContain($"{_file}: holds no case");
        missing.Errors.ShouldContain(_file + ".missing");
        unknown.Errors.ShouldContain("no file has the case two");
        new[] { empty, missing, unknown }.ShouldAllBe(finished => finished.ExitCode == 1 && finished.Output.Length == 0);
    }

    /// <summary>Someone with a goal who wants a plan.</summary>
    private static JsonObject Case(string id, string stratum = "coaching", string[]? unacceptable = null) => new()
    {
        ["id"] = id,
        ["stratum"] = stratum,
        ["kind"] = "clear",
        ["opening"] = "thanks",
        ["facts"] = new JsonObject(),
        ["answers"] = new JsonObject { ["concern"] = "goal", ["impact"] = "hardly", ["circumstances"] = "no", ["help_kind"] = "plan", ["goal"] = "clear" },
        ["preference"] = "none",
        ["distress"] = false,
        ["acceptable"] = new JsonArray(stratum),
        ["unacceptable"] = new JsonArray([.. (unacceptable ?? ["therapy"]).Select(outcome => JsonValue.Create(outcome))]),
        ["why"] = "a goal and a plan",
    };

    private async Task<Finished> PlayAsync(JsonObject[] cases, params string[] options)
    {
        await File.WriteAllLinesAsync(_file, cases.Select(one => one.ToJsonString()));
        return await ConsoleProcess.RunAsync("", ["vignettes", _file, .. options]);
    }
}
