using System.Text;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>A reminder that the connector does not take.</summary>
public sealed class ReminderOutageTests : ReminderScene
{
    private const string Marker = "zanzibarquokka";

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_connector_that_refuses_is_not_asked_again(int status)
    {
        var (host, person) = await AskedAsync();
        var before = Connector.Requests.Count;
        Connector.Then(status);

        Pass(TwoWeeks);
        await host.Counted.UntilAsync("reminders.refused");
        Pass(TimeSpan.FromDays(2));
        await FinishRoundsAsync(host);

        Connector.Requests.Skip(before).Count(request => person.IsMeantBy(request.Path)).ShouldBe(1);
        await ShouldHaveNoneAsync(host, person);
    }

    [Fact]
    public async Task A_connector_that_is_no_longer_allowed_gets_nothing()
    {
        var person = await AskedAndStoppedAsync();
        var next = Start(
            ("MicrosoftAppId", "3a1f7c52-9e0b-4d6a-8c1d-2b7e5f904a61"), ("MicrosoftAppPassword", "a secret of the tests"), ("Channels:AllowEmulator", "false"));

        Pass(TwoWeeks);
        await next.Counted.UntilAsync("reminders.refused");

        person.News.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_an_outage_it_is_sent_once()
    {
        var (host, person) = await AskedAsync();
        Connector.Then(500, 500);

        Pass(TwoWeeks);
        await host.Counted.UntilAsync("reminders.postponed");
        Pass(TimeSpan.FromMinutes(5));
        await host.Counted.UntilAsync("reminders.postponed", 2);
        Pass(TimeSpan.FromMinutes(30));
        await host.Counted.UntilAsync("reminders.sent");

        person.News.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_outage_that_lasts_ends_in_giving_up()
    {
        var (host, person) = await AskedAsync();
        Connector.Then([.. Enumerable.Repeat(500, 6)]);

        Pass(TwoWeeks);
        for (var times = 1; times <= 5; times++)
        {
            await host.Counted.UntilAsync("reminders.postponed", times);
            Pass(TimeSpan.FromHours(12));
        }

        await host.Counted.UntilAsync("reminders.given_up");
        await ShouldHaveNoneAsync(host, person);
        person.News.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_writes_during_the_outage_is_not_reminded_any_more()
    {
        var (host, person) = await AskedAsync();
        Connector.Then(500);
        Pass(TwoWeeks);
        await host.Counted.UntilAsync("reminders.postponed");

        await person.SayAsync("what is coaching?");
        person.ReadAll();
        Pass(TimeSpan.FromMinutes(5));
        await host.Counted.UntilAsync("reminders.unwanted");

        person.News.ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_log_nor_file_holds_words_names_or_ids_of_the_person()
    {
        var host = Start();
        var person = host.Person(Connector);
        await person.SayAsync($"hello {Marker}");
        await person.SayAsync("remind me in two weeks");
        Connector.Then(500);
        Pass(TwoWeeks);
        await host.Counted.UntilAsync("reminders.postponed");
        var stored = Encoding.Latin1.GetString(DatabaseBytes());
        Pass(TimeSpan.FromMinutes(5));
        await host.Counted.UntilAsync("reminders.sent");

        stored.ShouldContain("CREATE TABLE reminder");
        foreach (var secret in new[] { Marker, TeamsPerson.Name, TeamsPerson.DirectoryId, person.Conversation, "29:person", Connector.ServiceUrl, "You asked me" })
        {
            stored.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
            if (secret != Connector.ServiceUrl)
                host.Log.All.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
        }
    }

    private byte[] DatabaseBytes()
    {
        using var bytes = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Folder, "supportbot.db*"))
        {
            using var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read.CopyTo(bytes);
        }

        return bytes.ToArray();
    }
}
