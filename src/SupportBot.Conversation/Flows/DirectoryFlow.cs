namespace SupportBot.Conversation.Flows;

/// <summary>People whom the person can turn to by themselves. Nobody is told.</summary>
internal static class DirectoryFlow
{
    private const int MostEntries = 3;

    public static void Show(TurnBuilder turn)
    {
        var entries = turn.Catalog.Organisation.Directory.OrderByDescending(entry => entry.Kind == "person").Take(MostEntries);
        turn.Show(CardIds.Person, ("entries", [.. entries.Select(entry => entry.Kind)]), Resume.Open(turn));
        turn.Count("person.shown");
        Resume.Hint(turn);
    }
}
