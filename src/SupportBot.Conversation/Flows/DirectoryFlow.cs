namespace SupportBot.Conversation.Flows;

/// <summary>People whom the person can turn to by themselves. Nobody is told.</summary>
internal static class DirectoryFlow
{
    private const int MostEntries = 3;

    public static void TalkToPerson(TurnBuilder turn)
    {
        turn.Say(PhraseIds.PersonDirectory);
        var entries = turn.Catalog.Organisation.Directory;
        if (entries.IsEmpty)
            turn.Say(PhraseIds.DirectoryEmpty);
        foreach (var entry in entries.OrderByDescending(entry => entry.Kind == "person").Take(MostEntries))
            turn.Say(PhraseIds.PersonEntry, ("entry", entry.Kind));
    }
}
