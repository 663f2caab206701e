using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Content;
using SupportBot.Host.Tests.Support;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>A reminder from the wish to the note, in the host as it is, with a connector on this machine.</summary>
public sealed class ReminderTests : IAsyncLifetime
{
    private const string Marker = "zanzibarquokka";

    /// <summary>After this a reminder that a host has claimed is free again.</summary>
    private static readonly TimeSpan ClaimLasts = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14);

    private readonly string _folder = Directory.CreateTempSubdirectory("supportbot-reminders-").FullName;
    private readonly ManualTime _time = new();
    private readonly List<ReminderHost> _hosts = [];
    private LoopbackConnector _connector = null!;

    public async Task InitializeAsync() => _connector = await LoopbackConnector.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await _connector.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_asked_for_is_sent_once_and_then_gone()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        var before = person.Taken.Count;

        await PassAsync(TwoWeeks - TimeSpan.FromMinutes(2));
        person.Taken.Count.ShouldBe(before);
        await PassAsync(TimeSpan.FromMinutes(3));
        await host.Counted.UntilAsync("reminders.sent");

        var note = person.Taken.Skip(before).ShouldHaveSingleItem();
        Wordings(host, "reminder.due").ShouldContain(note["text"]!.GetValue<string>());
        (note["attachments"]?.AsArray().Count ?? 0).ShouldBe(0);
        note["replyToId"].ShouldBeNull();
        note["conversation"]!["id"]!.GetValue<string>().ShouldBe(person.Conversation);
        note["suggestedActions"]!["actions"]!.AsArray().Select(action => action!["value"]!.GetValue<string>()).ShouldBe(["Go on", "Not now"]);
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();

        await PassAsync(TimeSpan.FromDays(100));
        await SentinelAsync(host);
        person.Taken.Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task The_person_goes_on_or_does_not()
    {
        var host = Start();
        var (one, other) = (host.Person(_connector), host.Person(_connector));
        await AskAsync(host, one);
        await AskAsync(host, other);
        await PassAsync(TwoWeeks);
        await host.Counted.UntilAsync("reminders.sent", 2);

        await one.SayAsync("Go on");
        one.Taken[^1]["attachments"]!.AsArray().ShouldNotBeEmpty();
        var before = other.Taken.Count;
        await other.SayAsync("Not now");

        other.Taken.Skip(before).ShouldHaveSingleItem()["text"]!.GetValue<string>().ShouldBeOneOf(Wordings(host, "reminder.not_now"));
    }

    [Fact]
    public async Task When_to_write_is_asked_with_three_suggested_actions()
    {
        var host = Start();
        var person = host.Person(_connector);

        await person.SayAsync("hello");
        await person.SayAsync("remind me");
        var suggested = person.Taken[^1]["suggestedActions"]!["actions"]!.AsArray().Select(action => action!["value"]!.GetValue<string>()).ToList();
        suggested.ShouldBe(["In a week", "In two weeks", "In a month"]);
        await person.SayAsync(suggested[1]);

        (await host.Reminders.FindAsync(person.Key, default)).ShouldBe(_time.GetUtcNow() + TwoWeeks);
    }

    [Theory]
    [InlineData("cancel the reminder")]
    [InlineData("remind me in a month")]
    public async Task What_was_cancelled_or_replaced_is_not_sent(string instead)
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        await person.SayAsync(instead);
        var before = person.Taken.Count;

        await PassAsync(TwoWeeks);
        await SentinelAsync(host);

        person.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task What_replaced_it_is_sent()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        await person.SayAsync("remind me in a month");

        await PassAsync(TimeSpan.FromDays(30));
        await host.Counted.UntilAsync("reminders.sent");

        host.Counted.Of("reminders.sent").ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_is_forgotten_or_takes_the_app_away_is_not_written_to(bool byWords)
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        if (byWords)
        {
            await person.SayAsync("forget me");
            await person.SayAsync("yes");
            Wordings(host, "reminder.forgotten").ShouldContain(person.LastText!);
        }
        else
        {
            await person.PostAsync("installationUpdate", new JsonObject { ["action"] = "remove" });
        }

        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
        var before = person.Taken.Count;
        await PassAsync(TwoWeeks);
        await SentinelAsync(host);
        person.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task It_outlives_the_session_and_is_known_when_the_person_comes_back()
    {
        var host = Start(("Storage:SessionDays", "3"));
        var (person, other) = (host.Person(_connector), host.Person(_connector));
        await AskAsync(host, person);
        await AskAsync(host, other);
        await PassAsync(TimeSpan.FromDays(10));
        await UntilAsync(async () => await host.Sessions.LoadAsync(person.Key, default) is null && await host.Sessions.LoadAsync(other.Key, default) is null);

        await other.SayAsync("when will you remind me?");
        other.Taken.ShouldContain(said => Text(said).Contains("Tuesday, 15 January", StringComparison.Ordinal));
        await PassAsync(TimeSpan.FromDays(4));
        await host.Counted.UntilAsync("reminders.sent", 2);

        Wordings(host, "reminder.due").ShouldContain(person.LastText!);
    }

    [Fact]
    public async Task A_host_that_was_away_when_it_was_due_sends_it_when_it_starts()
    {
        var first = Start();
        var person = first.Person(_connector);
        await AskAsync(first, person);
        await StopAsync(first);

        await PassAsync(TwoWeeks + TimeSpan.FromHours(5));
        var second = Start();
        await second.Counted.UntilAsync("reminders.sent");

        Wordings(second, "reminder.due").ShouldContain(person.LastText!);
    }

    [Fact]
    public async Task What_is_more_than_a_week_late_is_not_sent()
    {
        var first = Start();
        var person = first.Person(_connector);
        await AskAsync(first, person);
        var before = person.Taken.Count;
        await StopAsync(first);

        await PassAsync(TwoWeeks + TimeSpan.FromDays(8));
        var second = Start();
        await UntilAsync(async () => await second.Reminders.FindAsync(person.Key, default) is null);

        person.Taken.Count.ShouldBe(before);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_connector_that_refuses_is_not_asked_again(int status)
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        var before = _connector.Requests.Count;
        _connector.Then(status);

        await PassAsync(TwoWeeks);
        await host.Counted.UntilAsync("reminders.refused");
        await PassAsync(TimeSpan.FromDays(2));
        await SentinelAsync(host);

        _connector.Requests.Skip(before).Count(request => request.Path.Contains(person.Conversation, StringComparison.Ordinal) || request.Path.Contains(Uri.EscapeDataString(person.Conversation), StringComparison.Ordinal)).ShouldBe(1);
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task After_an_outage_it_is_sent_once()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        var before = person.Taken.Count;
        _connector.Then(500, 500);

        await PassAsync(TwoWeeks);
        await host.Counted.UntilAsync("reminders.postponed");
        await PassAsync(TimeSpan.FromMinutes(5));
        await host.Counted.UntilAsync("reminders.postponed", 2);
        await PassAsync(TimeSpan.FromMinutes(30));
        await host.Counted.UntilAsync("reminders.sent");

        person.Taken.Count.ShouldBe(before + 1);
    }

    [Fact]
    public async Task An_outage_that_lasts_ends_in_giving_up()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        var before = person.Taken.Count;
        _connector.Then([.. Enumerable.Repeat(500, 6)]);

        await PassAsync(TwoWeeks);
        for (var times = 1; times <= 5; times++)
        {
            await host.Counted.UntilAsync("reminders.postponed", times);
            await PassAsync(TimeSpan.FromHours(12));
        }

        await host.Counted.UntilAsync("reminders.given_up");
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
        person.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Who_writes_during_the_outage_is_not_reminded_any_more()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        _connector.Then(500);
        await PassAsync(TwoWeeks);
        await host.Counted.UntilAsync("reminders.postponed");

        await person.SayAsync("what is coaching?");
        var before = person.Taken.Count;
        await PassAsync(TimeSpan.FromMinutes(5));
        await host.Counted.UntilAsync("reminders.unwanted");

        person.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_killed_host_that_may_have_sent_it_does_not_send_it_again()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        await StopAsync(host);
        await PassAsync(TwoWeeks);
        // What a process does until it is killed while the connector takes the message.
        await using (var killed = Start(("Reminders:Enabled", "false")))
        {
            var claimed = (await killed.Reminders.ClaimAsync(_time.GetUtcNow(), _time.GetUtcNow() + ClaimLasts, 10, default)).Reminders.ShouldHaveSingleItem();
            (await killed.Reminders.BeginAsync(claimed, default)).ShouldBeTrue();
        }

        var before = person.Taken.Count;
        var next = Start();
        await PassAsync(ClaimLasts);
        await next.Counted.UntilAsync("reminders.lost");

        person.Taken.Count.ShouldBe(before);
        (await next.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_killed_host_that_had_not_begun_leaves_it_to_the_next()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        await StopAsync(host);
        await PassAsync(TwoWeeks);
        await using (var killed = Start(("Reminders:Enabled", "false")))
            (await killed.Reminders.ClaimAsync(_time.GetUtcNow(), _time.GetUtcNow() + ClaimLasts, 10, default)).Reminders.ShouldHaveSingleItem();

        var next = Start();
        await PassAsync(ClaimLasts);
        await next.Counted.UntilAsync("reminders.sent");

        Wordings(next, "reminder.due").ShouldContain(person.LastText!);
    }

    [Fact]
    public async Task Of_two_nodes_on_one_store_one_sends()
    {
        var (one, other) = (Start(), Start());
        var persons = Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? one : other).Person(_connector)).ToList();
        foreach (var person in persons)
            await person.SayAsync("remind me in two weeks");
        var before = persons.Select(person => person.Taken.Count).ToList();

        await PassAsync(TwoWeeks);
        await UntilAsync(() => Task.FromResult(one.Counted.Of("reminders.sent") + other.Counted.Of("reminders.sent") == persons.Count));
        await PassAsync(TimeSpan.FromHours(1));
        await SentinelAsync(one);
        await SentinelAsync(other);

        persons.Select(person => person.Taken.Count).ShouldBe(before.Select(count => count + 1));
    }

    [Fact]
    public async Task It_waits_for_a_turn_that_is_being_answered()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        var talk = host.Services.GetRequiredService<SupportBot.Dialogs.ConversationRunner>();
        var (begun, over) = (new TaskCompletionSource(), new TaskCompletionSource());
        var turn = talk.SayOnceAsync(person.Key, "turn", () => { begun.SetResult(); return over.Task; }, default);
        await begun.Task;
        var before = person.Taken.Count;

        await PassAsync(TwoWeeks);
        await UntilAsync(() => Task.FromResult(host.Reminders.ClaimAsync(_time.GetUtcNow(), _time.GetUtcNow(), 1, default).AsTask().Result.Reminders.Count == 0));
        person.Taken.Count.ShouldBe(before);
        over.SetResult();
        await turn;
        await host.Counted.UntilAsync("reminders.sent");

        person.Taken.Count.ShouldBe(before + 1);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task In_a_group_there_is_none(string scope)
    {
        var host = Start();
        var person = host.Person(_connector);

        await person.SayAsync("remind me in two weeks", scope);

        Wordings(host, "group.private").ShouldContain(person.LastText!);
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("webchat")]
    public async Task Another_channel_is_told_that_it_cannot_be_and_what_can_help(string channel)
    {
        var host = Start();
        var person = host.Person(_connector);
        await person.SayAsync("hello", channel: channel);

        await person.SayAsync("remind me in two weeks", channel: channel);

        Wordings(host, "reminder.not_here").ShouldContain(person.LastText!);
        (await host.Reminders.FindAsync($"{channel}/{person.Conversation}", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Switched_off_none_is_set_and_none_is_sent()
    {
        var on = Start();
        var (early, late) = (on.Person(_connector), on.Person(_connector));
        await AskAsync(on, early);
        await StopAsync(on);
        var off = Start(("Reminders:Enabled", "false"));
        late.Http = off.Http;

        await late.SayAsync("hello");
        await late.SayAsync("remind me in two weeks");
        Wordings(off, "reminder.not_here").ShouldContain(late.LastText!);
        var before = early.Taken.Count;
        await PassAsync(TwoWeeks);
        await PassAsync(TimeSpan.FromDays(8));
        await UntilAsync(async () => await off.Reminders.FindAsync(early.Key, default) is null);

        early.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_said_to_somebody_who_left_while_safety_was_open()
    {
        var host = Start();
        var person = host.Person(_connector);
        await AskAsync(host, person);
        await person.SayAsync("I want to kill myself");
        var before = person.Taken.Count;

        await PassAsync(TwoWeeks);
        await host.Counted.UntilAsync("reminders.silent");

        person.Taken.Count.ShouldBe(before);
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_connector_that_is_no_longer_allowed_gets_nothing()
    {
        var first = Start();
        var person = first.Person(_connector);
        await AskAsync(first, person);
        var before = person.Taken.Count;
        await StopAsync(first);
        var second = Start(
            ("MicrosoftAppId", "3a1f7c52-9e0b-4d6a-8c1d-2b7e5f904a61"), ("MicrosoftAppPassword", "a secret of the tests"), ("Channels:AllowEmulator", "false"));

        await PassAsync(TwoWeeks);
        await second.Counted.UntilAsync("reminders.refused");

        person.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task Neither_log_nor_file_holds_words_names_or_ids_of_the_person()
    {
        var host = Start();
        var person = host.Person(_connector);
        await person.SayAsync($"hello {Marker}");
        await person.SayAsync("remind me in two weeks");
        _connector.Then(500);
        await PassAsync(TwoWeeks);
        await host.Counted.UntilAsync("reminders.postponed");
        var stored = Encoding.Latin1.GetString(DatabaseBytes());
        await PassAsync(TimeSpan.FromMinutes(5));
        await host.Counted.UntilAsync("reminders.sent");

        stored.ShouldContain("CREATE TABLE reminder");
        foreach (var secret in new[] { Marker, TeamsPerson.Name, TeamsPerson.DirectoryId, person.Conversation, "29:person", _connector.ServiceUrl, "You asked me" })
        {
            stored.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
            if (secret != _connector.ServiceUrl)
                host.Log.All.Contains(secret, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(secret);
        }
    }

    private ReminderHost Start(params (string Key, string Value)[] settings)
    {
        var host = new ReminderHost(_folder, _time, settings);
        _hosts.Add(host);
        return host;
    }

    private async Task StopAsync(ReminderHost host)
    {
        _hosts.Remove(host);
        await host.DisposeAsync();
    }

    private async Task AskAsync(ReminderHost host, TeamsPerson person)
    {
        await person.SayAsync("hello");
        await person.SayAsync("remind me in two weeks");
        Text(person.Taken[^1]).ShouldContain("Tuesday, 15 January");
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBe(_time.GetUtcNow() + TwoWeeks);
    }

    /// <summary>Moves the clock; hosts that run look for what is due.</summary>
    private Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return Task.CompletedTask;
    }

    /// <summary>Has a reminder of somebody else sent, after which earlier rounds are over.</summary>
    private async Task SentinelAsync(ReminderHost host)
    {
        var person = host.Person(_connector);
        await person.SayAsync("remind me in 1 day");
        await PassAsync(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(Wordings(host, "reminder.due").Contains(person.LastText)));
    }

    private byte[] DatabaseBytes()
    {
        using var bytes = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(_folder, "supportbot.db*"))
        {
            using var read = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read.CopyTo(bytes);
        }

        return bytes.ToArray();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    private static string Text(JsonObject said) => said["text"]?.GetValue<string>() ?? "";

    private static string[] Wordings(ReminderHost host, string phrase) =>
        [.. host.Services.GetRequiredService<SupportContent>().Texts.Find(null, phrase)!.Wordings.Select(wording => wording.Text)];
}
