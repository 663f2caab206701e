using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SupportBot.Conversation;
using SupportBot.Storage;

namespace SupportBot.Benchmarks;

/// <summary>What a loaded and saved turn costs, beside the floor (<see cref="BareSqlite"/>) in the same run.</summary>
public static class StorageBenchmark
{
    private const int ConversationsPerConnection = 20;

    public static async Task RunAsync(int storedConversations)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-benchmark-").FullName;
        try
        {
            using var host = Host(folder);
            await host.StartAsync();
            var store = host.Services.GetRequiredService<ISessionStore>();
            await FillAsync(store, storedConversations);

            var size = host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("size").Protect(SessionJson.Write(Typical())).Length;
            await using var floor = new BareSqlite(Path.Combine(folder, "floor.db"));
            Say($"stored conversations {storedConversations}, payload {size} bytes");
            Say("connections  what                   CPU ms/turn   turns/s   p99 ms   ratio of CPU");
            foreach (var connections in (int[])[1, 16, 64])
                await CompareAsync(connections, store, floor, size);
            await host.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IHost Host(string folder)
    {
        var builder = new HostApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSupportBotStorage(builder.Configuration, folder);
        return builder.Build();
    }

    private static async Task CompareAsync(int connections, ISessionStore store, BareSqlite floor, int size)
    {
        var rounds = new int[connections];
        var keys = Enumerable.Range(0, connections * ConversationsPerConnection)
            .Select(number => SHA256.HashData(BitConverter.GetBytes(number))[..16]).ToArray();
        var bare = await Measure.LoopAsync(connections, connection =>
            floor.WriteAsync(keys[(connection * ConversationsPerConnection) + Next(rounds, connection)], FreshBytes(size)));
        var warm = await Measure.LoopAsync(connections, connection =>
            TurnAsync(store, $"{connections}-{connection}-{Next(rounds, connection)}"));
        Print(connections, "floor: bare upsert", bare, bare);
        Print(connections, "turn: load and save", warm, bare);
    }

    private static int Next(int[] rounds, int connection) => rounds[connection]++ % ConversationsPerConnection;

    /// <summary>SQLite does not write a row that has not changed.</summary>
    private static byte[] FreshBytes(int size)
    {
        var payload = new byte[size];
        Random.Shared.NextBytes(payload);
        return payload;
    }

    private static async Task TurnAsync(ISessionStore store, string conversation)
    {
        var before = await store.LoadAsync(conversation, CancellationToken.None) ?? Typical();
        var after = before with { Session = before.Session with { Turns = before.Session.Turns + 1 } };
        if (!await store.SaveAsync(conversation, after, before.Version, CancellationToken.None))
            throw new InvalidOperationException("A turn lost a race, though nobody else writes its conversation.");
    }

    private static async Task FillAsync(ISessionStore store, int conversations)
    {
        var typical = Typical();
        await Parallel.ForAsync(0, conversations, new ParallelOptions { MaxDegreeOfParallelism = 512 }, async (number, cancellationToken) =>
            await store.SaveAsync($"stored-{number}", typical, 0, cancellationToken));
    }

    /// <summary>A conversation in the middle of its questions, with as many recorded turns as a row keeps.</summary>
    private static StoredSession Typical() => new(
        new Session
        {
            Country = "GB",
            CountrySource = CountrySource.Organisation,
            Step = Step.Asking,
            OpenQuestion = "duration",
            Answers = [new Answer("concern", "low_mood"), new Answer("work", "some"), new Answer("past", null)],
            Said = ImmutableSortedDictionary<string, int>.Empty.Add("welcome", 1).Add("menu", 1).Add("question", 4),
            Turns = 8,
            LastSeen = DateTimeOffset.UtcNow,
        },
        Version: 0,
        [.. Enumerable.Range(0, StoredSession.KeptTurns).Select(turn => new RecordedTurn(
            Guid.NewGuid().ToString(),
            [new Message(MessageKind.Card, "question") { Data = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("question", [$"question-{turn}"]) }],
            Sent: 1))]);

    private static void Print(int connections, string what, Figures figures, Figures floor) => Say(string.Create(
        CultureInfo.InvariantCulture,
        $"{connections,11}  {what,-22} {figures.CpuMs,11:F4} {figures.PerSecond,9:F0} {figures.P99Ms,8:F2} {figures.CpuMs / floor.CpuMs,14:F2}"));

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    private static void Say(string line) => Console.WriteLine(line);
}
