using SupportBot.Content.Cards;
using SupportBot.Conversation;
using SupportBot.Conversation.Content;

namespace SupportBot.Content;

/// <summary>People whom the person can turn to by themselves.</summary>
internal sealed class PersonCardData : ICardData
{
    public CardValue Write(CardWriter card)
    {
        var entries = card.Ids("entries").Select(card.Catalog.Organisation.Find).OfType<DirectoryEntry>().ToList();
        var text = card.Text(entries.Count > 0 ? "person.text" : "person.none");
        return card.Card(
            card.Label("person"),
            string.Join("\n", [text, .. entries.Select(entry => entry.Url is { } url ? $"{entry.Name}: {entry.HowToStart} {url}" : $"{entry.Name}: {entry.HowToStart}")]),
            ("heading", card.Label("person")),
            ("text", text),
            ("entries", CardValue.List(entries.Select(entry => CardValue.Map(
                ("name", entry.Name), ("how", entry.HowToStart), ("links", card.Links(entry)))))),
            ("actions", CardValue.List(card.Choose(Emphasis.Main), card.HelpNow(), card.Button("menu", Intent.Menu))));
    }
}
