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
    /// <summary>Number of the last write that is known to be stored.</summary>
    private readonly Dictionary<(string Kind, int Conversation), long> _known = [];

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

        _known.Values.ShouldAllBe(number => number > 0);
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
        await CheckAsync();
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
        var writes = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        var number = long.Parse(parts[2], CultureInfo.InvariantCulture);
        number.ShouldBe(_known.GetValueOrDefault(writes) + 1);
        _known[writes] = number;
        return true;
    }

    /// <summary>One write after the last acknowledged one may have been committed without its caller hearing of it; it counts from then on.</summary>
    private void ShouldHold(string kind, int conversation, long stored)
    {
        var known = _known.GetValueOrDefault((kind, conversation));
        stored.ShouldBeInRange(known, known + 1);
        _known[(kind, conversation)] = stored;
    }

    private async Task CheckAsync()
    {
        var protection = TurnStore.Protection(_folder.Path);
        await using var database = new SqliteDatabase(TurnStore.DatabasePath(_folder.Path), protection);
        database.Open();
        using var sessions = new SqliteSessionStore(database, protection, TimeProvider.System, NullLogger<SqliteSessionStore>.Instance);
        var directLine = new SqliteDirectLineStore(database, protection, TimeProvider.System, NullLogger<SqliteDirectLineStore>.Instance);
        var highest = _known.Keys.Select(writes => writes.Conversation).Append(Conversations - 1).Max();
        for (var number = 0; number <= highest; number++)
        {
            await CheckSessionAsync(sessions, number);
            await CheckActivitiesAsync(directLine, number);
        }
    }

    private async Task CheckSessionAsync(SqliteSessionStore sessions, int number)
    {
        var stored = await sessions.LoadAsync(TurnStore.ConversationId(number), CancellationToken.None)
            ?? new Conversation.StoredSession(new Conversation.Session(), 0, []);
        ShouldHold("saved", number, stored.Version);
        stored.Session.Turns.ShouldBe((int)stored.Version);
        var kept = (int)Math.Min(stored.Version, Conversation.StoredSession.KeptTurns);
        stored.Recent.Select(turn => turn.ActivityId)
            .ShouldBe(Enumerable.Range(0, kept).Select(i => TurnStore.ActivityId(stored.Version - kept + 1 + i)));
    }

    private async Task CheckActivitiesAsync(SqliteDirectLineStore directLine, int number)
    {
        var activities = (await directLine.ReadAsync(TurnStore.ConversationId(number), 0, int.MaxValue, CancellationToken.None)).Activities;
        ShouldHold("appended", number, activities.Count);
        activities.Select(Samples.Text).ShouldBe(Enumerable.Range(1, activities.Count).Select(i => TurnStore.ActivityJson(i)));
    }
}
