using Microsoft.Extensions.DependencyInjection;
using SupportBot.Content;
using SupportBot.Host.Tests.Support;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>Hosts on one store and one clock, and a connector on this machine that takes what they send.</summary>
public abstract class ReminderScene : IAsyncLifetime
{
    private protected static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14);

    private readonly List<ReminderHost> _hosts = [];

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("supportbot-reminders-").FullName;

    private protected ManualTime Time { get; } = new();

    private protected LoopbackConnector Connector { get; private set; } = null!;

    public async Task InitializeAsync() => Connector = await LoopbackConnector.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
        await Connector.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private protected ReminderHost Start(params (string Key, string Value)[] settings)
    {
        var host = new ReminderHost(Folder, Time, settings);
        _hosts.Add(host);
        return host;
    }

    private protected async Task StopAsync(ReminderHost host)
    {
        _hosts.Remove(host);
        await host.DisposeAsync();
    }

    /// <summary>A host, and somebody who asked it for a reminder in two weeks.</summary>
    private protected async Task<(ReminderHost Host, TeamsPerson Person)> AskedAsync(params (string Key, string Value)[] settings)
    {
        var host = Start(settings);
        return (host, await AskAsync(host));
    }

    /// <summary>The same, of a host that has stopped.</summary>
    private protected async Task<TeamsPerson> AskedAndStoppedAsync()
    {
        var (host, person) = await AskedAsync();
        await StopAsync(host);
        return person;
    }

    /// <summary>Somebody new who asks for a reminder in two weeks and reads the answer.</summary>
    private protected async Task<TeamsPerson> AskAsync(ReminderHost host)
    {
        var person = host.Person(Connector);
        await person.SayAsync("hello");
        await person.SayAsync("remind me in two weeks");
        person.LastText.ShouldNotBeNull().ShouldContain("Tuesday, 15 January");
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBe(Time.GetUtcNow() + TwoWeeks);
        person.ReadAll();
        return person;
    }

    /// <summary>Moves the clock; hosts that run look for what is due.</summary>
    private protected void Pass(TimeSpan time) => Time.Advance(time);

    /// <summary>Has a reminder of somebody else sent, after which earlier rounds are over.</summary>
    private protected async Task FinishRoundsAsync(ReminderHost host)
    {
        var person = host.Person(Connector);
        await person.SayAsync("remind me in 1 day");
        Pass(TimeSpan.FromDays(1));
        await UntilAsync(() => Task.FromResult(Wordings(host, "reminder.due").Contains(person.LastText)));
    }

    private protected static async Task ShouldHaveNoneAsync(ReminderHost host, TeamsPerson person) =>
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBeNull();

    private protected static void ShouldHaveHeard(ReminderHost host, TeamsPerson person, string phrase) =>
        Wordings(host, phrase).ShouldContain(person.LastText!);

    private protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    private protected static string[] Wordings(ReminderHost host, string phrase) =>
        [.. host.Services.GetRequiredService<SupportContent>().Texts.Find(null, phrase)!.Wordings.Select(wording => wording.Text)];
}
