using SupportBot.Host.Tests.Support;

namespace SupportBot.Doors.Tests.Reminders;

/// <summary>What becomes of a reminder that was not sent as it should have been is counted, and none goes without a word or twice.</summary>
public sealed class ReminderOutcomeTests : IAsyncLifetime
{
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

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task What_comes_too_late_is_counted_and_gone_also_where_reminders_are_switched_off(string enabled)
    {
        var person = await AskedAsync();
        var before = person.Taken.Count;
        _time.Advance(TwoWeeks + TimeSpan.FromDays(8));

        var later = Start(null, ("Reminders:Enabled", enabled));
        await later.Counted.UntilAsync("reminders.late");

        person.Taken.Count.ShouldBe(before);
        (await later.Reminders.FindAsync(person.Key, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_middleware_that_lets_nothing_through_hides_no_reminder()
    {
        var person = await AskedAsync();
        var before = person.Taken.Count;
        var deaf = Start(new Between((turn, next) => turn.Activity.Type == ActivityTypes.Event ? Task.CompletedTask : next()));

        _time.Advance(TwoWeeks);
        await deaf.Counted.UntilAsync("reminders.postponed");

        deaf.Counted.Of("reminders.unwanted").ShouldBe(0);
        (await deaf.Reminders.FindAsync(person.Key, default)).ShouldNotBeNull();
        person.Taken.Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_fault_that_is_swallowed_after_the_beginning_counts_as_perhaps_sent()
    {
        var person = await AskedAsync();
        var quiet = Start(new Between(SwallowAsync));
        _connector.Then(500);

        _time.Advance(TwoWeeks);
        await quiet.Counted.UntilAsync("reminders.unclear");

        (await quiet.Reminders.FindAsync(person.Key, default)).ShouldBeNull();

        static async Task SwallowAsync(ITurnContext turn, Func<Task> next)
        {
            try
            {
                await next();
            }
            catch (HttpRequestException)
            {
            }
        }
    }

    /// <summary>Somebody who asked for a reminder, of a host that has stopped.</summary>
    private async Task<TeamsPerson> AskedAsync()
    {
        await using var host = new ReminderHost(_folder, _time);
        var person = host.Person(_connector);
        await person.SayAsync("hello");
        await person.SayAsync("remind me in two weeks");
        (await host.Reminders.FindAsync(person.Key, default)).ShouldBe(_time.GetUtcNow() + TwoWeeks);
        return person;
    }

    private ReminderHost Start(IMiddleware? between, params (string Key, string Value)[] settings)
    {
        var host = new ReminderHost(_folder, _time, between, settings);
        _hosts.Add(host);
        return host;
    }

    private sealed class Between(Func<ITurnContext, Func<Task>, Task> run) : IMiddleware
    {
        public Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default) =>
            run(turnContext, () => next(cancellationToken));
    }
}
