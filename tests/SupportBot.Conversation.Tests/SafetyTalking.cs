using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Tests;

/// <summary>A person who shows signs of danger to the engine and answers what it asks.</summary>
public abstract class SafetyTalking
{
    private protected static readonly SupportContent Content = TestContent.Britain;

    private protected SafetyTalking() => Person.Join();

    private protected Conversationalist Person { get; } = new(Content);

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

    protected SafetyPhase Show(RiskLevel level, RiskRoute route = RiskRoute.SuicidalThoughts) => Show(Person, level, route);

    private protected static SafetyPhase Show(Conversationalist person, RiskLevel level, RiskRoute route)
    {
        person.Happen(new Said(person.Now += TimeSpan.FromSeconds(5), new Reading { Risk = new RiskReading(level, route) { Language = "en" } }));
        return person.Session.Safety.Phase;
    }

    protected SafetyPhase Say(Intent intent)
    {
        Person.Happen(new Said(Person.Now += TimeSpan.FromSeconds(5), new Reading { Intent = intent }));
        return Person.Session.Safety.Phase;
    }

    private protected static void Say(Conversationalist person, Intent intent) =>
        person.Happen(new Said(person.Now += TimeSpan.FromSeconds(5), new Reading { Intent = intent }));

    protected string[] Said() => [.. Person.Last.Messages.Select(message => message.Id)];

    protected static string[] Wordings(string phrase) => [.. Content.Texts.Find(phrase)!.Wordings.Select(wording => wording.Text)];

    protected static bool Mentions(string text, params string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
