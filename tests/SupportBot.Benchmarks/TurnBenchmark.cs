using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SupportBot.Content;
using SupportBot.Content.Risk;
using SupportBot.Conversation;
using SupportBot.Conversation.Matching;
using SupportBot.Understanding.Risk;

namespace SupportBot.Benchmarks;

/// <summary>What the parts of a turn cost on one core, beside the floor: parsing the activity that brought it, in the same run.</summary>
public static class TurnBenchmark
{
    private const string Story =
        "Since the reorganisation I sleep badly and I argue at home, my manager moved every deadline and I am not sure whether I want to stay in this job at all";

    private const string Activity = """
        {"type":"message","id":"f7a8","timestamp":"2026-11-22T08:00:00Z","channelId":"msteams","serviceUrl":"https://smba.trafficmanager.net/emea/",
        "from":{"id":"29:1","aadObjectId":"1"},"conversation":{"id":"a:1","conversationType":"personal","tenantId":"t"},"recipient":{"id":"28:1"},
        "value":{"intent":"answer","target":"concern","choice":"low_mood","card":1},"entities":[{"type":"clientInfo","locale":"en-GB","country":"GB"}]}
        """;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public static void Run()
    {
        var content = SupportContent.Load(AppContext.BaseDirectory, Organisation());
        var risk = new RiskReader(RiskRuleLoader.Load(Path.Combine(AppContext.BaseDirectory, "Locales"), []).Rules);
        var session = Asked(content);
        var press = new Chose(DateTimeOffset.UtcNow, Intent.Answer, session.OpenQuestion, content.Catalog.FindQuestion(session.OpenQuestion)!.Choices[0].Id, Card: null);
        var turn = ConversationEngine.Transition(session, press, content.Catalog);
        var surface = new Surface(Cards: true, Execute: true);

        Console.Out.WriteLine("part                                        us    ratio to the floor");
        var floor = Time(() => JsonDocument.Parse(Activity).Dispose());
        Print("floor: parse the activity", floor, floor);
        Print("risk of 30 words", Time(() => risk.Read(Story, session.Safety)), floor);
        Print("30 words read whole", Time(() => content.Reader.Read(Story, session)), floor);
        Print("next question", Time(() => Matcher.Next(content.Catalog, session.Answers, inPain: false)), floor);
        Print("suggestion", Time(() => Matcher.Suggest(content.Catalog, turn.Session.Answers)), floor);
        Print("guided turn in the engine", Time(() => ConversationEngine.Transition(session, press, content.Catalog)), floor);
        Print("its messages as words and cards", Time(() =>
        {
            foreach (var message in turn.Messages)
                content.Presenter.Present(message, turn.Session, surface);
        }), floor);
        var stored = new StoredSession(turn.Session, 1, [new RecordedTurn("a", turn.Messages, turn.Messages.Length)]);
        Print("session written and read", Time(() => SessionJson.Read(SessionJson.Write(stored))), floor);
    }

    /// <summary>A talk in which three questions were answered and the fourth is open.</summary>
    private static Session Asked(SupportContent content)
    {
        var session = new Session { Locale = content.Catalog.Locale };
        UserEvent happened = new Joined(DateTimeOffset.UtcNow);
        for (var answered = -1; answered < 3; answered++)
        {
            session = ConversationEngine.Transition(session, happened, content.Catalog).Session;
            happened = session.OpenQuestion is { } open
                ? new Chose(DateTimeOffset.UtcNow, Intent.Answer, open, content.Catalog.FindQuestion(open)!.Choices[0].Id, Card: null)
                : new Chose(DateTimeOffset.UtcNow, Intent.Choose, Target: null, Choice: null, Card: null);
        }

        return ConversationEngine.Transition(session, happened, content.Catalog).Session;
    }

    private static OrganisationOptions Organisation() => new()
    {
        Name = "the benchmark",
        Country = "GB",
        Contact = "nobody",
    };

    /// <returns>Microseconds for each run, after as long a warm-up.</returns>
    private static double Time(Action part)
    {
        Repeat(part, Duration / 2);
        var (runs, spent) = Repeat(part, Duration);
        return spent.TotalMicroseconds / runs;
    }

    private static (long Runs, TimeSpan Spent) Repeat(Action part, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var runs = 0L;
        for (; clock.Elapsed < duration; runs++)
            part();
        return (runs, clock.Elapsed);
    }

    private static void Print(string part, double micros, double floor) => Console.Out.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{part,-36} {micros,9:0.00}  {micros / floor,9:0.0}"));
}
