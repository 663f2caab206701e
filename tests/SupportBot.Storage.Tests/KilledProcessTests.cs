using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Storage.Sqlite;
using SupportBot.Storage.Tests.Support;
using SupportBot.Storage.TurnWriter;

namespace SupportBot.Storage.Tests;

/// <summary>A process that writes turns is killed, or its disk gets full; what it acknowledged must be there, each turn once.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private const int Conversations = 6;
    private const int Kills = 6;

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, long> _acknowledged = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task After_kill_9_at_any_moment_every_acknowledged_write_is_there_and_none_twice()
    {
        var random = new Random();
        for (var kill = 0; kill < Kills; kill++)
        {
            await WriteUntilKilledAsync(acknowledgements: random.Next(1, 400));
            await CheckAsync();
        }

        _acknowledged.Count.ShouldBe(2 * Conversations);
    }

    [Fact]
    public async Task A_full_disk_fails_the_write_clearly_loses_nothing_acknowledged_and_may_be_freed()
    {
        // Other systems have no such limit on file sizes.
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;

        using var process = Start("full");
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, await process.StandardError.ReadToEndAsync());
        var failure = Array.FindIndex(lines, line => line.StartsWith("failed", StringComparison.Ordinal));
        failure.ShouldBe(lines.Length - 2);
        lines[failure].ShouldContain("Storage:Path");
        lines[failure].ShouldContain("free space");
        foreach (var line in lines.Where((_, index) => index != failure))
            Acknowledge(line).ShouldBeTrue();
        await CheckSessionsAsync();
    }

    private async Task WriteUntilKilledAsync(int acknowledgements)
    {
        using var process = Start("endless");
        var seen = 0;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Acknowledge(line) && ++seen == acknowledgements)
                process.Kill();
        }

        await process.WaitForExitAsync();
        seen.ShouldBeGreaterThanOrEqualTo(acknowledgements, await process.StandardError.ReadToEndAsync());
    }

    private Process Start(string mode)
    {
        var program = typeof(TurnStore).Assembly.Location;
        return Process.Start(new ProcessStartInfo("dotnet", ["exec", program, mode, _folder.Path, Conversations.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private bool Acknowledge(string line)
    {
        if (!line.EndsWith(';'))
            return false;
        var parts = line.TrimEnd(';').Split(' ');
        var number = long.Parse(parts[2], CultureInfo.InvariantCulture);
        var last = _acknowledged.GetValueOrDefault($"{parts[0]} {parts[1]}");
        number.ShouldBeGreaterThan(last);
        _acknowledged[$"{parts[0]} {parts[1]}"] = number;
        return true;
    }

    private async Task CheckAsync()
    {
        await CheckSessionsAsync();
        await CheckActivitiesAsync();
    }

    private async Task CheckSessionsAsync()
    {
        var protection = TurnStore.Protection(_folder.Path);
        await using var database = new SqliteDatabase(TurnStore.DatabasePath(_folder.Path), protection);
        database.Open();
        using var sessions = new SqliteSessionStore(database, protection, TimeProvider.System, NullLogger<SqliteSessionStore>.Instance);
        foreach (var (number, acknowledged) in Acknowledged("saved"))
        {
            var stored = (await sessions.LoadAsync(TurnStore.ConversationId(number), CancellationToken.None))!;
            // The write after the last acknowledged one may have been committed without its caller hearing of it.
            stored.Version.ShouldBeInRange(acknowledged, acknowledged + 1);
            stored.Session.Turns.ShouldBe((int)stored.Version);
            var kept = (int)Math.Min(stored.Version, Conversation.StoredSession.KeptTurns);
            stored.Recent.Select(turn => turn.ActivityId)
                .ShouldBe(Enumerable.Range(0, kept).Select(i => TurnStore.ActivityId(stored.Version - kept + 1 + i)));
        }
    }

    private async Task CheckActivitiesAsync()
    {
        var protection = TurnStore.Protection(_folder.Path);
        await using var database = new SqliteDatabase(TurnStore.DatabasePath(_folder.Path), protection);
        database.Open();
        var store = new SqliteDirectLineStore(database, protection, TimeProvider.System, NullLogger<SqliteDirectLineStore>.Instance);
        foreach (var (number, acknowledged) in Acknowledged("appended"))
        {
            var activities = await store.ReadAsync(TurnStore.ConversationId(number), 0, int.MaxValue, CancellationToken.None);
            ((long)activities.Count).ShouldBeInRange(acknowledged, acknowledged + 1);
            activities.Select(Samples.Text).ShouldBe(Enumerable.Range(1, activities.Count).Select(i => TurnStore.ActivityJson(i)));
        }
    }

    private IEnumerable<(int Conversation, long Number)> Acknowledged(string kind) =>
        from entry in _acknowledged
        let parts = entry.Key.Split(' ')
        where parts[0] == kind
        select (int.Parse(parts[1], CultureInfo.InvariantCulture), entry.Value);
}
