using System.Text;

namespace SupportBot.Host.Tests;

public sealed class PrivacyTests(PrivacyTests.TalkativeHost host) : IClassFixture<PrivacyTests.TalkativeHost>
{
    private const string Marker = "zanzibarquokka";

    [Fact]
    public async Task Neither_log_nor_database_holds_a_word_of_the_person_or_the_name_of_a_conversation()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        var person = host.Person("directline");
        var atConnector = host.Person("msteams", connector);
        var visitor = await host.VisitorAsync();
        foreach (var one in new Person[] { person, atConnector, visitor })
        {
            await one.JoinAsync();
            await one.SayAsync($"help me choose {Marker}");
            await one.SayAsync(Marker);
            await one.SendAsync(new JsonObject { ["comment"] = Marker, ["intent"] = Marker });
            await one.SayAsync($"I want to kill myself {Marker}");
            await one.PressAsync("im_safe");
        }

        var stream = (await visitor.ResumeAsync()).Json!["streamUrl"]!.GetValue<string>();
        await DirectLinePerson.StreamAsync(stream, (await visitor.HistoryAsync()).Count);

        await person.PostAsync(Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{Marker}}" """));
        await person.PostAsync(Encoding.UTF8.GetBytes($$"""{"type":"{{Marker}}","text":5}"""));
        await visitor.PostAsync($$"""{"type":"message","text":"{{Marker}}""");
        connector.Then(400);
        (await atConnector.PostAsync(atConnector.Message(Marker))).Status.ShouldNotBe(HttpStatusCode.OK);

        await host.LoggedAsync("A turn failed");
        host.Log.ShouldContain("trce:");
        var database = Encoding.Latin1.GetString(host.Folder.DatabaseBytes());
        database.ShouldContain("SQLite format 3");
        foreach (var secret in new[] { Marker, person.Conversation, atConnector.Conversation, visitor.Conversation, visitor.Token })
        {
            Lines(host.Log, secret).ShouldBeEmpty();
            database.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
        }
    }

    [Fact]
    public async Task What_it_says_about_times_is_what_is_configured()
    {
        var visitor = await host.VisitorAsync();
        await visitor.JoinAsync();

        await visitor.SayAsync("What do you keep?");

        visitor.Words.ShouldContain("9 days");
        visitor.Words.ShouldContain("3 hours");
    }

    [Theory]
    [InlineData("/privacy", "deleted 9 days after your last message", "What is kept in Microsoft Teams", "What is kept of a web chat")]
    [InlineData("/terms", "What it is not", "not for emergencies", "findahelpline.com", "by choice", "For questions on this service")]
    public async Task The_pages_that_a_Teams_app_names_say_what_the_bot_says(string path, params string[] words)
    {
        using var response = await host.Http.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("default-src 'none'");
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        foreach (var word in words)
            page.ShouldContain(word);
        page[page.IndexOf("<main>", StringComparison.Ordinal)..].ShouldNotContain("{");
    }

    private static IEnumerable<string> Lines(string log, string secret) =>
        log.Split('\n').Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));

    public sealed class TalkativeHost : RunningHost
    {
        protected override IEnumerable<string> Settings =>
        [
            "--Storage:SessionDays", "9", "--DirectLine:HistoryWindow", "02:30:00",
            "--Logging:LogLevel:Default", "Trace", "--Logging:LogLevel:Microsoft.AspNetCore", "Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace", "--Logging:Console:LogLevel:Default", "Trace",
            "--Logging:Console:FormatterName", "simple", "--Logging:Console:FormatterOptions:IncludeScopes", "true",
        ];
    }
}
