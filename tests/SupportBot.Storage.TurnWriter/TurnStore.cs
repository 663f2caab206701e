using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Conversation;
using SupportBot.DirectLine;
using SupportBot.Storage.Sqlite;

namespace SupportBot.Storage.TurnWriter;

/// <summary>
/// Writes numbered turns and activities. Each acknowledgement is one line, <c>saved 3 17;</c> or <c>appended 3 17;</c>: kind, conversation
/// and number, ended by a semicolon so that a torn last line is known as such.
/// </summary>
public sealed class TurnStore : IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteSessionStore _sessions;
    private readonly SqliteDirectLineStore _directLine;

    private TurnStore(SqliteDatabase database, IDataProtectionProvider protection)
    {
        _database = database;
        _sessions = new SqliteSessionStore(database, protection, TimeProvider.System, NullLogger<SqliteSessionStore>.Instance);
        _directLine = new SqliteDirectLineStore(database, protection, TimeProvider.System, NullLogger<SqliteDirectLineStore>.Instance);
    }

    public static string ConversationId(int number) => string.Create(CultureInfo.InvariantCulture, $"conversation-{number}");

    public static string ActivityId(long number) => string.Create(CultureInfo.InvariantCulture, $"activity-{number}");

    public static string ActivityJson(long number) => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"activity-{{number}}"}""");

    public static IDataProtectionProvider Protection(string folder) =>
        DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder, "keys")), builder => builder.SetApplicationName("SupportBot"));

    public static string DatabasePath(string folder) => Path.Combine(folder, "supportbot.db");

    public static TurnStore Open(string folder)
    {
        var protection = Protection(folder);
        var database = new SqliteDatabase(DatabasePath(folder), protection);
        database.Open();
        return new TurnStore(database, protection);
    }

    public async Task WriteForeverAsync(int number)
    {
        var id = ConversationId(number);
        if (await _directLine.FindAsync(id, CancellationToken.None) is null)
            await _directLine.CreateAsync(new DirectLineConversation(id, "user", Locale: null, DateTimeOffset.UtcNow), CancellationToken.None);
        while (true)
        {
            Say("saved", number, await WriteTurnAsync(number));
            var next = 1 + (await _directLine.ReadAsync(id, 0, int.MaxValue, CancellationToken.None)).Activities.Count;
            var activity = Encoding.UTF8.GetBytes(ActivityJson(next));
            Say("appended", number, await _directLine.AppendAsync(id, [activity], CancellationToken.None));
        }
    }

    /// <returns>Number of the turn, which is also the version that the store now holds.</returns>
    public async Task<long> WriteTurnAsync(int number)
    {
        var id = ConversationId(number);
        var before = await _sessions.LoadAsync(id, CancellationToken.None) ?? new StoredSession(new Session(), 0, []);
        var turn = before.Version + 1;
        var after = before with
        {
            Session = before.Session with { Turns = before.Session.Turns + 1 },
            Recent = [.. before.Recent.TakeLast(StoredSession.KeptTurns - 1), new RecordedTurn(ActivityId(turn), [], 0)],
        };
        if (!await _sessions.SaveAsync(id, after, before.Version, CancellationToken.None))
            throw new InvalidOperationException($"Turn {turn} of conversation {number} lost a race, though nobody else writes it.");
        return turn;
    }

    public static void Say(string kind, int conversation, long number) =>
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind} {conversation} {number};"));

    public ValueTask DisposeAsync()
    {
        _sessions.Dispose();
        return _database.DisposeAsync();
    }
}
