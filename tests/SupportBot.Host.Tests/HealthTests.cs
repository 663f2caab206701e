namespace SupportBot.Host.Tests;

/// <summary>What those who run the host learn from it.</summary>
public sealed class HealthTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task The_host_is_healthy_and_says_what_nobody_has_verified()
    {
        using var response = await host.Http.GetAsync("/health");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Split('\n').ShouldBe(
            ["ok", "helplines: 145 lines not verified by your organisation; oldest source check 2026-06-02; 56 without a source that says it checked"]);
    }

    [Fact]
    public async Task The_probe_finds_danger_in_every_language_and_leaves_a_saying_alone()
    {
        using var response = await host.Http.GetAsync("/health/safety");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        told["status"]!.GetValue<string>().ShouldBe("ok");
        told["statements"]!.GetValue<int>().ShouldBe(10);
        told["rules"]!.GetValue<int>().ShouldBeGreaterThan(100);
        told["failed"].ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_store_the_probe_is_fine_and_a_plain_statement_is_answered()
    {
        using var folder = new TempFolder();
        var (process, address) = await SupportBotProcess.StartAsync(folder.Path);
        await using var holder = process;
        using var http = new HttpClient { BaseAddress = address };
        foreach (var file in Directory.EnumerateFiles(folder.Path, "supportbot.db*"))
            await File.WriteAllTextAsync(file, "no database");

        using var response = await http.GetAsync("/health/safety");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);

        var person = new BotFrameworkPerson(http, "msteams");
        (await person.PostAsync(person.Message("help me choose"))).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await person.SayAsync("I want to kill myself");
        person.Card.IsCrisis.ShouldBeTrue();
        person.Words.ShouldContain("999");
    }
}
