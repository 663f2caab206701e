using System.Text;

namespace SupportBot.Tests;

public sealed class ReplayTests : IDisposable
{
    private const string Statement = "I want to kill myself";

    private readonly string _file = Path.GetTempFileName();

    private static readonly (string Row, string Fault)[] MalformedRows =
    [
        ("{\"id\":\"quokka\",\"turns\":[\"quokka\"]", "not valid JSON at byte"),
        ("quokka", "not valid JSON at byte 1"),
        ("[\"quokka\"]", "expected a JSON object"),
        ("{\"turns\":[\"quokka\"]}", "\"id\""),
        ("{\"id\":{},\"turns\":[\"quokka\"]}", "\"id\""),
        ("{\"id\":\"\\ud83d\",\"turns\":[\"quokka\"]}", "\"id\" holds half of a surrogate pair"),
        ("{\"id\":\"b\"}", "\"turns\" is missing"),
        ("{\"id\":\"b\",\"turns\":null}", "\"turns\" is missing"),
        ("{\"id\":\"b\",\"turns\":\"quokka\"}", "\"turns\" must be a list"),
        ("{\"id\":\"b\",\"turns\":[\"quokka\",7]}", "\"turns\"[1] must be a text"),
        ("{\"id\":\"b\",\"turns\":[\"quokka \\ud83d\"]}", "\"turns\"[0] holds half of a surrogate pair"),
        ("{\"id\":\"b\",\"turns\":[\"quokka\"],\"turns\":[]}", "a member comes twice"),
        ("{\"id\":\"b\",\"\\ud83d\":1}", "surrogate pair"),
        ("{\"id\":\"b\",\"turns\":[\"quokka\"],\"country\":\"quokka\"}", "two letters of ISO 3166-1"),
        ("{\"id\":\"b\",\"turns\":[\"quokka\"],\"locale\":7}", "\"locale\" must be a text"),
    ];

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Each_turn_of_a_row_gets_one_list_of_replies()
    {
        var played = await ReplayAsync(Row("a", "help me choose", "the first one", "thanks"));

        played.ExitCode.ShouldBe(0);
        played.Errors.ShouldBeEmpty();
        var row = played.Objects.ShouldHaveSingleItem();
        row["id"]!.GetValue<string>().ShouldBe("a");
        Messages(row).ShouldBe([["choose.intro", "question"], ["question.reflect", "question"], ["thanks", "question"]]);
        row["replies"]![1]![0]!["text"]!.GetValue<string>().ShouldContain("Feeling low");
    }

    [Fact]
    public async Task The_welcome_of_the_opened_conversation_is_not_among_the_replies()
    {
        var played = await ReplayAsync(Row("a", "what is coaching?"));

        Messages(played.Objects[0]).ShouldBe([["modality"]]);
    }

    [Fact]
    public async Task Rows_know_nothing_of_each_other()
    {
        var played = await ReplayAsync(Row("a", "what is coaching?"), Row("b", Statement), Row("c", "what is coaching?"));

        Messages(played.Objects[1])[0].ShouldContain("crisis");
        played.Objects[2]["replies"]!.ToJsonString().ShouldBe(played.Objects[0]["replies"]!.ToJsonString());
    }

    [Fact]
    public async Task The_country_of_a_row_outranks_its_locale_and_the_locale_counts_where_the_organisation_names_none()
    {
        string[] rows =
        [
            Row("country", [Statement], ", \"country\": \"us\", \"locale\": \"en-GB\""),
            Row("locale", [Statement], ", \"locale\": \"en-GB\""),
            Row("neither", [Statement], ", \"locale\": \"en\", \"country\": null"),
        ];

        var nowhere = (await ServedInAsync("", rows)).Objects;
        var australia = (await ServedInAsync("AU", rows)).Objects;

        Text(nowhere[0]).ShouldContain("call 911");
        Text(nowhere[1]).ShouldContain("call 999");
        Text(nowhere[2]).ShouldNotContain("tel:");
        Text(australia[0]).ShouldContain("call 911");
        Text(australia[1]).ShouldContain("call 000");
    }

    [Fact]
    public async Task Malformed_rows_are_named_with_their_faults_and_the_others_go_on()
    {
        var played = await ReplayAsync([Row("before", "thanks"), "", .. MalformedRows.Select(malformed => malformed.Row), Row("after", "thanks")]);

        played.ExitCode.ShouldBe(1);
        played.Objects.Select(row => row["id"]!.GetValue<string>()).ShouldBe(["before", "after"]);
        var told = played.Errors.TrimEnd().Split('\n');
        told.Length.ShouldBe(MalformedRows.Length);
        foreach (var (index, error) in told.Index())
        {
            error.ShouldStartWith($"line {index + 3}: ");
            error.ShouldContain(MalformedRows[index].Fault);
        }

        (played.Output + played.Errors).ShouldNotContain("quokka");
    }

    [Fact]
    public async Task A_file_is_read_like_standard_input()
    {
        var rows = $"{Row("a", "help me choose")}\r\n{Row("b", "thanks")}";
        await File.WriteAllTextAsync(_file, rows, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var fromFile = await ConsoleProcess.RunAsync("", "replay", _file);
        var fromInput = await ConsoleProcess.RunAsync(rows, "replay", "-");

        fromFile.ExitCode.ShouldBe(0);
        fromFile.Lines.Count.ShouldBe(2);
        fromFile.Output.ShouldBe(fromInput.Output);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var played = await ConsoleProcess.RunAsync("", "replay", "no-such-rows.jsonl");

        played.ExitCode.ShouldBe(1);
        played.Output.ShouldBeEmpty();
        played.Errors.ShouldContain("no-such-rows.jsonl");
        played.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Output_is_UTF_8_without_a_byte_order_mark_and_letters_are_not_escaped()
    {
        var played = await ReplayAsync(Row("Zoë 🌱", "help me choose", "1"), "{\"id\": 12, \"turns\": [], \"label\": \"other members are passed over\"}");

        played.Lines[0].ShouldStartWith("{\"id\":\"Zoë ");
        played.Objects[0]["id"]!.GetValue<string>().ShouldBe("Zoë 🌱");
        played.Lines[0].ShouldContain("“Feeling low");
        played.Lines[1].ShouldBe("{\"id\":12,\"replies\":[]}");
    }

    [Fact]
    public async Task Nothing_that_the_person_wrote_is_repeated()
    {
        var played = await ReplayAsync(Row("a", "my quokka ran away", "help me choose", "it is about my quokka", $"{Statement} because of a quokka"));

        played.Output.ShouldNotContain("quokka");
        played.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Empty_long_and_broken_texts_are_answered()
    {
        var longText = string.Concat(Enumerable.Repeat("so much happened at work ", 8_000));
        var row = Encoding.UTF8.GetBytes(Row("a", "", " \\t ", longText, $"{longText} {Statement}", "ÿ"));
        row[Array.LastIndexOf(row, (byte)0xC3)] = 0xFF;

        var played = await ConsoleProcess.RunAsync(row, organisationCountry: null, "replay", "-");

        played.ExitCode.ShouldBe(0);
        var replies = Messages(played.Objects[0]);
        replies.Length.ShouldBe(5);
        replies[..2].ShouldAllBe(reply => reply.SequenceEqual(new[] { "message.empty" }));
        replies[3].ShouldContain("crisis");
        replies.ShouldAllBe(reply => reply.Length > 0);
    }

    [Fact]
    public async Task The_same_rows_at_the_same_time_give_the_same_bytes()
    {
        var rows = string.Join('\n', Row("a", "hi", "hi", "hi", "help me choose", "2"), Row("b", Statement, "yes"));

        var once = await ConsoleProcess.RunAsync(rows, "replay", "-", "--now", "2026-11-22T09:00:00Z");
        var again = await ConsoleProcess.RunAsync(rows, "replay", "-", "--now", "2031-01-01T23:59:59+02:00");

        once.ExitCode.ShouldBe(0);
        again.Output.ShouldBe(once.Output);
    }

    [Theory]
    [InlineData("--now", "yesterday", "2026-11-22T09:00:00Z")]
    [InlineData("--when", "now", "--when")]
    public async Task A_wrong_option_is_refused_with_what_is_expected(string option, string value, string expected)
    {
        var played = await ConsoleProcess.RunAsync("", "replay", "-", option, value);

        played.ExitCode.ShouldNotBe(0);
        played.Errors.ShouldContain(expected);
    }

    [Fact]
    public async Task Wrong_settings_end_the_command_and_are_named()
    {
        var played = await ServedInAsync("Atlantis", Row("a", "thanks"));

        played.ExitCode.ShouldBe(1);
        played.Output.ShouldBeEmpty();
        played.Errors.ShouldContain("Organisation:Country");
        played.Errors.ShouldNotContain("   at ");
    }

    private static Task<Finished> ReplayAsync(params string[] rows) => ServedInAsync(organisationCountry: null, rows);

    private static Task<Finished> ServedInAsync(string? organisationCountry, params string[] rows) =>
        ConsoleProcess.RunAsync(Encoding.UTF8.GetBytes(string.Join('\n', rows) + "\n"), organisationCountry, "replay", "-");

    private static string Row(string id, params string[] turns) => Row(id, turns, further: "");

    private static string Row(string id, string[] turns, string further) =>
        $"{{\"id\": \"{id}\", \"turns\": [{string.Join(", ", turns.Select(turn => $"\"{turn}\""))}]{further}}}";

    private static string[][] Messages(JsonObject row) =>
        [.. row["replies"]!.AsArray().Select(reply => reply!.AsArray().Select(message => message!["message"]!.GetValue<string>()).ToArray())];

    private static string Text(JsonObject row) =>
        string.Join('\n', row["replies"]!.AsArray().SelectMany(reply => reply!.AsArray()).Select(message => message!["text"]!.GetValue<string>()));
}
