using System.Collections.Immutable;
using System.Text;
using SupportBot.Conversation;

namespace SupportBot.Storage.Tests.Support;

public static class Samples
{
    public static StoredSession Session(int turns = 1) => new(
        new Session
        {
            Locale = "en",
            Country = "GB",
            CountrySource = CountrySource.Person,
            Step = Step.Asking,
            OpenQuestion = "duration",
            Answers = [new Answer("concern", "low_mood"), new Answer("work", null)],
            Safety = new SafetyState { Phase = SafetyPhase.Resourced, Route = RiskRoute.Distress, Level = RiskLevel.Soft, Distress = true },
            Said = ImmutableSortedDictionary<string, int>.Empty.Add("welcome", 1),
            Turns = turns,
            LastSeen = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        },
        Version: 0,
        [
            new RecordedTurn("activity-1", [new Message(MessageKind.Card, "question") { Data = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("question", ["duration"]) }], Sent: 1),
        ]);

    public static ReadOnlyMemory<byte> Activity(string text) => Encoding.UTF8.GetBytes($$"""{"type":"message","text":"{{text}}"}""");

    public static string Text(ReadOnlyMemory<byte> activity) => Encoding.UTF8.GetString(activity.Span);

    /// <summary>All that a session holds, as its stored JSON: records with arrays do not compare by value.</summary>
    public static string Json(StoredSession? session) => session is null ? "none" : Encoding.UTF8.GetString(SessionJson.Write(session));
}
