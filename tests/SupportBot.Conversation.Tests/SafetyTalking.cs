using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>A person who shows signs of danger to the engine and answers what it asks.</summary>
public abstract class SafetyTalking
{
    private protected static readonly SupportContent Content = TestContent.Britain;

    private protected SafetyTalking() => Begin();

    private protected Conversationalist Person { get; private set; } = null!;

    /// <summary>Somebody new is greeted.</summary>
    private protected void Begin(SupportContent? content = null, ChannelKind channel = ChannelKind.WebChat)
    {
        Person = new(content ?? Content) { Channel = channel };
        Person.Join();
    }

    protected void Reach(SafetyPhase phase)
    {
        Show(RiskLevel.Explicit);
        Intent? way = phase switch
        {
            SafetyPhase.Acknowledged => Intent.None,
            SafetyPhase.Resourced => Intent.No,
            SafetyPhase.Declined => Intent.Stop,
            SafetyPhase.Misunderstood => Intent.Misunderstood,
            SafetyPhase.Closed => Intent.ImSafe,
            _ => null,
        };
        if (way is { } wanted)
            Say(wanted);
        Person.Session.Safety.Phase.ShouldBe(phase);
    }

    protected SafetyPhase Show(RiskLevel level, RiskRoute route = RiskRoute.SuicidalThoughts, Told told = Told.None) =>
        Hear(new Reading { Risk = new RiskReading(level, route) { Language = "en" }, Told = told });

    protected SafetyPhase Say(Intent intent) => Hear(new Reading { Intent = intent });

    protected SafetyPhase Remark(SafetyRemark remark) => Hear(new Reading { Remark = remark });

    /// <summary>Something is written that was read so.</summary>
    protected SafetyPhase Hear(Reading reading)
    {
        Person.Happen(new Said(Person.Now += TimeSpan.FromSeconds(5), reading));
        return Person.Session.Safety.Phase;
    }

    /// <summary>Keeps writing what says nothing of danger.</summary>
    /// <returns>What each reply was.</returns>
    protected IReadOnlyList<T> KeepWriting<T>(int times, Func<T> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return [.. Enumerable.Range(0, times).Select(_ => { Say(Intent.None); return reply(); })];
    }

    protected string[] Said() => [.. Person.Last.Messages.Select(message => message.Id)];

    protected static string[] Wordings(string phrase) => [.. Content.Texts.Find(phrase)!.Wordings.Select(wording => wording.Text)];

    protected static bool Mentions(string text, params string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
