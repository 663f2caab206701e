using System.Text;
using SupportBot.Content;
using SupportBot.Conversation;

namespace SupportBot.Cards.Tests;

/// <summary>Every card with the content that ships, as Teams and as a web chat gets it.</summary>
internal static class RealCards
{
    private static readonly SupportContent Content = SupportContent.Load(
        AppContext.BaseDirectory,
        new OrganisationOptions
        {
            Name = "Example organisation",
            Country = "GB",
            Locale = "en",
            Contact = "wellbeing@example.org",
            Directory =
            {
                new DirectoryEntryOptions { Kind = "therapy", Name = "Care line", HowToStart = "Call the care line.", Url = "tel:+441632960001" },
                new DirectoryEntryOptions { Kind = "coaching", Name = "Coaching pool", HowToStart = "Pick a coach.", Url = "https://example.org/coaching" },
                new DirectoryEntryOptions { Kind = "practical", Name = "People team", HowToStart = "Ask your manager." },
                new DirectoryEntryOptions { Kind = "person", Name = "Wellbeing team", HowToStart = "Write to the team.", Url = "mailto:wellbeing@example.org" },
            },
        },
        new Conversation.Content.Retention(SessionDays: 30, LogHours: 24));

    private static readonly Session Session = new() { Locale = "en", Turns = 12 };

    /// <summary>Rendered cards by name: the card's id, a dot, its number among the examples, the wording and the surface.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = (
        from example in CardExamples.Of(Content.Catalog).Index()
        from surface in new[] { (Name: "teams", Value: new Surface(Cards: true, Execute: true)), (Name: "web", Value: new Surface(Cards: true, Execute: false)) }
        from wording in Enumerable.Range(0, 3)
        let message = example.Item with { Wording = wording }
        select (Name: $"{example.Item.Id}.real-{example.Index}-{wording}-{surface.Name}", Json: Content.Presenter.Present(message, Session, surface.Value).Card!.Value))
        .DistinctBy(card => Encoding.UTF8.GetString(card.Json.Span))
        .ToDictionary(card => card.Name, card => card.Json.ToArray(), StringComparer.Ordinal);
}
